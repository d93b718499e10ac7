"""What customers ask for in a benchmark, and how often compared with each other."""

import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.load.client import Answer, Client
from tests.load.generator import Send
from tests.load.people import Person


@dataclass(frozen=True, slots=True)
class Mix:
    name: str
    sends: dict[str, Callable[[Person], Send]]
    # How often each is sent, compared with the others. Empty: all as often.
    often: dict[str, float] = field(default_factory=dict)


def get(path: str) -> Callable[[Person], Send]:
    def by(person: Person) -> Send:
        async def send(client: Client) -> Answer:
            return await client.send("GET", path, person.headers)

        return send

    return by


def put(path: str, body: Callable[[Person], dict[str, Any]]) -> Callable[[Person], Send]:
    return _changing("PUT", path, body)


def post(path: str, body: Callable[[Person], dict[str, Any]]) -> Callable[[Person], Send]:
    return _changing("POST", path, body)


def _changing(method: str, path: str, body: Callable[[Person], dict[str, Any]]) -> Callable[[Person], Send]:
    def by(person: Person) -> Send:
        async def send(client: Client) -> Answer:
            headers = person.headers | {"Idempotency-Key": uuid.uuid4().hex}
            return await client.send(method, path.format(service_id=person.service_id), headers, body(person))

        return send

    return by


# What the framework and the network cost alone: the others are to be read beside it.
CHEAP = Mix("the cheapest request there is", {"GET /v1/brand": get("/v1/brand")})
READS = Mix(
    "reads",
    {
        path: get(path.removeprefix("GET "))
        for path in (
            "GET /v1/accounts/me",
            "GET /v1/billing/balance",
            "GET /v1/billing/bills",
            "GET /v1/billing/current",
            "GET /v1/billing/current/comparison",
            "GET /v1/orders",
            "GET /v1/outages/mine",
            "GET /v1/payments",
            "GET /v1/plans/mine",
            "GET /v1/tickets",
            "GET /v1/usage/current",
        )
    },
)
# Every service kind can do these, as often as one likes.
WRITES = Mix(
    "writes",
    {
        "POST /v1/tickets": post(
            "/v1/tickets", lambda _: {"kind": "request", "text": f"Please call me: {uuid.uuid4()}"}
        ),
        "PUT /v1/accounts/services/{id}/nickname": put(
            "/v1/accounts/services/{service_id}/nickname", lambda _: {"nickname": f"line {uuid.uuid4().hex[:6]}"}
        ),
        "POST /v1/diagnostics/tests": post("/v1/diagnostics/tests", lambda person: {"service_id": person.service_id}),
        "POST /v1/plans/cancellations/quotes": post(
            "/v1/plans/cancellations/quotes", lambda person: {"service_id": person.service_id, "reason": "moving"}
        ),
        "PUT /v1/accounts/notification-choices": put(
            "/v1/accounts/notification-choices",
            lambda _: {"choices": [{"kind": "bill", "channel": "sms", "wanted": secrets.choice([True, False])}]},
        ),
    },
)
# As a working day has them: who looks at a bill nine times pays it once.
EVERYDAY = Mix(
    "nine reads to a write",
    READS.sends | WRITES.sends,
    often=dict.fromkeys(READS.sends, 9 / len(READS.sends)) | dict.fromkeys(WRITES.sends, 1 / len(WRITES.sends)),
)
