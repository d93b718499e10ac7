"""Who is asked to use a line, on our own database: found or made, and forgotten where nothing comes of it."""

import uuid

from sqlalchemy import ColumnElement, exists, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from api.systems.local.forgetting import forget
from api.systems.ports.account import Forgets
from api.systems.ports.household import PersonName
from models import Account, Contact, Customer, InvitationState, LineInvitation, Service, Ticket
from models.base import new_id


async def person_at(session: AsyncSession, name: PersonName, address: str, holder: Customer) -> tuple[uuid.UUID, bool]:
    """Whoever has that address, and whether they are new. Two who ask for the same stranger meet at one person."""
    field = "email" if "@" in address else "phone"
    row = {"given_name": name.given_name, "family_name": name.family_name, field: address}
    row |= {"language": holder.language, "locale": holder.locale}
    adding = insert(Customer).values(id=new_id(), **row).on_conflict_do_nothing().returning(Customer.id)
    # Held: whoever is about to forget them waits, and then sees that they are asked.
    known = select(Customer.id).where(getattr(Customer, field) == address).with_for_update(read=True, key_share=True)
    while True:
        if (made := await session.scalar(adding)) is not None:
            return made, True
        if (found := await session.scalar(known)) is not None:
            return found, False


async def forget_stranger(session: AsyncSession, customer_id: uuid.UUID) -> None:
    """Held first: whoever asks them about another line at this moment is waited for, and counts."""
    await session.get_one(Customer, customer_id, with_for_update=True)
    asked_still = LineInvitation.state == InvitationState.waiting
    waits = exists().where(LineInvitation.customer_id == customer_id, asked_still)
    if await session.scalar(select(_but_asked(customer_id) & ~waits)):
        await forget(session, customer_id, Forgets.name)


async def make_way(session: AsyncSession, owner_id: uuid.UUID, address: ColumnElement[bool]) -> None:
    """Whoever has proven that an address is theirs is who was asked there: they answer, and no stranger has it."""
    stranger = select(Customer.id).where(address, Customer.id != owner_id)
    to_them = LineInvitation.customer_id.in_(stranger)
    await session.execute(select(LineInvitation.id).where(to_them).order_by(LineInvitation.id).with_for_update())
    stranger_id = await session.scalar(stranger.with_for_update())
    if stranger_id is None or not await is_but_asked(session, stranger_id):
        return
    moved = (LineInvitation.customer_id == stranger_id, LineInvitation.state == InvitationState.waiting)
    await session.execute(update(LineInvitation).where(*moved).values(customer_id=owner_id, is_new=False))
    await forget(session, stranger_id, Forgets.name)


async def is_but_asked(session: AsyncSession, customer_id: uuid.UUID) -> bool:
    return bool(await session.scalar(select(_but_asked(customer_id))))


def _but_asked(customer_id: uuid.UUID) -> ColumnElement[bool]:
    """Known by invitations alone, none of which was accepted.

    Who has signed in has more with us than the back offices know: only they can have it erased, and all of it at once.
    """
    to_them = exists().where(LineInvitation.customer_id == customer_id)
    ties = or_(
        exists().where(Account.holder_id == customer_id),
        exists().where(Service.user_id == customer_id),
        exists().where(Ticket.customer_id == customer_id),
        exists().where(Contact.customer_id == customer_id),
        to_them.where(LineInvitation.state == InvitationState.accepted),
    )
    return to_them.where(LineInvitation.is_new) & ~ties
