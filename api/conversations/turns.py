"""Answering: takes what is unanswered, asks the bot once, writes the answers if the conversation is still the bot's."""

import logging
import time
import uuid
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api import dialogue, tokens, wording
from api.conversations import ledger, presence, repository, sign_in, speaking, turn_repository
from api.conversations.presence import ASSISTANT, THINKING_LASTS
from api.db import after_commit
from api.dialogue import Answered, Dialogue, DialogueFailed
from api.parts import Parts
from api.pauses import pause_after
from models import Conversation, ConversationOwner, Message, MessageSender, Turn, TurnState
from models.base import now

log = logging.getLogger(__name__)

# The waits after a failed try; the last one repeats until the turn is given up.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (1, 2, 4, 8, 10))
GIVE_UP_AFTER = timedelta(minutes=15)
# While nobody has asked anything, a greeting that is late needs no excuse.
OPEN = "open"
ANSWERED_BY_BOT = (ConversationOwner.bot, ConversationOwner.waiting)
# Whether what was said is for a person after all, and has been given to one.
ToPerson = Callable[[Parts, uuid.UUID], Awaitable[bool]]
# An answer that comes later than this names its question.
LATE_AFTER = timedelta(seconds=20)


async def answer_all(parts: Parts, bot: Dialogue, conversation_id: uuid.UUID, person: ToPerson | None = None) -> None:
    """Turn after turn until nothing is unanswered, or until a turn has to be tried again later."""
    while not (person and await person(parts, conversation_id)) and (turn := await _begin(parts, conversation_id)):
        started = time.monotonic()
        try:
            written, is_last = await _finish(parts, turn, await bot.answer(turn))
        except DialogueFailed as failure:
            log.warning("turn=%s failed: %s", turn.id, failure)
            await _postpone(parts, turn, final=failure.final)
            return
        log.info("turn=%s answered in %.0f ms written=%s", turn.id, 1000 * (time.monotonic() - started), written)
        if is_last:
            # What is asked from here on queues a job of its own.
            return


async def _begin(parts: Parts, conversation_id: uuid.UUID) -> dialogue.Turn | None:
    """The open turn if a worker died over one, else a new one. It is committed before the bot is called:
    whoever takes it up asks the bot under the same id for the same words, and gets the same answers."""
    async with parts.database.transaction() as session:
        conversation = await repository.lock(session, conversation_id)
        if conversation is None or conversation.owner is not ConversationOwner.bot:
            return None
        turn = await turn_repository.open_turn(session, conversation_id)
        if turn is not None and turn.epoch != conversation.epoch:
            _end(turn, TurnState.refused)
            await session.flush()
            turn = None
        turn = turn or await _new_turn(session, conversation)
        if turn is None:
            return None
        turn.attempts += 1
        await session.flush()
        after_commit(session, lambda: presence.tell_of_writing(parts, conversation_id, ASSISTANT, THINKING_LASTS))
        return dialogue.Turn(
            id=turn.id,
            conversation_id=conversation_id,
            thread=conversation.thread,
            channel=conversation.channel,
            text=turn.text,
            intent=turn.intent,
            token=await _token(parts, session, conversation, turn),
        )


async def _new_turn(session: AsyncSession, conversation: Conversation) -> Turn | None:
    messages = _joined(await turn_repository.unanswered(session, conversation))
    if not messages:
        return None
    intent = messages[0].intent
    turn = Turn(
        conversation_id=conversation.id,
        first_seq=messages[0].seq,
        last_seq=messages[-1].seq,
        epoch=conversation.epoch,
        state=TurnState.open,
        attempts=0,
        intent=intent,
        text=None if intent else "\n".join(message.content["text"] for message in messages),
        started_at=now(),
    )
    session.add(turn)
    return turn


def _joined(messages: Sequence[Message]) -> Sequence[Message]:
    """Lines typed one after another are one turn; a chosen reply is a turn of its own."""
    if not messages or _stands_alone(messages[0]):
        return messages[:1]
    ends = next((place for place, message in enumerate(messages) if _stands_alone(message)), len(messages))
    return messages[:ends]


def _stands_alone(message: Message) -> bool:
    """A reply without an intent is its title, which other lines around it would make unrecognisable."""
    return message.intent is not None or "chosen" in message.content


