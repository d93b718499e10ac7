"""The adapter that speaks as Stripe does, against a server that does, and against servers on a bad day."""

import json
import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from api.formats import Money
from api.systems.providers.base import Charge, ChargeState, ProviderAway
from api.systems.providers.stripe import Stripe
from tools.ports import free_ports

KEY = SecretStr("sk_test_12345")
POUNDS = Money(4210, "GBP")
UNKNOWN = Charge(ChargeState.unknown)
SHORT = httpx.Timeout(10, read=0.3)


def reference() -> str:
    return uuid.uuid4().hex


@pytest.fixture
def stripe(localstripe: str) -> Stripe:
    return Stripe(localstripe, KEY)


def answering(status: int, body: Any = None, sent: list[httpx.Request] | None = None) -> Stripe:
    async def handle(request: httpx.Request) -> httpx.Response:
        if sent is not None:
            sent.append(request)
        return httpx.Response(status, content=body if isinstance(body, bytes) else json.dumps(body).encode())

    return Stripe("http://stripe", KEY, transport=httpx.MockTransport(handle))


def failing(error: type[httpx.HTTPError]) -> Stripe:
    def handle(_: httpx.Request) -> httpx.Response:
        raise error("no")

    return Stripe("http://stripe", KEY, transport=httpx.MockTransport(handle))


async def test_a_good_card_is_charged_once_however_often_it_is_asked(stripe: Stripe, localstripe: str) -> None:
    charge_id = await stripe.prepare("pm_card_visa", POUNDS, reference())
    assert charge_id
    assert await stripe.find(charge_id) == Charge(ChargeState.open)
    for _ in range(3):
        assert await stripe.charge(charge_id) == Charge(ChargeState.captured)
    assert await stripe.find(charge_id) == Charge(ChargeState.captured)
    async with httpx.AsyncClient(auth=(KEY.get_secret_value(), "")) as client:
        made = (await client.get(f"{localstripe}/v1/payment_intents/{charge_id}")).json()
    assert (made["amount"], made["currency"], len(made["charges"]["data"])) == (4210, "gbp", 1)


async def entered(localstripe: str, number: str) -> str:
    """A card as it is entered on their page. Theirs is the only side that ever has its number."""
    form = {"type": "card", "card[number]": number, "card[exp_month]": "12", "card[exp_year]": "2030"}
    async with httpx.AsyncClient(auth=(KEY.get_secret_value(), "")) as client:
        made = await client.post(f"{localstripe}/v1/payment_methods", data=form | {"card[cvc]": "123"})
    token: str = made.json()["id"]
    return token


async def test_a_card_that_is_declined_is_said_to_be(stripe: Stripe, localstripe: str) -> None:
    """Their stand-in turns 4000000000000002 down when it is saved, and this one when it is charged."""
    for token in ("pm_card_chargeCustomerFail", await entered(localstripe, "4000000000000341")):
        charge_id = await stripe.prepare(token, POUNDS, reference())
        assert charge_id
        declined = Charge(ChargeState.declined, "Not given by the bank")
        assert await stripe.charge(charge_id) == declined
        assert await stripe.find(charge_id) == declined
        assert await stripe.charge(charge_id) == declined


async def test_a_card_that_needs_approval_is_not_taken(stripe: Stripe, localstripe: str) -> None:
    charge_id = await stripe.prepare(await entered(localstripe, "4000002500003155"), POUNDS, reference())
    assert charge_id
    assert (await stripe.charge(charge_id)).reason == "The bank asks for the card holder's approval"


async def test_a_card_that_is_not_known_there_is_gone(stripe: Stripe) -> None:
    assert await stripe.prepare("pm_nobody", POUNDS, reference()) is None


async def test_what_is_cancelled_is_never_taken_and_what_was_taken_is_not_cancelled(stripe: Stripe) -> None:
    charge_id = await stripe.prepare("pm_card_visa", POUNDS, reference())
    assert charge_id
    assert await stripe.cancel(charge_id) == Charge(ChargeState.cancelled)
    assert await stripe.charge(charge_id) == Charge(ChargeState.cancelled)
    other = await stripe.prepare("pm_card_visa", POUNDS, reference())
    assert other
    await stripe.charge(other)
    assert await stripe.cancel(other) == Charge(ChargeState.captured)


