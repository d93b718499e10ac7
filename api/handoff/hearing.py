"""What is said in the line: the way back to the assistant, and how long it still takes. All else is for the agent."""

import re
import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from api import wording
from api.channels.moving import NoNumber, NotSignedInHere
from api.conversations import ledger, ownership, sign_in
from api.conversations import repository as conversations
from api.conversations.ownership import By, Move
from api.conversations.ownership_repository import running
from api.db import after_commit
from api.handoff import leaving, service
from api.handoff.leaving import AnsweredByText
from api.handoff.rendering import line_words
from api.handoff.schemas import HandoffOut
from api.parts import SMS, Parts
from connectors.content import Content, SignInForm
from models import ActorKind, Conversation, Handoff, Message, MessageSender

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
_TEXT = re.compile(
    r"\W*(?:(?:ok|no|please|pls|can|could|would|just|you|leave|and)\W+)*(?:text|sms|message) me"
    r"(?: (?:back|instead|later|please|pls|then|when .{1,60}|on my (?:phone|mobile)))*\W*",
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


def wants_text(text: str) -> bool:
    return _TEXT.fullmatch(_plain(text)) is not None


def wants_back(text: str) -> bool:
    return _BACK.fullmatch(_plain(text)) is not None


def asks_where(text: str) -> bool:
    return _WHERE.fullmatch(_plain(text)) is not None


def _plain(text: str) -> str:
    return text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").strip() if len(text) <= LONGEST else ""


async def hear(parts: Parts, message_id: uuid.UUID) -> None:
    """Heard twice, it changes nothing: whoever has left the line, or talks with a person, is not heard."""
    async with parts.database.transaction() as session:
        message = await session.get_one(Message, message_id)
        conversation = await conversations.hold(session, message.conversation_id)
        text = str(message.content.get("text") or "")
        handoff = await running(session, conversation.id)
        if handoff is None or handoff.accepted_at is not None:
            return
        by = By(ActorKind.customer, conversation.customer_id)
        if wants_call(text):
            await _leave_for_a_call(parts, session, conversation, handoff, by)
        elif wants_text(text) and conversation.channel != SMS:
            await _leave_for_texts(parts, session, conversation, by)
        elif wants_back(text):
            await ownership.change(parts, session, conversation, Move.withdrawn, by)
        elif asks_where(text) or wants_text(text):
            await _tell_place(parts, session, conversation, handoff, message.seq)


async def _leave_for_texts(parts: Parts, session: AsyncSession, conversation: Conversation, by: By) -> None:
    try:
        await leaving.leave_page(parts, session, conversation, by)
    except NotSignedInHere:
        form = SignInForm(kind="sign_in")
        sign_in.ask(conversation, form)
        key = "line.sign_in_to_text"
        await ledger.say(parts, session, conversation, wording.say(key), form=form, key=key)
    except (NoNumber, AnsweredByText) as refusal:
        await ledger.say(parts, session, conversation, refusal.detail, key="line.not_by_text")


async def _leave_for_a_call(
    parts: Parts, session: AsyncSession, conversation: Conversation, handoff: Handoff, by: By
) -> None:
    """The assistant has it back, and asks when."""
    handoff.card = {**handoff.card, "next": CALL_BACK}
    await ownership.change(parts, session, conversation, Move.withdrawn, by)


async def _tell_place(
    parts: Parts, session: AsyncSession, conversation: Conversation, handoff: Handoff, asked_seq: int
) -> None:
    content = told(await service.where(session, handoff))
    await conversations.append(session, conversation, MessageSender.assistant, content, answers_seq=asked_seq)
    await ledger.send_off(parts, session, conversation)
    after_commit(session, lambda: parts.live.tell(conversation.id))


def told(stands: HandoffOut) -> Content:
    if stands.state != "waiting":
        key = "line.called"
        return Content(text=wording.say(key), plain=wording.say(f"{key}.plain"), key=key)
    place = wording.say("line.next") if stands.place == 1 else wording.say("line.number", place=str(stands.place))
    least, most = stands.expected_minutes, stands.expected_most_minutes
    if least is None or most is None:
        wait = wording.say("line.wait_unknown")
    elif least == most:
        wait = wording.say("line.wait_about", most=str(most))
    else:
        wait = wording.say("line.wait", least=str(least), most=str(most))
    plain = wording.say("line.place.plain", stands=line_words(stands))
    return Content(text=wording.say("line.place", place=place, wait=wait), plain=plain, key="line.place")
