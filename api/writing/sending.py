"""An agent says something to the customer: once, and only while the conversation is theirs."""

import uuid
from datetime import timedelta

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.conversations import attached, ledger
from api.conversations import repository as conversations
from api.conversations.ownership import ChangedHands
from api.conversations.ownership_repository import running
from api.conversations.presence import insist_on_written
from api.conversations.service import ConversationUnknown, MessageIdReused, fingerprint
from api.errors import Refused
from api.handoff.chats import NotTakenUp
from api.parts import Parts
from api.writing import drafts, filling, trace
from api.writing.schemas import SayIn
from connectors.content import Content
from models import Agent, Conversation, ConversationOwner, DraftMode, Message, MessageSender

MINUTE = timedelta(minutes=1)
# Nobody types faster; a program that runs wild is stopped before it fills a customer's phone.
A_MINUTE = 60
NAMED_AT_MOST = 20
# Who has it, where no agent does.
ELSEWHERE = {
    ConversationOwner.bot: "The assistant has it now.",
    ConversationOwner.waiting: "It waits in the line for a person now.",
    ConversationOwner.closed: "It has ended.",
}


class SomethingCame(Refused):
    """What was typed may no longer fit: its writer has not seen what was said since."""

    title = "Somebody has written since"


async def say(
    parts: Parts, session: AsyncSession, agent_id: uuid.UUID, conversation_id: uuid.UUID, said: SayIn
) -> Message:
    """The same message again changes nothing, whoever has the conversation by then."""
    await parts.limits.count("agent-message", str(agent_id), times=A_MINUTE, within=MINUTE)
    conversation = await held(session, conversation_id)
    request_hash = _hash_of(parts, agent_id, said)
    known = await conversations.by_client_id(session, conversation.id, said.client_message_id)
    if known is not None:
        if known.request_hash != request_hash:
            raise MessageIdReused("Another message was sent under this client_message_id. Take a new one.")
        return known
    agent = await insist_on_mine(session, conversation, agent_id)
    filling.insist_on_filled(said.text or "")
    insist_on_written(conversation, said.seen_seq)
    if not said.anyway:
        await _insist_on_seen(session, conversation, agent_id, said.seen_seq)
    columns = {"agent": agent, "client_message_id": said.client_message_id, "request_hash": request_hash}
    return await _write(parts, session, conversation, said, columns)


async def _write(
    parts: Parts, session: AsyncSession, conversation: Conversation, said: SayIn, columns: dict[str, object]
) -> Message:
    files = await attached.brought(session, conversation, said.files or (), by_agent=True)
    media = [attached.media_of(file) for file in files]
    content = Content(text=said.text, media=media) if said.text else attached.content_of(files)
    message = await ledger.tell(parts, session, conversation, content, MessageSender.agent, **columns)
    await attached.bind(parts, session, message, files)
    assert message.agent_id is not None
    await drafts.forget(session, message.agent_id, conversation.id, DraftMode.reply)
    await trace.keep(session, message.agent_id, "message sent", conversation, seq=message.seq)
    return message


async def held(session: AsyncSession, conversation_id: uuid.UUID) -> Conversation:
    """Locked: nobody takes it over while something is written."""
    conversation = await conversations.lock(session, conversation_id)
    if conversation is None:
        raise ConversationUnknown("There is no such conversation.")
    return conversation


async def insist_on_mine(session: AsyncSession, conversation: Conversation, agent_id: uuid.UUID) -> Agent:
    """A lead who wants to answer takes it over first, like everybody: customers know whom they talk to."""
    handoff = await running(session, conversation.id)
    if handoff is None or handoff.agent_id != agent_id:
        other = await session.get(Agent, handoff.agent_id) if handoff and handoff.agent_id else None
        told = f"{other.name} has it now." if other else ELSEWHERE.get(conversation.owner, "Nobody has it now.")
        facts = {"owner": conversation.owner.value, "agent_name": other.name if other else None}
        raise ChangedHands(f"{told} What you wrote was not sent.", **facts)
    if handoff.accepted_at is None:
        raise NotTakenUp("The customer is then told that you are there, and you can write.")
    return await session.get_one(Agent, agent_id)


async def _insist_on_seen(
    session: AsyncSession, conversation: Conversation, agent_id: uuid.UUID, seen_seq: int
) -> None:
    """What the assistant and the service say by themselves is no reason to think again."""
    by_others = (Message.sender == MessageSender.agent) & Message.agent_id.is_distinct_from(agent_id)
    found = await session.execute(
        select(Message.seq, Message.sender, Agent.name)
        .outerjoin(Agent, Agent.id == Message.agent_id)
        .where(Message.conversation_id == conversation.id, Message.seq > seen_seq)
        .where(or_(Message.sender == MessageSender.customer, by_others))
        .order_by(Message.seq)
        .limit(NAMED_AT_MOST)
    )
    came = [{"seq": row.seq, "kind": row.sender.value, "name": row.name} for row in found]
    if came:
        detail = "Read what came, then send yours with `anyway`, or change it."
        raise SomethingCame(detail, came=came, last_seq=conversation.last_seq)


def _hash_of(parts: Parts, agent_id: uuid.UUID, said: SayIn) -> str:
    """Of the words alone: the same may be sent again after looking at what came."""
    words = {"agent": str(agent_id), "text": said.text, "files": [str(each) for each in said.files or ()]}
    return fingerprint(words, parts.settings.token_secret.get_secret_value())