async def test_the_same_reference_goes_with_the_same_key() -> None:
    sent: list[httpx.Request] = []
    stripe = answering(200, {"id": "pi_1", "status": "requires_confirmation"}, sent)
    for _ in range(2):
        await stripe.prepare("cus_7:pm_7", POUNDS, "our-reference")
    await stripe.charge("pi_1")
    assert [request.headers["Idempotency-Key"] for request in sent] == ["our-reference"] * 2 + ["pi_1:confirm"]
    form = dict(httpx.QueryParams(sent[0].content.decode()))
    assert form == {
        "amount": "4210",
        "currency": "gbp",
        "payment_method": "pm_7",
        "payment_method_types[]": "card",
        "metadata[reference]": "our-reference",
        "customer": "cus_7",
    }


async def test_a_time_out_is_no_answer(stalling: str) -> None:
    stripe = Stripe(stalling, KEY, timeout=SHORT)
    with pytest.raises(ProviderAway):
        await stripe.prepare("pm_card_visa", POUNDS, reference())
    assert await stripe.charge("pi_1") == UNKNOWN
    assert await stripe.find("pi_1") == UNKNOWN
    assert await stripe.cancel("pi_1") == UNKNOWN


async def test_a_refused_connection_has_surely_taken_nothing() -> None:
    stripe = Stripe(f"http://127.0.0.1:{free_ports(1)[0]}", KEY, timeout=SHORT)
    with pytest.raises(ProviderAway):
        await stripe.prepare("pm_card_visa", POUNDS, reference())
    assert await stripe.charge("pi_1") == Charge(ChargeState.open)
    assert await stripe.find("pi_1") == UNKNOWN


BAD_DAYS: dict[str, Callable[[], Stripe]] = {
    "500": lambda: answering(500, {"error": {"message": "sorry"}}),
    "503": lambda: answering(503, b"<html>"),
    "429": lambda: answering(429, {"error": {"code": "rate_limit"}}),
    "401": lambda: answering(401, {"error": {"message": "wrong key"}}),
    "not json": lambda: answering(200, b"<html>"),
    "another shape": lambda: answering(200, {"object": "list"}),
    "402 without a word": lambda: answering(402, b""),
    "torn off": lambda: failing(httpx.RemoteProtocolError),
    "read error": lambda: failing(httpx.ReadError),
    "pool": lambda: failing(httpx.PoolTimeout),
}


@pytest.mark.parametrize("day", BAD_DAYS)
async def test_on_a_bad_day_it_is_unknown_and_no_error_of_the_wire_gets_out(day: str) -> None:
    stripe = BAD_DAYS[day]()
    assert await stripe.charge("pi_1") == UNKNOWN
    assert await stripe.find("pi_1") == UNKNOWN
    assert await stripe.cancel("pi_1") == UNKNOWN
    for asked in (stripe.start_link("GBP", "r"), stripe.entered("cs_1")):
        with pytest.raises(ProviderAway):
            await asked


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("processing", "unknown"),
        ("requires_capture", "unknown"),
        ("something_new", "unknown"),
        ("canceled", "cancelled"),
    ],
)
async def test_a_state_that_is_no_answer_is_unknown(status: str, state: str) -> None:
    assert (await answering(200, {"id": "pi_1", "status": status}).charge("pi_1")).state == state


async def test_a_decline_is_told_in_plain_words() -> None:
    stripe = answering(402, {"error": {"code": "card_declined", "decline_code": "insufficient_funds"}})
    assert await stripe.charge("pi_1") == Charge(ChargeState.declined, "Not enough money on it")
    stripe = answering(402, {"error": {"code": "card_declined", "decline_code": "a_new_one"}})
    assert (await stripe.charge("pi_1")).reason == "Not given by the bank"


async def test_a_page_is_asked_for_and_the_card_entered_there_is_known_by_its_end() -> None:
    sent: list[httpx.Request] = []
    page = await answering(
        200, {"id": "cs_1", "url": "https://pay.example.com/cs_1", "expires_at": 1_790_000_000}, sent
    ).start_link("GBP", "our-reference")
    assert (page.id, page.url, page.ends_at.year) == ("cs_1", "https://pay.example.com/cs_1", 2026)
    assert b"mode=setup" in sent[0].content
    method = {"id": "pm_9", "card": {"brand": "visa", "last4": "4242", "exp_month": 7, "exp_year": 2030}}
    session: dict[str, Any] = {"id": "cs_1", "expires_at": 1_790_000_000, "customer": "cus_9"}
    assert await answering(200, session | {"setup_intent": "seti_1"}).entered("cs_1") is None
    done = session | {"setup_intent": {"status": "succeeded", "payment_method": method}}
    card = await answering(200, done).entered("cs_1")
    assert card
    assert (card.token, card.brand, card.last4, card.expires_on) == ("cus_9:pm_9", "Visa", "4242", date(2030, 7, 1))


def test_its_key_is_never_shown() -> None:
    assert "sk_test" not in repr(Stripe("http://stripe", KEY))