async def _token(parts: Parts, session: AsyncSession, conversation: Conversation, turn: Turn) -> str:
    level = await speaking.level_of(session, conversation, turn)
    token = tokens.TurnToken(conversation_id=conversation.id, customer_id=conversation.customer_id, level=level)
    return tokens.issue(token, parts.settings.token_secret.get_secret_value())


async def _finish(parts: Parts, asked: dialogue.Turn, answered: Answered) -> tuple[bool, bool]:
    """Writes the answers, unless they were written already or the conversation has changed hands meanwhile. Says
    whether it has, and whether nothing else is asked by then."""
    async with parts.database.transaction() as session:
        conversation, turn = await _still_ours(session, asked)
        after_commit(session, lambda: parts.live.tell(asked.conversation_id))
        if turn is None:
            return False, False
        late = turn.intent != OPEN and await turn_repository.has_waited(session, turn, LATE_AFTER)
        is_last = conversation.asked_seq <= turn.last_seq
        turn.answered_at, conversation.answered_seq = now(), max(turn.last_seq, conversation.answered_seq)
        _end(turn, TurnState.answered)
        turn.about = answered.about
        # Whoever has said what they want by now is greeted, and offered nothing else.
        less: dict[str, Any] = {"quick_replies": []} if turn.intent == OPEN and not is_last else {}
        for answer in answered.messages:
            content = await sign_in.begin(parts, session, conversation, turn, answer.model_copy(update=less))
            await repository.append(
                session,
                conversation,
                MessageSender.assistant,
                content,
                turn_id=turn.id,
                answers_seq=turn.last_seq,
                late=late,
                # A secret is for the page that asked for it.
                browser_id=conversation.browser_id if content.secret else None,
            )
        await ledger.send_off(parts, session, conversation)
        return True, is_last


async def _postpone(parts: Parts, asked: dialogue.Turn, *, final: bool) -> None:
    """Says once that it takes longer, and tries again; in the end, or at once if it is final, that it won't come."""
    async with parts.database.transaction() as session:
        conversation, turn = await _still_ours(session, asked)
        after_commit(session, lambda: parts.live.tell(asked.conversation_id))
        if turn is None:
            return
        if conversation.owner is ConversationOwner.waiting:
            # A person comes, whatever the bot meant to say of it.
            _end(turn, TurnState.refused)
            return
        somebody_waits = turn.intent != OPEN or conversation.asked_seq > turn.last_seq
        if final or now() - turn.started_at > GIVE_UP_AFTER:
            await _give_up(parts, session, conversation, turn)
            return
        if turn.attempts > 1 and turn.apologised_at is None and somebody_waits:
            turn.apologised_at = now()
            await ledger.note_event(parts, session, conversation, repository.DELAYED, wording.say("delayed"))
        # A restart's length is over by the second try, and nobody had to be told.
        await parts.jobs.answer(session, conversation.id, after=pause_after(turn.attempts, PAUSES))


async def _give_up(parts: Parts, session: AsyncSession, conversation: Conversation, turn: Turn) -> None:
    _end(turn, TurnState.given_up)
    conversation.answered_seq = turn.last_seq
    if turn.intent != OPEN:
        brand = parts.brand
        text = wording.say("given_up", phone=brand.phone, phone_hours=brand.phone_hours)
        await ledger.say(parts, session, conversation, text)
    await parts.jobs.answer(session, conversation.id)


async def _still_ours(session: AsyncSession, asked: dialogue.Turn) -> tuple[Conversation, Turn | None]:
    """The turn, if it may still be answered: open, of the present epoch, and no person's. While a person is waited
    for, that is the one in which the bot asked for them."""
    conversation = await repository.hold(session, asked.conversation_id)
    turn = await turn_repository.open_turn(session, asked.conversation_id)
    if turn is None or turn.id != asked.id:
        return conversation, None
    if turn.epoch != conversation.epoch or conversation.owner not in ANSWERED_BY_BOT:
        _end(turn, TurnState.refused)
        return conversation, None
    return conversation, turn


def _end(turn: Turn, state: TurnState) -> None:
    """Nobody asks it again: its words are in the messages, and what must not be kept of them is hidden there."""
    turn.state, turn.text = state, None
