"""The sandbox: good and bad cards by name, one charge a reference, and a memory that outlives the process."""

import uuid

import pytest

from api.db import Database
from api.formats import Money
from api.payments.sandbox_page import SCRIPT, page_of
from api.settings import Settings
from api.systems.providers.base import Charge, ChargeState, ProviderAway
from api.systems.providers.chosen import provider_for
from api.systems.providers.sandbox import CARDS, OneCardOnly, Sandbox
from api.systems.providers.stripe import Stripe

POUNDS = Money(1000, "GBP")
CAPTURED, UNKNOWN = Charge(ChargeState.captured), Charge(ChargeState.unknown)


def token(card: str) -> str:
    return f"sandbox_{card}_{uuid.uuid4().hex}"


@pytest.fixture
def sandbox(database: Database) -> Sandbox:
    return Sandbox(database, "https://selfcare.example.com")


@pytest.mark.parametrize(
    ("card", "said", "found"),
    [
        ("works", "captured", "captured"),
        ("demo", "captured", "captured"),
        ("no_such_card", "captured", "captured"),
        ("declined", "declined", "declined"),
        ("no_money", "declined", "declined"),
        ("expired", "declined", "declined"),
        ("lost", "unknown", "captured"),
        ("lost_declined", "unknown", "declined"),
        ("silent", "unknown", "unknown"),
        ("twice", "captured", "captured"),
    ],
)
async def test_a_card_does_what_its_name_says(sandbox: Sandbox, card: str, said: str, found: str) -> None:
    charge_id = await sandbox.prepare("demo_5f" if card == "demo" else token(card), POUNDS, "r")
    assert charge_id
    assert (await sandbox.charge(charge_id)).state == said
    assert (await sandbox.find(charge_id)).state == found


@pytest.mark.parametrize(("minor", "state"), [(6602, "declined"), (6619, "unknown"), (6601, "captured")])
async def test_some_amounts_go_wrong_with_any_card(sandbox: Sandbox, minor: int, state: str) -> None:
    charge_id = await sandbox.prepare(token("works"), Money(minor, "GBP"), "r")
    assert charge_id
    assert (await sandbox.charge(charge_id)).state == state


async def test_some_cards_do_not_even_get_so_far(sandbox: Sandbox) -> None:
    assert await sandbox.prepare(token("gone"), POUNDS, "r") is None
    with pytest.raises(ProviderAway):
        await sandbox.prepare(token("away"), POUNDS, "r")


async def test_another_process_remembers_what_this_one_was_asked(database: Database) -> None:
    one, other = Sandbox(database, ""), Sandbox(database, "")
    first = await one.prepare(token("works"), POUNDS, "r")
    assert first
    assert first == await other.prepare(token("declined"), POUNDS, "r")
    assert [await one.charge(first), await other.charge(first), await other.find(first)] == [CAPTURED] * 3
    assert await other.cancel(first) == CAPTURED


async def test_what_is_cancelled_is_never_taken(sandbox: Sandbox) -> None:
    charge_id = await sandbox.prepare(token("works"), POUNDS, "r")
    assert charge_id
    assert await sandbox.cancel(charge_id) == Charge(ChargeState.cancelled)
    assert await sandbox.charge(charge_id) == Charge(ChargeState.cancelled)


async def test_what_it_never_heard_of_is_unknown(sandbox: Sandbox) -> None:
    assert await sandbox.find("nothing") == UNKNOWN
    assert await sandbox.cancel("nothing") == UNKNOWN
    assert await sandbox.entered("nothing") is None
    assert await sandbox.choose("nothing", "works") is None


async def test_a_page_s_key_is_behind_the_hash_and_kept_nowhere(sandbox: Sandbox) -> None:
    page = await sandbox.start_link("GBP", "r")
    address, _, key = page.url.partition("#")
    assert address == "https://selfcare.example.com/v1/payments/sandbox/page"
    assert key not in page.id
    assert await sandbox.entered(page.id) is None
    assert await sandbox.choose(key, "declined") == page.id
    assert await sandbox.choose(key, "declined") == page.id
    with pytest.raises(OneCardOnly):
        await sandbox.choose(key, "works")
    card = await sandbox.entered(page.id)
    assert card
    assert (card.last4, key in card.token) == ("0002", False)


def test_no_card_can_be_pressed_before_the_script_of_the_page_is_there() -> None:
    page = page_of(CARDS)
    assert page.count("<button ") == page.count(" disabled>") == len(CARDS)
    assert SCRIPT.endswith("\nallow(true);\n")


def chosen(**options: object) -> Settings:
    secret = "a secret that only tests know, and long enough"
    given: dict[str, object] = {"database_url": "postgresql://u@h/d", "redis_url": "redis://h", "bot_url": "http://b"}
    secrets = dict.fromkeys(("bot_secret", "token_secret", "desk_secret"), secret)
    return Settings.model_validate(given | secrets | options)


def test_production_refuses_a_provider_that_takes_no_money(database: Database) -> None:
    assert isinstance(provider_for(chosen(environment="demo"), database), Sandbox)
    with pytest.raises(SystemExit, match="takes no money"):
        provider_for(chosen(environment="production"), database)
    with pytest.raises(SystemExit, match="STRIPE_KEY"):
        provider_for(chosen(payment_provider="stripe"), database)
    stripe = provider_for(chosen(payment_provider="stripe", stripe_key="sk_live_1"), database)
    assert isinstance(stripe, Stripe)
