"""A payment provider that speaks as Stripe does: payment intents, confirmed once, and a hosted page for a new card."""

import logging
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any

import httpx
from pydantic import SecretStr, ValidationError

from api.formats import Money
from api.systems.providers.base import Card, Charge, ChargeState, Page, ProviderAway
from api.systems.providers.stripe_wire import UNKNOWN, Intent, Method, Refusal, Session
from models.base import now

log = logging.getLogger(__name__)
# The guard before the payment system waits for eight seconds in all.
TIMEOUT = httpx.Timeout(3.5, connect=2.0)
LINK_LASTS = timedelta(minutes=31)
HALF_HOUR = 1800
# It may have been meant well: too many requests, the same one twice at once, or a fault of theirs.
NO_ANSWER = frozenset({401, 403, 409, 429})


class _Nothing(Exception):
    """No answer, or one that cannot be read. `is_unsent`: the request has not even arrived."""

    def __init__(self, reason: str, *, is_unsent: bool = False) -> None:
        super().__init__(reason)
        self.is_unsent = is_unsent


@dataclass(frozen=True)
class Stripe:
    url: str
    key: SecretStr
    # Where the hosted page sends the customer back to.
    public_url: str = ""
    timeout: httpx.Timeout = field(default_factory=lambda: TIMEOUT)
    transport: httpx.AsyncBaseTransport | None = None

    async def prepare(self, token: str, amount: Money, reference: str) -> str | None:
        customer, _, method = token.rpartition(":")
        form = {
            "amount": str(amount.minor),
            "currency": amount.currency.lower(),
            "payment_method": method,
            "payment_method_types[]": "card",
            "metadata[reference]": reference,
        }
        try:
            answer = await self._post("payment_intents", form | ({"customer": customer} if customer else {}), reference)
            if answer.status_code in (400, 402, 404):
                log.warning("stripe does not take a saved card: %s", answer.status_code)
                return None
            return Intent.model_validate_json(_good(answer)).id
        except (_Nothing, ValidationError) as trouble:
            raise ProviderAway(str(trouble)) from trouble

    async def charge(self, charge_id: str) -> Charge:
        """Confirmed once: Stripe refuses to confirm what has been confirmed, with our key or without it."""
        try:
            answer = await self._post(f"payment_intents/{charge_id}/confirm", {}, f"{charge_id}:confirm")
        except _Nothing as trouble:
            return Charge(ChargeState.open) if trouble.is_unsent else UNKNOWN
        if answer.status_code == httpx.codes.BAD_REQUEST:  # not to be confirmed any more
            return await self.find(charge_id)
        return _charge_of(answer)

    async def find(self, charge_id: str) -> Charge:
        try:
            return _charge_of(await self._send("GET", f"payment_intents/{charge_id}"))
        except _Nothing:
            return UNKNOWN

    async def cancel(self, charge_id: str) -> Charge:
        try:
            answer = await self._post(f"payment_intents/{charge_id}/cancel", {}, f"{charge_id}:cancel")
        except _Nothing:
            return UNKNOWN
        return await self.find(charge_id) if answer.is_client_error else _charge_of(answer)

    async def start_link(self, currency: str, reference: str) -> Page:
        """The page only saves a card; what is paid with it is paid like everything else, so that it is paid once."""
        # Up to a whole half hour: asked again with another end, the same key would be refused.
        ends_at = -(-int((now() + LINK_LASTS).timestamp()) // HALF_HOUR) * HALF_HOUR
        form = {
            "mode": "setup",
            "currency": currency.lower(),
            "customer_creation": "always",
            "client_reference_id": reference,
            "success_url": f"{self.public_url}/",
            "expires_at": str(ends_at),
        }
        try:
            answer = await self._post("checkout/sessions", form, f"{reference}:{ends_at}")
            session = Session.model_validate_json(_good(answer))
        except (_Nothing, ValidationError) as trouble:
            raise ProviderAway(str(trouble)) from trouble
        return Page(session.id, session.url or "", datetime.fromtimestamp(session.expires_at, UTC))

    async def entered(self, page_id: str) -> Card | None:
        query = {"expand[]": "setup_intent.payment_method"}
        try:
            session = Session.model_validate_json(
                _good(await self._send("GET", f"checkout/sessions/{page_id}", params=query))
            )
            setup = session.setup_intent if isinstance(session.setup_intent, dict) else {}
            if setup.get("status") != "succeeded":
                return None
            method = Method.model_validate(setup.get("payment_method"))
        except (_Nothing, ValidationError) as trouble:
            raise ProviderAway(str(trouble)) from trouble
        token = f"{session.customer}:{method.id}" if session.customer else method.id
        ends_on = date(method.card.exp_year, method.card.exp_month, 1)
        return Card(token, method.card.brand.title(), method.card.last4, ends_on)

    async def _post(self, path: str, form: Mapping[str, str], key: str) -> httpx.Response:
        return await self._send("POST", path, data=form, headers={"Idempotency-Key": key})

    async def _send(self, method: str, path: str, **options: Any) -> httpx.Response:
        secret = self.key.get_secret_value()
        try:
            async with httpx.AsyncClient(
                base_url=f"{self.url}/v1/",
                auth=(secret, ""),
                timeout=self.timeout,
                transport=self.transport,
                verify=self._trust,
            ) as client:
                answer = await client.request(method, path, **options)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol) as trouble:
            raise _Nothing(type(trouble).__name__, is_unsent=True) from trouble
        except httpx.HTTPError as trouble:
            raise _Nothing(type(trouble).__name__) from trouble
        if answer.is_server_error or answer.status_code in NO_ANSWER:
            log.warning("stripe answered %s %s with %s", method, path.partition("/")[0], answer.status_code)
            raise _Nothing(f"it answered {answer.status_code}")
        return answer

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        return ssl.create_default_context()


def _good(answer: httpx.Response) -> bytes:
    if not answer.is_success:
        raise _Nothing(f"it answered {answer.status_code}")
    return answer.content


def _charge_of(answer: httpx.Response) -> Charge:
    try:
        if answer.status_code == httpx.codes.PAYMENT_REQUIRED:
            return Charge(ChargeState.declined, Refusal.model_validate_json(answer.content).error.reason)
        return Intent.model_validate_json(_good(answer)).charge()
    except (_Nothing, ValidationError):
        return UNKNOWN
