"""What may not stay in the ledger: secrets that were told once."""

from sqlalchemy import select, text

from api import wording
from api.auth import VERIFIED_FOR
from api.parts import Parts
from connectors.content import Content
from models import Message
from models.base import now

# As long as a proof of who somebody is: a page that lost its connection finds a secret again, whoever comes later not.
SHOWN_FOR = VERIFIED_FOR
AT_ONCE = 500
# As the index has it, word by word.
IS_SECRET = text("message.content ? 'secret'")


def content_now(message: Message) -> Content:
    """What may be shown of it at this moment, to the customer."""
    content = Content.model_validate(message.content)
    return _without_secret(content) if content.secret and message.created_at + SHOWN_FOR <= now() else content


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
