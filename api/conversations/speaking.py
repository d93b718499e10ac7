"""How well it is known who speaks. At several browsers a conversation is as safe as where something was said."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import IDENTIFIED_FOR, RANK, VERIFIED_FOR, level_now
from api.conversations.repository import WEB
from models import BrowserSession, Conversation, Level, Message, MessageSender, Turn
from models.base import now

# The lines of the thread behind which somebody sits at a browser.
AT_BROWSER = ("opened", "signed_in")


async def level_of(session: AsyncSession, conversation: Conversation, turn: Turn) -> Level:
    """For what the bot does in this turn: no better than at the least known of the places that its words came from."""
    level = level_now(conversation.level, conversation.verified_until)
    at_home = BrowserSession.home_id == conversation.contact_id
    if conversation.connector != WEB or not await session.scalar(select(exists().where(at_home))):
        return level
    if await _is_vouched_for(session, conversation):
        return level
    said = await _proofs(session, turn)
    return min([level, *map(_level, said)], key=RANK.__getitem__)


async def _is_vouched_for(session: AsyncSession, conversation: Conversation) -> bool:
    """By an agent, who has checked whoever they were talking to: where there is one browser, it was that one."""
    lately = (Message.conversation_id == conversation.id) & (Message.created_at > now() - VERIFIED_FOR)
    if not await session.scalar(select(exists().where(lately, Message.content["event"].astext == "vouched"))):
        return False
    known = BrowserSession.verified_until > now() - IDENTIFIED_FOR
    here = select(func.count()).where(BrowserSession.home_id == conversation.contact_id, known)
    return await session.scalar(here) == 1


def _level(proven_until: datetime | None) -> Level:
    return Level.anonymous if proven_until is None else level_now(Level.verified, proven_until)


async def _proofs(session: AsyncSession, turn: Turn) -> Sequence[datetime | None]:
    """Of what was said in the turn; where nothing was, as when an agent gives it back, of what was said last."""
    at_browser = or_(Message.sender == MessageSender.customer, Message.content["event"].astext.in_(AT_BROWSER))
    here = select(Message.proven_until).where(Message.conversation_id == turn.conversation_id, at_browser)
    said = (await session.scalars(here.where(Message.seq.between(turn.first_seq, turn.last_seq)))).all()
    if said:
        return said
    return (await session.scalars(here.where(Message.seq < turn.first_seq).order_by(Message.seq.desc()).limit(1))).all()


async def has_signed_in_since(session: AsyncSession, turn: Turn) -> bool:
    """While the bot was asking for it."""
    since = (Message.conversation_id == turn.conversation_id) & (Message.seq > turn.last_seq)
    return bool(await session.scalar(select(exists().where(since, Message.content["event"].astext == "signed_in"))))
