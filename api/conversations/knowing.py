"""Who is speaking has been proven: the contact, the browser and the conversation that is open with it all know."""

import uuid
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api import wording
from api.auth import VERIFIED_FOR
from api.conversations import home, ledger, speaking, threads
from api.errors import Refused
from api.identity.addresses import is_number
from api.parts import Parts
from models import BrowserSession, Contact, Conversation, ConversationOwner, Customer, Level
from models.base import now


class SomebodyElse(Refused):
    """What was proven belongs to another customer than the one signed in here."""

    title = "Somebody else is signed in"
    # The code has been used, for whatever it was.
    keeps_changes = True


async def let_in(
    parts: Parts,
    session: AsyncSession,
    customer: Customer,
    conversation: Conversation | None,
    browser: BrowserSession | None,
) -> Conversation | None:
    """Verified from now on. The conversation, which the caller holds, takes up what was asked for in it, or what was
    said in it goes on in the one that the customer has already."""
    insist_on_same(customer, conversation, browser)
    until = now() + VERIFIED_FOR
    for known in (browser, conversation):
        if known is not None:
            known.customer_id, known.level, known.verified_until = customer.id, Level.verified, until
    for contact_id in {each.contact_id for each in (browser, conversation) if each is not None}:
        await _confirm(session, contact_id, customer)
    return await go_on(parts, session, customer, conversation, browser)


def insist_on_same(customer: Customer, *places: BrowserSession | Conversation | None) -> None:
    if any(each.customer_id not in (None, customer.id) for each in places if each is not None):
        raise SomebodyElse("Somebody else is signed in here. Sign out first.")


async def _confirm(session: AsyncSession, contact_id: uuid.UUID, customer: Customer) -> None:
    contact = await session.get_one(Contact, contact_id)
    if contact.address == home.address_of(customer):
        return
    if not is_number(contact.address) or contact.customer_id == customer.id:
        # Who signs in on somebody else's phone is known for this conversation, and no longer.
        contact.customer_id, contact.confirmed_at = customer.id, now()


async def go_on(
    parts: Parts,
    session: AsyncSession,
    customer: Customer,
    conversation: Conversation | None,
    browser: BrowserSession | None,
) -> Conversation | None:
    """With what was asked for before anybody knew who it is; in the conversation that the customer has."""
    had = conversation
    if browser is not None:
        conversation = await home.bring(parts, session, browser, had)
    if conversation is not None:
        await _tell(parts, session, customer, had, conversation, browser)
    return conversation


async def _tell(
    parts: Parts,
    session: AsyncSession,
    customer: Customer,
    had: Conversation | None,
    conversation: Conversation,
    browser: BrowserSession | None,
) -> None:
    asked = _asked_here(had, browser)
    if had is not None and asked is not None:
        had.pending = None
    if browser is not None and had is not None:
        speaking.speaks(conversation, browser)
    then = (asked or {}).get("then")
    if browser is None or had is conversation:
        await threads.take_up(parts, session, conversation)
        text = wording.say("signed_in", name=customer.name)
    else:
        text = home.joined(customer, browser)
        # A person who has it answers what was asked for.
        then = then if conversation.owner is ConversationOwner.bot else None
    # A form that is open at another browser of theirs stays open there.
    event = "joined" if asked is None and conversation.pending is not None else "signed_in"
    at = browser.id if browser is not None else None
    await ledger.note_event(parts, session, conversation, event, text, intent=then, browser_id=at)


def _asked_here(had: Conversation | None, browser: BrowserSession | None) -> dict[str, Any] | None:
    """The form that was filled in. What was wanted at one browser is not done because somebody signs in at another."""
    asked = had.pending if had is not None else None
    is_elsewheres = asked is not None and browser is not None and asked.get("at") not in (None, str(browser.id))
    return None if is_elsewheres else asked
