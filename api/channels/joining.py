"""Long texts come in parts, each by itself and in any order: they are one message, as they were typed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from connectors.base import Inbound, Provider
from models import Arrival, Contact, Fragment
from models.base import now

# The parts of one text come within seconds of each other. What comes with the same reference later is another text.
TOGETHER_WITHIN = timedelta(minutes=10)
# Then it is read without the missing part: better than never.
MISSING_AFTER = timedelta(minutes=2)
GAP = " […] "


async def whole(
    session: AsyncSession, provider: Provider, contact: Contact, item: Inbound, arrival: Arrival
) -> Inbound | None:
    """The message that the parts make with this one, once all are there. The contact is locked."""
    if item.fragment is None:
        return item
    known = select(func.count()).where(
        Fragment.connector == provider.name, Fragment.provider_message_id == item.provider_message_id
    )
    if await session.scalar(known):
        return None
    part = item.fragment
    session.add(
        Fragment(
            contact_id=contact.id,
            connector=provider.name,
            provider_message_id=item.provider_message_id,
            own_address=item.own,
            reference=part.reference[:64],
            number=part.number,
            total=part.total,
            text=item.text or "",
            arrival_id=arrival.id,
            received_at=now(),
        )
    )
    await session.flush()
    found = await _waiting(session, contact, part.reference[:64])
    if {each.number for each in found} < set(range(1, part.total + 1)):
        return None
    return joined(item, found)


async def _waiting(session: AsyncSession, contact: Contact, reference: str) -> Sequence[Fragment]:
    found = await session.scalars(
        select(Fragment)
        .where(
            Fragment.contact_id == contact.id,
            Fragment.reference == reference,
            Fragment.joined_at.is_(None),
            Fragment.received_at > now() - TOGETHER_WITHIN,
        )
        .order_by(Fragment.number, Fragment.received_at)
    )
    return found.all()


def joined(item: Inbound, found: Sequence[Fragment]) -> Inbound:
    """One message out of what is there. It is known by its first part: that one never starts another."""
    by_number = {each.number: each.text for each in found}
    numbers = range(1, found[0].total + 1)
    text = "".join(by_number.get(number, GAP) for number in numbers)
    for each in found:
        each.joined_at = now()
    first = min(found, key=lambda each: each.number)
    return replace(item, text=text, fragment=None, provider_message_id=f"{first.provider_message_id}+")


async def left_incomplete(session: AsyncSession, limit: int) -> Sequence[tuple[Contact, str]]:
    """Whose texts still miss a part after all this time."""
    found = await session.execute(
        select(Contact, Fragment.reference)
        .join(Fragment, Fragment.contact_id == Contact.id)
        .where(Fragment.joined_at.is_(None))
        .group_by(Contact.id, Fragment.reference)
        .having(func.max(Fragment.received_at) < now() - MISSING_AFTER)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in found]


async def hold_incomplete(session: AsyncSession, contact: Contact, reference: str) -> Sequence[Fragment]:
    found = await session.scalars(
        select(Fragment)
        .where(Fragment.contact_id == contact.id, Fragment.reference == reference, Fragment.joined_at.is_(None))
        .order_by(Fragment.number, Fragment.received_at)
        .with_for_update()
    )
    return found.all()
