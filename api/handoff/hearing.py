"""What is said in the line: the way back to the assistant, and how long it still takes. All else is for the agent."""

import re
import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from api import wording
from api.conversations import ledger, ownership
from api.conversations import repository as conversations
from api.conversations.ownership import By, Move
from api.conversations.ownership_repository import running
from api.db import after_commit
from api.handoff import service
from api.handoff.schemas import HandoffOut
from api.parts import Parts
from connectors.content import Content
from models import ActorKind, Conversation, ConversationOwner, Message, MessageSender

_LEAD = r"\W*(?:(?:ok|okay|no|oh|actually|please|pls|just|i want|i'd like|let me|can i|take me|go|put me)\W+)*"
_TRAIL = r"(?: (?:please|pls|then|now|thanks|instead|after all))*\W*"
_BACK = re.compile(
    rf"{_LEAD}(?:back|(?:go |get )?back (?:to|with) (?:the |your )?(?:assistant|bot|chat ?bot|robot|computer)"
    r"|(?:to |with )?(?:the )?(?:assistant|bot|chat ?bot)|back to assistant|never ?mind|nvm|forget it|don'?t bother"
    r"|leave(?: (?:the )?(?:line|queue))?|(?:out of|off) the (?:line|queue)|stop waiting"
    r"|(?:i )?(?:don'?t|do not|can'?t|cannot|won'?t) (?:want to )?wait(?: (?:any ?more|any longer|that long|so long))?"
    rf"|no need(?: any ?more)?){_TRAIL}",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\W*(?:(?:ok|no|please|pls|can|could|just|you|someone|somebody)\W+)*"
    r"(?:call|ring|phone) me(?: back)?(?: (?:later|instead|please|pls|then|tomorrow))*\W*",
    re.IGNORECASE,
)
# What the assistant then begins with.
CALL_BACK = "call_back"
# Whoever writes more has more to say than that.
LONGEST = 120
_WHERE = re.compile(
    r"\W*(?:(?:hi|hello|hey|ok|so|and|please)\W+)*(?:agent|(?:a |any )?(?:real )?(?:person|human)"
    r"|how (?:long|much longer|many)\b.{0,40}|(?:what|which) (?:number|place|position)\b.{0,30}"
    r"|where am i\b.{0,30}|(?:am i )?still (?:in (?:the )?(?:line|queue)|waiting)\b.{0,20}|my (?:place|position)"
    r"|(?:is )?(?:any(?:one|body)|some(?:one|body)) there|are you (?:still )?there|hello"
    r"|when (?:will|does|do|is)\b.{0,40}|(?:get|give|put) me (?:an? |through to an? )?(?:agent|person|human)"
    r"|(?:can i |i want to |let me )?(?:speak|talk) to (?:an? )?(?:agent|person|human|someone|somebody))\W*",
    re.IGNORECASE,
)


def wants_call(text: str) -> bool:
    return _CALL.fullmatch(_plain(text)) is not None


def wants_back(text: str) -> bool:
    return _BACK.fullmatch(_plain(text)) is not None


def asks_where(text: str) -> bool:
    return _WHERE.fullmatch(_plain(text)) is not None


def _plain(text: str) -> str:
    return text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").strip() if len(text) <= LONGEST else ""


async def hear(parts: Parts, message_id: uuid.UUID) -> None:
    """Heard twice, it changes nothing: whoever has left the line is in none."""
    async with parts.database.transaction() as session:
        message = await session.get_one(Message, message_id)
        conversation = await conversations.hold(session, message.conversation_id)
        text = str(message.content.get("text") or "")
        if conversation.owner is not ConversationOwner.waiting:
            return
        by = By(ActorKind.customer, conversation.customer_id)
        if wants_call(text):
            await _leave_for_a_call(parts, session, conversation, by)
        elif wants_back(text):
            await ownership.change(parts, session, conversation, Move.withdrawn, by)
        elif asks_where(text):
            await _tell_place(parts, session, conversation, message.seq)


async def _leave_for_a_call(parts: Parts, session: AsyncSession, conversation: Conversation, by: By) -> None:
    """The assistant has it back, and asks when."""
    handoff = await running(session, conversation.id)
    if handoff is not None:
        handoff.card = {**handoff.card, "next": CALL_BACK}
    await ownership.change(parts, session, conversation, Move.withdrawn, by)


async def _tell_place(parts: Parts, session: AsyncSession, conversation: Conversation, asked_seq: int) -> None:
    handoff = await running(session, conversation.id)
    if handoff is None:
        return
    stands = await service.where(session, handoff)
    words = told(stands)
    content = Content(text=words, plain=words, key="line.place" if stands.state == "waiting" else "line.called")
    await conversations.append(session, conversation, MessageSender.assistant, content, answers_seq=asked_seq)
    await ledger.send_off(parts, session, conversation)
    after_commit(session, lambda: parts.live.tell(conversation.id))


def told(stands: HandoffOut) -> str:
    if stands.state != "waiting":
        return wording.say("line.called")
    place = wording.say("line.next") if stands.place == 1 else wording.say("line.number", place=str(stands.place))
    least, most = stands.expected_minutes, stands.expected_most_minutes
    if least is None or most is None:
        wait = wording.say("line.wait_unknown")
    elif least == most:
        wait = wording.say("line.wait_about", most=str(most))
    else:
        wait = wording.say("line.wait", least=str(least), most=str(most))
    return wording.say("line.place", place=place, wait=wait)
