"""A number texted back after a conversation has ended: it answers that question, and no menu of another one."""

import re
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api import wording
from api.auth import Caller
from api.conversations import ledger
from api.conversations import repository as conversations
from api.parts import Parts
from api.ratings import service
from api.ratings.schemas import RatingIn
from connectors.base import Inbound
from connectors.content import Content
from models import ActorKind, Contact, Level, MessageSender

_SCORE = re.compile(r"\W*([1-5])(?: ?(?:stars?|points?|(?:/|out of) ?5))?\W*", re.IGNORECASE)
THANKS = "rating.thanks"


async def heard(parts: Parts, session: AsyncSession, contact: Contact, item: Inbound, columns: dict[str, Any]) -> bool:
    """Whether that was all there is to do about it. No conversation is opened for a mark."""
    said = _SCORE.fullmatch(item.text or "")
    if said is None or contact.stopped_at is not None:
        return False
    rating = await service.open_question(session, contact.id)
    if rating is None:
        return False
    conversation = await conversations.hold(session, rating.conversation_id)
    conversation.connector = str(columns["connector"])
    await conversations.append(session, conversation, MessageSender.customer, Content(text=said[0].strip()), **columns)
    by = Caller(conversation.customer_id, Level.anonymous, ActorKind.customer, conversation.customer_id)
    await service.keep(session, by, rating, RatingIn(score=int(said[1])))
    await ledger.say(parts, session, conversation, wording.say(THANKS), key=THANKS)
    return True
