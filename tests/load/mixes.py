"""What customers ask for in a benchmark, and how often compared with each other."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

from tests.load.generator import Send
from tests.load.people import Person


@dataclass(frozen=True, slots=True)
class Mix:
    name: str
    sends: dict[str, Callable[[Person], Send]]


def get(path: str) -> Callable[[Person], Send]:
    def by(person: Person) -> Send:
        async def send(client: httpx.AsyncClient) -> httpx.Response:
            return await client.get(path.format(service_id=person.service_id), headers=person.headers)

        return send

    return by


def post(path: str, body: Callable[[Person], dict[str, Any]]) -> Callable[[Person], Send]:
    def by(person: Person) -> Send:
        async def send(client: httpx.AsyncClient) -> httpx.Response:
            headers = person.headers | {"Idempotency-Key": uuid.uuid4().hex}
            return await client.post(path.format(service_id=person.service_id), json=body(person), headers=headers)

        return send

    return by


# What the framework and the network cost alone: the others are to be read beside it.
CHEAP = Mix("the cheapest request there is", {"GET /v1/brand": get("/v1/brand")})
READS = Mix(
    "reads",
    {
        path: get(path.removeprefix("GET "))
        for path in (
            "GET /v1/billing/current",
            "GET /v1/billing/current/comparison",
        )
    },
)
WRITES = Mix("writes", {})
