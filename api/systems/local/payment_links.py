"""Links to the provider's page, and what became of the cards that were entered there."""

import uuid

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.formats import Money
from api.systems.local.labels import method_label
from api.systems.local.payment_rows import UNSETTLED
from api.systems.local.references import done_before, remember
from api.systems.ports.payment import NewPayment, Payment
from api.systems.ports.payment_link import Link, NewLink, NoSuchLink
from api.systems.providers.base import Card, Page
from models import LinkPurpose, PaymentLink, PaymentMethod, PaymentMethodKind, PaymentState
from models.base import now


async def keep_link(database: Database, wanted: NewLink, page: Page, reference: str) -> Link:
    """The page's address is passed on and not kept."""
    async with database.transaction() as session:
        link_id = await done_before(session, "payment", reference)
        if link_id is not None:
            row = await session.get_one(PaymentLink, link_id, with_for_update=True)
            # Asked again after its answer was lost, a provider may open another page: a card will come from that one.
            if row.method_id is None:
                row.external_id, row.ends_at = page.id, page.ends_at
            return _link(row, None, page.url)
        row = PaymentLink(
            account_id=wanted.account_id,
            customer_id=wanted.customer_id,
            purpose=wanted.purpose,
            amount_minor=wanted.amount.minor if wanted.amount else None,
            currency=wanted.currency,
            external_id=page.id,
            ends_at=page.ends_at,
        )
        session.add(row)
        await session.flush()
        await remember(session, "payment", reference, row.id)
        return _link(row, None, page.url)


async def find_link(session: AsyncSession, link_id: uuid.UUID) -> Link:
    row = await session.get(PaymentLink, link_id)
    if row is None:
        raise NoSuchLink("There is no such link. Ask for a new one.")
    return _link(row, await session.get(PaymentMethod, row.method_id) if row.method_id else None)


async def link_id_of(session: AsyncSession, external_id: str) -> uuid.UUID:
    found = await session.scalar(select(PaymentLink.id).where(PaymentLink.external_id == external_id))
    if found is None:
        raise NoSuchLink("There is no such link. Ask for a new one.")
    return found


async def keep_card(database: Database, link_id: uuid.UUID, card: Card) -> NewPayment | None:
    """Once, however often we hear of it. What is to be paid with it, where that is what the link was for.

    A card that is to pay has to be there while it does; `finish` sees to it that only a good one stays.
    """
    async with database.transaction() as session:
        row = await session.get_one(PaymentLink, link_id, with_for_update=True)
        if row.method_id is None:
            row.method_id = await _method(session, row.customer_id, card)
        if row.amount_minor is None or row.done_at is not None:
            return None
        amount = Money(row.amount_minor, row.currency)
        return NewPayment(row.account_id, row.customer_id, row.method_id, amount, "bill")


async def _method(session: AsyncSession, customer_id: uuid.UUID, card: Card) -> uuid.UUID:
    method = PaymentMethod(
        customer_id=customer_id,
        kind=PaymentMethodKind.card,
        token=card.token,
        brand=card.brand,
        last4=card.last4,
        expires_on=card.expires_on,
    )
    session.add(method)
    await session.flush()
    return method.id


async def finish(database: Database, link_id: uuid.UUID, paid: Payment | None) -> None:
    """While the bank has not answered, the link stays to be looked at again."""
    async with database.transaction() as session:
        row = await session.get_one(PaymentLink, link_id, with_for_update=True)
        if row.done_at is not None:
            return
        row.payment_id = paid.id if paid else None
        if paid is None or paid.state not in UNSETTLED:
            row.done_at = now()
        if row.purpose is LinkPurpose.pay:
            method = await session.get_one(PaymentMethod, row.method_id, with_for_update=True)
            is_good = paid is not None and paid.state is PaymentState.captured
            method.removed_at = None if is_good else now()


def _link(row: PaymentLink, method: PaymentMethod | None, url: str | None = None) -> Link:
    return Link(
        id=row.id,
        account_id=row.account_id,
        purpose=row.purpose,
        amount=None if row.amount_minor is None else Money(row.amount_minor, row.currency),
        ends_at=row.ends_at,
        done_at=row.done_at,
        method=method_label(method) if method else None,
        payment_id=row.payment_id,
        url=url,
    )
