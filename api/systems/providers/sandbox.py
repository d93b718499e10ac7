"""A payment provider that takes no money: its cards are good or bad by name, and it remembers what it was asked."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from api.db import Database
from api.errors import Refused
from api.formats import Money
from api.systems.providers.base import Card, Charge, ChargeState, Page, ProviderAway
from models import SandboxCharge, SandboxChargeState, SandboxLink
from models.base import new_id, now

PAGE = "/v1/payments/sandbox/page"
LINK_LASTS = timedelta(minutes=30)
NOT_GIVEN = "Not given by the bank"
STATES: Mapping[SandboxChargeState, ChargeState] = {
    SandboxChargeState.open: ChargeState.open,
    SandboxChargeState.captured: ChargeState.captured,
    SandboxChargeState.declined: ChargeState.declined,
    SandboxChargeState.cancelled: ChargeState.cancelled,
}


class OneCardOnly(Refused):
    """What was entered first is used; another card needs a page of its own."""

    title = "A card was entered already"


@dataclass(frozen=True, slots=True)
class TestCard:
    """How a card behaves that has this name in its token."""

    # It is no test, whatever pytest makes of its name.
    __test__: ClassVar[bool] = False

    last4: str
    declines_with: str | None = None
    # Takes the money, or declines, and its answer is lost on the way.
    answer_is_lost: bool = False
    # Does not even answer when it is asked again.
    is_silent: bool = False
    # Hears everything twice.
    hears_twice: bool = False
    # Cannot be charged at all.
    is_gone: bool = False
    is_away: bool = False


CARDS: Mapping[str, TestCard] = {
    "works": TestCard("4242"),
    "declined": TestCard("0002", declines_with=NOT_GIVEN),
    "no_money": TestCard("9995", declines_with="Not enough money on it"),
    "expired": TestCard("0069", declines_with="The card has expired"),
    "lost": TestCard("0259", answer_is_lost=True),
    "lost_declined": TestCard("0341", declines_with=NOT_GIVEN, answer_is_lost=True),
    "silent": TestCard("0119", answer_is_lost=True, is_silent=True),
    "twice": TestCard("3220", hears_twice=True),
    "gone": TestCard("0101", is_gone=True),
    "away": TestCard("0036", is_away=True),
}
# With any card: so that a bad day can be shown without a bad card.
AMOUNTS: Mapping[int, str] = {6602: "declined", 6619: "lost"}


def card_of(token: str, amount_minor: int) -> TestCard:
    """`sandbox_declined_1f…` is declined; any other token is a good card's."""
    named = token.removeprefix("sandbox_").rpartition("_")[0] if token.startswith("sandbox_") else "works"
    return CARDS[AMOUNTS.get(amount_minor, named if named in CARDS else "works")]


def hash_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


class Sandbox:
    def __init__(self, database: Database, public_url: str) -> None:
        self._database = database
        self._public_url = public_url

    async def prepare(self, token: str, amount: Money, reference: str) -> str | None:
        card = card_of(token, amount.minor)
        if card.is_away:
            raise ProviderAway("the sandbox's card: away")
        if card.is_gone:
            return None
        row = {"token": token, "amount_minor": amount.minor, "currency": amount.currency, "reference": reference}
        async with self._database.transaction() as session:
            await session.execute(insert(SandboxCharge).values(id=new_id(), **row).on_conflict_do_nothing())
        return reference

    async def charge(self, charge_id: str) -> Charge:
        charge, card = await self._take(charge_id)
        if card.hears_twice:
            charge, card = await self._take(charge_id)
        return Charge(ChargeState.unknown) if card.answer_is_lost else charge

    async def _take(self, charge_id: str) -> tuple[Charge, TestCard]:
        async with self._database.transaction() as session:
            row = await session.scalar(
                select(SandboxCharge).where(SandboxCharge.reference == charge_id).with_for_update()
            )
            assert row is not None
            card = card_of(row.token, row.amount_minor)
            if row.state is SandboxChargeState.open:
                row.reason = card.declines_with
                row.state = SandboxChargeState.declined if row.reason else SandboxChargeState.captured
            return Charge(STATES[row.state], row.reason), card

    async def find(self, charge_id: str) -> Charge:
        async with self._database.session() as session:
            row = await session.scalar(select(SandboxCharge).where(SandboxCharge.reference == charge_id))
            if row is None or card_of(row.token, row.amount_minor).is_silent:
                return Charge(ChargeState.unknown)
            return Charge(STATES[row.state], row.reason)

    async def cancel(self, charge_id: str) -> Charge:
        async with self._database.transaction() as session:
            row = await session.scalar(
                select(SandboxCharge).where(SandboxCharge.reference == charge_id).with_for_update()
            )
            if row is None:
                return Charge(ChargeState.unknown)
            if row.state is SandboxChargeState.open:
                row.state = SandboxChargeState.cancelled
            return Charge(STATES[row.state], row.reason)

    async def start_link(self, currency: str, reference: str) -> Page:  # noqa: ARG002  # no amount is shown
        """Asked again it is the same page, under a new address: the key of the old one is not kept."""
        key, ends_at = secrets.token_urlsafe(24), now() + LINK_LASTS
        row = {"reference": reference, "key_hash": hash_of(key), "ends_at": ends_at}
        async with self._database.transaction() as session:
            await session.execute(
                insert(SandboxLink)
                .values(id=new_id(), **row)
                .on_conflict_do_update(index_elements=["reference"], set_={"key_hash": hash_of(key)})
            )
        return Page(reference, f"{self._public_url}{PAGE}#{key}", ends_at)

    async def choose(self, key: str, card: str) -> str | None:
        """On the page: one of its cards is chosen. The page's id; None where there is no such page, or it is over.

        OneCardOnly.
        """
        async with self._database.transaction() as session:
            row = await session.scalar(
                select(SandboxLink)
                .where(SandboxLink.key_hash == hash_of(key), SandboxLink.ends_at > now())
                .with_for_update()
            )
            if row is None:
                return None
            if row.card not in (None, card):
                raise OneCardOnly("A card was entered on this page already. Ask for a new link to use another one.")
            row.card = card
            return row.reference

    async def entered(self, page_id: str) -> Card | None:
        async with self._database.session() as session:
            row = await session.scalar(select(SandboxLink).where(SandboxLink.reference == page_id))
            if row is None or row.card is None:
                return None
            ends_on = date(row.ends_at.year + 3, row.ends_at.month, 1)
            return Card(f"sandbox_{row.card}_{row.id.hex}", "Visa", CARDS[row.card].last4, ends_on)
