"""Good requests to push."""

from tests.api.callers import ANA
from tests.api.calls import plain

CALLS = [plain("GET /v1/push/key", ANA)]
