"""Good requests about who is signed in."""

from tests.api.callers import ANA
from tests.api.calls import plain

CALLS = [plain("GET /v1/me", ANA)]
