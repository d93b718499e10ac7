"""The only HTTP client: calls the api, and turns whatever happens into one of a few outcomes."""

import asyncio
import logging
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

import httpx

from bot.actions.not_shown import insist_on_shown
from bot.reading import Brand

logger = logging.getLogger(__name__)

# A customer waits for this. Three seconds is what one call may take; there is no second try here,
# the worker sends the whole turn again when it fails.
TIMEOUT = httpx.Timeout(3.0)
# Name and telephone number change rarely, plans a little more often, and every turn needs them.
KEPT_SECONDS = 300
# After a look that failed: not every turn waits for it anew, and the names come soon after the api is back.
LOOK_AGAIN_SECONDS = 15
# The api answers with what it remembers from the first time where a key comes twice.
KEY = "Idempotency-Key"
PROBLEMS = "/problems/"


class Outcome(Enum):
    """All that can come of a call."""

    ok = "ok"
    sign_in = "sign_in"
    not_holder = "not_holder"
    which_service = "which_service"
    # It can't be done, and `problem` says why: the topic has words for that.
    refused = "refused"
    # Too slow, away, or not as agreed.
    unavailable = "unavailable"
    # The same, of a change that was on its way: it may have been done.
    unknown = "unknown"
    token_refused = "token_refused"


_OUTCOMES = {
    "sign-in-required": Outcome.sign_in,
    "not-account-holder": Outcome.not_holder,
    "which-service": Outcome.which_service,
    "token-refused": Outcome.token_refused,
}


@dataclass(frozen=True)
class Answer:
    """What came of a call. `body` is the api's answer, or its problem with the facts that it names."""

    outcome: Outcome
    body: Any = None
    # The problem's own name, as in "no-bill".
    problem: str = ""

    @property
    def ok(self) -> bool:
        return self.outcome is Outcome.ok


@dataclass(frozen=True)
class Operator:
    """Who the customer is talking to, and what its plans are called."""

    name: str = "your provider"
    phone: str = ""
    phone_hours: str = ""
    site: str = ""
    timezone: str = "Europe/London"
    # Nobody's number, as people of the country write one.
    example_phone: str = ""
    # Numbers that are not the operator's own: "emergency", and who helps with debt, abuse and despair.
    helplines: Mapping[str, str] = field(default_factory=dict)
    reading: Brand = field(default_factory=Brand)

    @property
    def facts(self) -> dict[str, Any]:
        """What any wording may name."""
        own = {"brand": self.name, "phone": self.phone, "hours": self.phone_hours, "site": self.site}
        return {**own, "example_phone": self.example_phone, **self.helplines}


class Client:
    """Calls the api. No exception of httpx leaves it."""

    def __init__(self, base_url: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._http = httpx.AsyncClient(base_url=base_url, timeout=TIMEOUT, transport=transport)
        self._operator: Operator | None = None
        # When to look at the operator again.
        self._look_at = 0.0

    async def get(self, path: str, token: str | None = None, query: Mapping[str, Any] | None = None) -> Answer:
        return await self._call("GET", path, token, params=query or None)

    async def send(self, method: str, path: str, token: str, body: Mapping[str, Any] | None, key: str) -> Answer:
        """A change. Sent twice under one key, it is done once."""
        answer = await self._call(method, path, token, json=body, key=key)
        if answer.outcome is Outcome.unavailable and _may_be_done(path, answer):
            return replace(answer, outcome=Outcome.unknown)
        return answer

    async def operator(self) -> Operator | None:
        """The operator, or the last one known; None when it was never reached."""
        if time.monotonic() >= self._look_at:
            if self._operator is not None:
                # Who comes meanwhile goes on with what is known, and waits for nothing.
                self._look_again_in(LOOK_AGAIN_SECONDS)
            brand = await self.get("/v1/brand")
            if brand.ok:
                self._operator = await self._read(brand.body)
            else:
                self._look_again_in(LOOK_AGAIN_SECONDS)
        return self._operator

    def _look_again_in(self, seconds: float) -> None:
        self._look_at = time.monotonic() + seconds

    async def _read(self, brand: Mapping[str, Any]) -> Operator:
        plans, addons = await asyncio.gather(self.get("/v1/plans/catalogue"), self.get("/v1/plans/addons"))
        self._look_again_in(KEPT_SECONDS if plans.ok and addons.ok else LOOK_AGAIN_SECONDS)
        known = self._operator.reading if self._operator else Brand()
        return Operator(
            name=brand["name"],
            phone=brand["phone"],
            phone_hours=brand["phone_hours"],
            site=brand.get("site", ""),
            timezone=brand["timezone"],
            example_phone=brand["example_phone"],
            helplines={f"helpline_{name}": number for name, number in brand.get("helplines", {}).items() if number},
            reading=Brand(
                brand["locale"],
                brand["currency"],
                _names(plans, "plans") if plans.ok else known.plans,
                _names(addons, "addons") if addons.ok else known.addons,
            ),
        )

    async def _call(
        self,
        method: str,
        path: str,
        token: str | None,
        *,
        params: Mapping[str, Any] | None = None,
        json: Mapping[str, Any] | None = None,
        key: str | None = None,
    ) -> Answer:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if key:
            headers[KEY] = key
        try:
            response = await self._http.request(method, path, headers=headers, params=params, json=json)
            return _answer(path, response)
        except httpx.HTTPError as error:
            logger.warning("%s %s has no answer: %s", method, path, type(error).__name__)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            # The api and the bot disagree about the contract: a fault of ours, never the customer's to see.
            logger.error("%s %s is not as agreed: %r", method, path, error)
        return Answer(Outcome.unavailable)


def _answer(path: str, response: httpx.Response) -> Answer:
    if response.is_success:
        return Answer(Outcome.ok, response.json() if response.content else None)
    body = response.json()
    problem = str(body["type"]).removeprefix(PROBLEMS)
    insist_on_shown(problem)
    if response.is_server_error:
        logger.warning("%s is unavailable: %s %s", path, response.status_code, problem)
        return Answer(Outcome.unavailable, body, problem)
    return Answer(_OUTCOMES.get(problem, Outcome.refused), body, problem)


def _may_be_done(path: str, answer: Answer) -> bool:
    """A quote binds nobody, and a system that says itself that it is away has done nothing."""
    return not path.endswith("/quotes") and answer.problem in ("", "outcome-unknown")


def _names(listed: Answer, what: str) -> tuple[str, ...]:
    return tuple(one["name"] for one in listed.body[what])


_shared: Client | None = None


def shared_client() -> Client:
    """The process's client, made at its first use so that a test or a tool may import actions without an api."""
    global _shared
    if _shared is None:
        _shared = Client(os.environ["API_URL"])
    return _shared
