"""Which rows of the record are of a customer: their conversations, wherever they were had, and what hangs on them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import BrowserSession, Contact, Conversation, Customer


@dataclass(frozen=True, slots=True)
class Whose:
    customer_id: uuid.UUID
    # Also those in which nobody had signed in yet, on what is theirs.
    conversations: Sequence[uuid.UUID]
    contacts: Sequence[uuid.UUID]
    # What codes were sent to.
    addresses: Sequence[str]


async def find(session: AsyncSession, customer_id: uuid.UUID) -> Whose:
    customer = await session.get_one(Customer, customer_id)
    addresses = [each for each in (customer.email, customer.phone) if each]
    contacts = await _contacts(session, customer_id, addresses)
    nobodys = (Conversation.customer_id.is_(None), Conversation.contact_id.in_(contacts))
    theirs = or_(Conversation.customer_id == customer_id, nobodys[0] & nobodys[1])
    conversations = (await session.scalars(select(Conversation.id).where(theirs).order_by(Conversation.id))).all()
    return Whose(customer_id, conversations, contacts, addresses)


async def _contacts(session: AsyncSession, customer_id: uuid.UUID, addresses: Sequence[str]) -> Sequence[uuid.UUID]:
    """Phones and apps of theirs, known as theirs or not yet, and the browsers in which they are signed in."""
    nobodys = Contact.customer_id.is_(None) & Contact.address.in_(addresses)
    browsers = select(BrowserSession.contact_id).where(BrowserSession.customer_id == customer_id)
    mine = or_(Contact.customer_id == customer_id, Contact.id.in_(browsers), nobodys)
    return (await session.scalars(select(Contact.id).where(mine).order_by(Contact.id))).all()
