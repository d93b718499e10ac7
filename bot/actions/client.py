"""The only HTTP client: reads from the api, and turns whatever happens into one of a few outcomes."""

import logging
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

import httpx

from bot.actions.bills import Bill, Comparison, Day, NotAsAgreed

logger = logging.getLogger(__name__)

# A customer waits for this. Three seconds is what one call may take; there is no second try here,
# the worker sends the whole turn again when it fails.
TIMEOUT = httpx.Timeout(3.0)
# Name and telephone number change rarely, and every offer of a person needs them.
BRAND_SECONDS = 300

Body = TypeVar("Body")


class Outcome(Enum):
    """All that can come of a call."""

    ok = "ok"
    sign_in_required = "sign_in_required"
    not_account_holder = "not_account_holder"
    no_bill = "no_bill"
    token_refused = "token_refused"
    unavailable = "unavailable"


# What the api calls its problems. Any other is `unavailable`.
PROBLEMS = {
    "/problems/sign-in-required": Outcome.sign_in_required,
    "/problems/not-account-holder": Outcome.not_account_holder,
    "/problems/no-bill": Outcome.no_bill,
    "/problems/token-refused": Outcome.token_refused,
}


@dataclass(frozen=True)
class Reply(Generic[Body]):
    """What came of a call, and its body when all went well."""

    outcome: Outcome
    body: Body | None = None
    next_bill_on: Day | None = None


@dataclass(frozen=True)
class Brand:
    """Whose assistant this is, and where its people are reached."""

    name: str
    phone: str
    phone_hours: str

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> "Brand":
        return cls(name=str(body["name"]), phone=str(body["phone"]), phone_hours=str(body["phone_hours"]))


class Client:
    """Calls the api. No exception of httpx leaves it."""

    def __init__(self, base_url: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._http = httpx.AsyncClient(base_url=base_url, timeout=TIMEOUT, transport=transport)
        self._brand: Brand | None = None
        self._brand_read_at = 0.0

    async def current_bill(self, token: str) -> Reply[Bill]:
        return await self._get("/v1/billing/current", Bill.read, token)

    async def comparison(self, token: str) -> Reply[Comparison]:
        return await self._get("/v1/billing/current/comparison", Comparison.read, token)

    async def brand(self) -> Brand | None:
        """The operator, or the last one known; None when it was never reached."""
        if self._brand is None or time.monotonic() - self._brand_read_at > BRAND_SECONDS:
            reply = await self._get("/v1/brand", Brand.read)
            if reply.body is not None:
                self._brand, self._brand_read_at = reply.body, time.monotonic()
        return self._brand

    async def _get(self, path: str, read: Callable[[Any], Body], token: str | None = None) -> Reply[Body]:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        try:
            response = await self._http.get(path, headers=headers)
            if response.status_code == httpx.codes.OK:
                return Reply(Outcome.ok, read(response.json()))
            return _problem(path, response)
        except httpx.HTTPError as error:
            logger.warning("%s cannot be read: %s", path, type(error).__name__)
        except (NotAsAgreed, KeyError, TypeError, ValueError, AttributeError) as error:
            # The api and the bot disagree about the contract: a fault of ours, never the customer's to see.
            logger.error("%s is not as agreed: %r", path, error)
        return Reply(Outcome.unavailable)


def _problem(path: str, response: httpx.Response) -> Reply[Any]:
    problem = response.json()
    outcome = PROBLEMS.get(problem["type"], Outcome.unavailable)
    if outcome is Outcome.unavailable:
        logger.warning("%s is unavailable: %s %s", path, response.status_code, problem["type"])
    day = problem.get("next_bill_on")
    return Reply(outcome, next_bill_on=Day.read(day) if day else None)


_shared: Client | None = None


def shared_client() -> Client:
    """The process's client, made at its first use so that a test or a tool may import actions without an api."""
    global _shared
    if _shared is None:
        _shared = Client(os.environ["API_URL"])
    return _shared
