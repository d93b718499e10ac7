"""Whose address it is that somebody writes from, and the one conversation that is open with it."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.conversations import ownership, threads
from api.conversations import repository as conversations
from api.conversations.ownership import By, Move
from api.identity import repository as identity
from api.identity.addresses import is_number
from api.parts import Parts
from connectors.base import Inbound, Provider
from models import ActorKind, Contact, Conversation, ConversationOwner, Level
from models.base import now

# A code once proved who has the number. It is asked for again before the network could have given it to another.
CONFIRMED_FOR = timedelta(days=90)
# Whoever writes again after that begins anew: the last matter is over.
OVER_AFTER = timedelta(hours=24)


async def conversation_with(
    parts: Parts, session: AsyncSession, provider: Provider, contact: Contact, item: Inbound
) -> Conversation:
    """The open conversation, locked; a new one where there is none, or none that is still about anything."""
    other_hands = is_number(contact.address) and await _changed_hands(session, contact)
    conversation = await conversations.hold_open(session, contact.id)
    if conversation is not None and (other_hands or await _is_over(session, conversation)):
        await ownership.change(parts, session, conversation, Move.closed, By(ActorKind.system))
        conversation = None
    conversation = conversation or await _open(parts, session, provider, contact)
    conversation.connector, conversation.own_address = provider.name, item.own or conversation.own_address
    return conversation


async def _changed_hands(session: AsyncSession, contact: Contact) -> bool:
    """A number is vouched for by its network, so whose it is need not be asked, but looked up each time."""
    customer = await identity.customer_at(session, contact.address)
    before, contact.customer_id = contact.customer_id, customer.id if customer else None
    if before == contact.customer_id:
        return False
    contact.confirmed_at = None
    return before is not None


def is_confirmed(contact: Contact) -> bool:
    return contact.confirmed_at is not None and contact.confirmed_at + CONFIRMED_FOR > now()


async def _is_over(session: AsyncSession, conversation: Conversation) -> bool:
    last = await conversations.last_said_at(session, conversation)
    return conversation.owner is ConversationOwner.bot and last is not None and last + OVER_AFTER <= now()


async def _open(parts: Parts, session: AsyncSession, provider: Provider, contact: Contact) -> Conversation:
    known = contact.customer_id is not None and is_confirmed(contact)
    conversation = Conversation(
        contact_id=contact.id,
        channel=provider.channel,
        connector=provider.name,
        owner=ConversationOwner.bot,
        customer_id=contact.customer_id if known else None,
        level=Level.identified if known else Level.anonymous,
    )
    session.add(conversation)
    await session.flush()
    conversation = await conversations.hold(session, conversation.id)
    if known:
        await threads.take_up(parts, session, conversation)
    return conversation
