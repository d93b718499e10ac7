"""Good requests to billing."""

from tests.api.callers import ANA
from tests.api.calls import plain

CALLS = [
    plain("GET /v1/billing/current", ANA),
    plain("GET /v1/billing/current/comparison", ANA),
]
