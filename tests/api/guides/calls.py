"""Good requests to guides."""

from tests.api.callers import ELENA
from tests.api.calls import plain

CALLS = [
    plain("GET /v1/guides", ELENA),
    plain("GET /v1/guides/{name}", ELENA, "/v1/guides/internet_down"),
]
