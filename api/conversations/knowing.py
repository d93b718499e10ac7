"""Who is speaking has been proven: the contact, its browsers and the conversation that is open with it all know."""

import uuid

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api import wording
from api.auth import VERIFIED_FOR
from api.conversations import ledger, threads
from api.errors import Refused
from api.identity.addresses import is_number
from api.parts import Parts
from models import BrowserSession, Contact, Conversation, Customer, Level
from models.base import now


class SomebodyElse(Refused):
    """What was proven belongs to another customer than the one signed in here."""

    title = "Somebody else is signed in"
    # The code has been used, for whatever it was.
    keeps_changes = True


async def let_in(
    parts: Parts, session: AsyncSession, contact_id: uuid.UUID, customer: Customer, conversation: Conversation | None
) -> None:
    """Verified from now on. The conversation, which the caller holds, takes up what was asked for in it."""
    browsers = (await session.scalars(select(BrowserSession).where(BrowserSession.contact_id == contact_id))).all()
    places: list[BrowserSession | Conversation] = [*browsers, *([conversation] if conversation else [])]
    if any(each.customer_id not in (None, customer.id) for each in places):
        raise SomebodyElse("Somebody else is signed in here. Sign out first.")
    until = now() + VERIFIED_FOR
    for known in places:
        known.customer_id, known.level, known.verified_until = customer.id, Level.verified, until
    contact = await session.get_one(Contact, contact_id)
    if not is_number(contact.address) or contact.customer_id == customer.id:
        # Who signs in on somebody else's phone is known for this conversation, and no longer.
        contact.customer_id, contact.confirmed_at = customer.id, now()
    if conversation is not None:
        await go_on(parts, session, conversation, customer)


async def go_on(parts: Parts, session: AsyncSession, conversation: Conversation, customer: Customer) -> None:
    """With what was asked for before anybody knew who it is."""
    then = (conversation.pending or {}).get("then")
    conversation.pending = None
    await threads.take_up(parts, session, conversation)
    text = wording.say("signed_in", name=customer.name)
    await ledger.note_event(parts, session, conversation, "signed_in", text, intent=then)
