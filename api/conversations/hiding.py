"""What may not stay in the ledger: secrets that were told once, and codes that were typed and tried."""

import re
import uuid

from sqlalchemy import select, text

from api import wording
from api.auth import VERIFIED_FOR, level_now
from api.conversations import repository, turn_repository
from api.parts import Parts
from connectors.content import Content
from models import BrowserSession, Level, Message
from models.base import now

# As long as a proof of who somebody is: a page that lost its connection finds a secret again, whoever comes later not.
SHOWN_FOR = VERIFIED_FOR
AT_ONCE = 500
# As the index has it, word by word.
IS_SECRET = text("message.content ? 'secret'")
BULLETS = "\N{BULLET}" * 6


def content_now(message: Message, browser: BrowserSession | None = None) -> Content:
    """What may be shown of it at this moment, to the customer; at a browser of theirs, if it may be shown there."""
    content = Content.model_validate(message.content)
    is_shown = now() < message.created_at + SHOWN_FOR and (browser is None or _is_shown_at(browser, message))
    return content if is_shown or not content.secret else _without_secret(content)


def _is_shown_at(browser: BrowserSession, message: Message) -> bool:
    """Where it was told, and where its customer is verified now: not at one that was proven long ago."""
    if browser.home_id is None or message.browser_id == browser.id:
        return True
    return level_now(browser.level, browser.verified_until) is Level.verified


def content_for_agents(message: Message) -> Content:
    """A secret is the customer's alone, from the beginning."""
    content = Content.model_validate(message.content)
    return _without_secret(content) if content.secret else content


def _without_secret(content: Content) -> Content:
    """That it was told, and what could be chosen then."""
    told = wording.say("told_once")
    return Content(text=told, teaser=content.teaser, key=content.key, quick_replies=content.quick_replies)


async def hide_secrets(parts: Parts) -> None:
    """A round: secrets whose time has passed are written over."""
    while await _hide_some(parts):
        pass


async def _hide_some(parts: Parts) -> bool:
    told = select(Message).where(IS_SECRET, Message.created_at <= now() - SHOWN_FOR).limit(AT_ONCE)
    async with parts.database.transaction() as session:
        messages = (await session.scalars(told.with_for_update(skip_locked=True))).all()
        for message in messages:
            message.content = _without_secret(Content.model_validate(message.content)).stored()
        return len(messages) == AT_ONCE


async def hide_code(parts: Parts, conversation_id: uuid.UUID | None, code: str) -> None:
    """A code was brought where it belongs, right or wrong: what was typed to bring it shows bullets from now on.

    The turn alone has the words until it is answered: it may have to be asked again.
    """
    characters = [re.escape(each) for each in code if each.isalnum()]
    if conversation_id is None or not characters:
        return
    written = re.compile(r"[\W_]*".join(characters), re.IGNORECASE)
    async with parts.database.transaction() as session:
        turn = await turn_repository.open_turn(session, conversation_id)
        for message in await turn_repository.messages_of(session, turn) if turn else ():
            await repository.empty_arrival(session, message.arrival_id)
            message.content = message.content | {"text": written.sub(BULLETS, message.content["text"])}
