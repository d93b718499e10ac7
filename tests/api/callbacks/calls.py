"""Good requests to promised calls."""

from tests.api.callers import ANA
from tests.api.calls import plain

CALLS = [
    plain("GET /v1/callbacks/windows", ANA, "/v1/callbacks/windows?topic=billing"),
    plain("POST /v1/callbacks", ANA, json={"topic": "billing"}),
    plain("GET /v1/callbacks/mine", ANA),
    plain("DELETE /v1/callbacks/mine", ANA),
]
