"""Leaving the page while one waits for a person: the place in line is kept, and whoever takes it answers by text."""

from sqlalchemy.ext.asyncio import AsyncSession

from api import wording
from api.auth import Caller, level_now
from api.channels import moving
from api.channels.moving import NoNumber, NotSignedInHere
from api.conversations import ledger, ownership, threads
from api.conversations.ownership import By, Move
from api.conversations.ownership_repository import running
from api.errors import Refused
from api.handoff import service
from api.handoff.rendering import line_words
from api.handoff.schemas import HandoffOut
from api.handoff.service import WithAgent
from api.identity.addresses import masked
from api.parts import Parts
from models import Conversation, ConversationOwner, Handoff, Level


class NotInLine(Refused):
    """There is no place to keep."""

    title = "You are not in line for a person"


class AnsweredByText(Refused):
    """Another matter of theirs is with a person, on the same phone."""

    title = "A person answers you by text already"


async def wait_by_text(parts: Parts, session: AsyncSession, caller: Caller, conversation: Conversation) -> HandoffOut:
    await service.count(parts, conversation)
    conversation = await service.held_open(session, conversation)
    return await leave_page(parts, session, conversation, service.by_caller(caller))


async def leave_page(parts: Parts, session: AsyncSession, conversation: Conversation, by: By) -> HandoffOut:
    """The conversation is locked. Whoever has left it already is told the same again."""
    handoff = await running(session, conversation.id)
    if handoff is None:
        return await _left_before(parts, session, conversation)
    if handoff.accepted_at is not None:
        raise WithAgent("A person has just joined. Write to them here, or ask them to text you.")
    thread, number = await _thread_of(parts, session, conversation)
    await _move(parts, session, conversation, thread, handoff, by, masked(number, parts.brand.region))
    stands = await service.by_text(parts, session, conversation)
    assert stands is not None
    words = wording.say("line.by_text", brand=parts.brand.name, stands=line_words(stands))
    await ledger.say(parts, session, thread, words, key="line.by_text")
    return stands


async def _left_before(parts: Parts, session: AsyncSession, conversation: Conversation) -> HandoffOut:
    stands = await service.by_text(parts, session, conversation)
    if stands is None:
        raise NotInLine("Ask for a person first. Nothing was texted.")
    return stands


async def _thread_of(parts: Parts, session: AsyncSession, conversation: Conversation) -> tuple[Conversation, str]:
    """The phone of whoever is signed in, where nobody answers but the bot."""
    level = level_now(conversation.level, conversation.verified_until)
    if level is Level.anonymous or conversation.customer_id is None:
        raise NotSignedInHere("Then the text goes to the number on your account.")
    thread, number = await moving.texts_with(parts, session, conversation.customer_id)
    if thread.owner is not ConversationOwner.bot:
        raise AnsweredByText("Go on there, or wait here.")
    if thread.customer_id not in (None, conversation.customer_id):
        raise NoNumber("Somebody else is signed in on the phone with your number.")
    return thread, number


async def _move(
    parts: Parts,
    session: AsyncSession,
    conversation: Conversation,
    thread: Conversation,
    handoff: Handoff,
    by: By,
    where: str,
) -> None:
    """Its due time goes along, and that is its place. Who reads the texts is not proven by it: whose they are is."""
    handoff.conversation_id = thread.id
    thread.customer_id = conversation.customer_id
    await session.flush()
    await ownership.change(parts, session, conversation, Move.moved_out, by, said={"where": where})
    await threads.go_on_from(parts, session, thread, conversation)
    await ownership.change(parts, session, thread, Move.moved_in, by)
