"""What the assistant would answer, for the agent to take, change or leave. It leaves no trace with the customer.

The turn's token may only read, so the api refuses whatever would change something; the bot keeps nothing of the turn.
"""

import asyncio
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from api import dialogue, tokens
from api.auth import level_now
from api.card import repository
from api.card.looking import Look
from api.card.talk_schemas import NoSuggestion, SuggestedOut, SuggestionOut
from api.conversations.attached import SENT
from api.conversations.hiding import BULLETS
from api.dialogue import DialogueFailed
from api.parts import Parts
from connectors.content import Content
from models import Conversation, Message

WITHIN = 3.0
ASKED_AT_MOST = 20
WHY: dict[NoSuggestion, str] = {
    "nothing_asked": "The customer has asked nothing that the assistant could answer.",
    "slow": "The assistant took too long. Write the answer yourself, or ask again.",
    "away": "The assistant does not answer right now. Write the answer yourself.",
    "would_change": "The assistant would begin by doing something. Do it yourself, or give the conversation back.",
    "private": "The answer is for the customer alone. Give the conversation back, and the assistant tells them.",
    "sign_in": "The assistant would ask them to sign in first. Send a code.",
}
# How the bot names a turn that the api did not let it finish.
REFUSED: dict[str, NoSuggestion] = {"only-reads": "would_change", "customer-only": "private"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the customer said last: words, or a reply that means an intent."""

    seq: int
    text: str | None
    intent: str | None


async def suggestion(parts: Parts, look: Look) -> SuggestionOut:
    look.insist_on_having_it()
    who = f"{look.agent.id}:{look.conversation.id}"
    await parts.limits.count("suggestion", who, times=ASKED_AT_MOST, within=timedelta(minutes=1))
    async with parts.database.session() as session:
        asked = _asked(await repository.last_words(session, look.conversation.id))
    if asked is None:
        return _none("nothing_asked", None)
    try:
        async with asyncio.timeout(WITHIN):
            answered = await parts.dialogue.answer(_turn(parts, look.conversation, asked))
    except TimeoutError:
        return _none("slow", asked)
    except DialogueFailed:
        return _none("away", asked)
    return _suggested(answered.messages, asked)


def _asked(said: Sequence[Message]) -> Asked | None:
    """Codes and files are for nobody to answer; a reply that was chosen stands alone."""
    meant = [message for message in said if not _says_nothing(message)]
    if not meant:
        return None
    last = meant[-1]
    if last.intent is not None:
        return Asked(last.seq, None, last.intent)
    words = [message.content["text"] for message in meant if message.intent is None]
    return Asked(last.seq, "\n".join(words), None)


def _says_nothing(message: Message) -> bool:
    return message.content.get("key") == SENT or message.content["text"] == BULLETS


def _turn(parts: Parts, conversation: Conversation, asked: Asked) -> dialogue.Turn:
    token = tokens.TurnToken(
        conversation_id=conversation.id,
        customer_id=conversation.customer_id,
        level=level_now(conversation.level, conversation.verified_until),
        only_reads=True,
    )
    return dialogue.Turn(
        id=uuid.uuid4(),
        conversation_id=conversation.id,
        thread=conversation.thread,
        channel=conversation.channel,
        token=tokens.issue(token, parts.settings.token_secret.get_secret_value()),
        text=asked.text,
        intent=asked.intent,
        rehearsal=True,
    )


def _suggested(answers: Sequence[Content], asked: Asked) -> SuggestionOut:
    refused = next((REFUSED[answer.key] for answer in answers if answer.key in REFUSED), None)
    if refused is not None:
        return _none(refused, asked)
    if any(answer.secret for answer in answers):
        return _none("private", asked)
    if any(answer.form for answer in answers):
        return _none("sign_in", asked)
    messages = [
        SuggestedOut(text=answer.text, replies=[reply.title for reply in answer.quick_replies]) for answer in answers
    ]
    text = "\n\n".join(message.text for message in messages)
    return SuggestionOut(state="suggested", why=None, text=text, messages=messages, for_seq=asked.seq)


def _none(why: NoSuggestion, asked: Asked | None) -> SuggestionOut:
    return SuggestionOut(state="none", why=why, text=WHY[why], messages=[], for_seq=asked.seq if asked else None)
