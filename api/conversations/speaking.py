"""How well it is known who speaks. At several browsers a conversation is as safe as where something was said."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import RANK, level_now
from models import BrowserSession, Conversation, Level, Message, Turn


def speaks(conversation: Conversation, browser: BrowserSession) -> None:
    """From now on it is known as well as this one. What an agent has vouched for stays while the same one speaks."""
    is_another = conversation.browser_id != browser.id
    conversation.browser_id = browser.id
    before = RANK[level_now(conversation.level, conversation.verified_until)]
    if browser.customer_id is not None and (is_another or RANK[level_of_browser(browser)] > before):
        conversation.level, conversation.verified_until = browser.level, browser.verified_until


def level_of_browser(browser: BrowserSession) -> Level:
    return level_now(browser.level, browser.verified_until)


async def level_of(session: AsyncSession, conversation: Conversation, turn: Turn) -> Level:
    """For what the bot does in this turn: no better than at the least known of the pages that its words came from."""
    level = level_now(conversation.level, conversation.verified_until)
    if conversation.browser_id is None:
        # On a phone nobody speaks at a browser.
        return level
    asked = Message.for_bot & Message.seq.between(turn.first_seq, turn.last_seq)
    others = asked & (Message.browser_id != conversation.browser_id)
    said_at = select(Message.browser_id).where(Message.conversation_id == turn.conversation_id, others)
    for browser_id in (await session.scalars(said_at.distinct())).all():
        browser = await session.get(BrowserSession, browser_id)
        known = Level.anonymous if browser is None else level_of_browser(browser)
        level = min(level, known, key=RANK.__getitem__)
    return level
