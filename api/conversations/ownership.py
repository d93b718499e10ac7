"""Who answers a conversation: the one table of how it changes hands, and the one function that does it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from sqlalchemy.ext.asyncio import AsyncSession

from api import audit, wording
from api.auth import Caller
from api.conversations import ledger, ownership_repository
from api.db import after_commit
from api.errors import Refused
from api.parts import Parts
from models import ActorKind, Agent, Conversation, ConversationOwner, Handoff, HandoffState, Level
from models.base import now

BOT, WAITING, AGENT, CLOSED = ConversationOwner
# What the bot hears as it comes to a conversation: as at its beginning, so now.
BACK = "open"


class Move(StrEnum):
    """Why it changes hands. Missed: whoever was given it did not take it up. Left: they had, and went away."""

    asked = "asked"
    assigned = "assigned"
    taken_over = "taken_over"
    passed_on = "passed_on"
    transferred = "transferred"
    missed = "missed"
    left = "left"
    returned = "returned"
    withdrawn = "withdrawn"
    moved_out = "moved_out"
    moved_in = "moved_in"
    timed_out = "timed_out"
    shut = "shut"
    ended = "ended"
    gone = "gone"
    closed = "closed"
    joined = "joined"


@dataclass(frozen=True, slots=True)
class Step:
    """`line` is the event that the customer reads, where there is something to be told."""

    sources: frozenset[ConversationOwner]
    to: ConversationOwner
    handoff: HandoffState
    line: str | None = None


def _step(sources: set[ConversationOwner], to: ConversationOwner, handoff: HandoffState, line: str | None) -> Step:
    return Step(frozenset(sources), to, handoff, line)


REQUESTED, ASSIGNED, RETURNED, OVER = HandoffState
TABLE = {
    Move.asked: _step({BOT}, WAITING, REQUESTED, "in_line"),
    # Nobody is announced before they have taken it up: who does not is none of the customer's business.
    Move.assigned: _step({WAITING}, AGENT, ASSIGNED, None),
    Move.taken_over: _step({BOT, WAITING, AGENT}, AGENT, ASSIGNED, "agent_joined"),
    Move.passed_on: _step({AGENT}, AGENT, ASSIGNED, "passed_on"),
    Move.transferred: _step({AGENT}, WAITING, REQUESTED, "transferred"),
    Move.missed: _step({AGENT}, WAITING, REQUESTED, None),
    Move.left: _step({AGENT}, WAITING, REQUESTED, "agent_left"),
    Move.returned: _step({AGENT}, BOT, RETURNED, "with_assistant"),
    # Also from an agent who was given it and has not answered.
    Move.withdrawn: _step({WAITING, AGENT}, BOT, RETURNED, "with_assistant"),
    # From the page to the phone: the place in line goes along, and what is said on the page is the assistant's again.
    Move.moved_out: _step({WAITING, AGENT}, BOT, RETURNED, "by_text"),
    Move.moved_in: _step({BOT}, WAITING, REQUESTED, None),
    Move.timed_out: _step({WAITING}, BOT, RETURNED, "nobody_free"),
    Move.shut: _step({WAITING}, BOT, RETURNED, "team_closed"),
    Move.ended: _step({AGENT}, CLOSED, OVER, "ended"),
    # The customer says nothing any more.
    Move.gone: _step({AGENT}, CLOSED, OVER, "gone"),
    Move.closed: _step({BOT, WAITING, AGENT}, CLOSED, OVER, None),
    # Who has signed in has another one open, which goes on with what was said in this one.
    Move.joined: _step({BOT}, CLOSED, OVER, None),
}


# Whoever was not taken up, or waits elsewhere from now on, has waited all along.
WAITED_ALL_ALONG = (Move.missed, Move.moved_in)


class ChangedHands(Refused):
    """Somebody else was quicker, or it never was theirs to move."""

    title = "This conversation is in other hands by now"


@dataclass(frozen=True, slots=True)
class By:
    """Who moves it."""

    kind: ActorKind
    id: uuid.UUID | None = None


async def change(
    parts: Parts,
    session: AsyncSession,
    conversation: Conversation,
    move: Move,
    by: By,
    agent: Agent | None = None,
    said: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """The conversation is locked. `agent` is who has it from now on; `said` is what its line in the thread names."""
    step, before, at = TABLE[move], conversation.owner, now()
    if before not in step.sources:
        raise ChangedHands(f"It is with {before.value}, and can't be {move.value.replace('_', ' ')}.")
    if before is BOT:
        # What was asked and not answered is for whoever comes next: back with the bot, it is not asked again.
        conversation.answered_seq = conversation.asked_seq
    conversation.owner, conversation.epoch = step.to, conversation.epoch + 1
    conversation.closed_at = at if step.to is CLOSED else None
    if move is Move.asked and by.kind is ActorKind.bot:
        # Its answer to this very turn says what happens now.
        await ownership_repository.carry_turn_over(session, conversation)
    handoff = await ownership_repository.running(session, conversation.id)
    if handoff is not None:
        _follow(handoff, move, step, agent, at)
        if before is AGENT or step.to is not AGENT:
            # Somebody waits, or somebody has become free.
            await parts.jobs.assign(session)
    detail = {"from": before, "to": step.to, "epoch": conversation.epoch, "agent": str(agent.id) if agent else None}
    await keep(session, conversation, by, move.value, **detail)
    # Back with the bot, it is told by this one event, and goes on where it was. Beside a person it only listens.
    intent = BACK if step.to is BOT and move is not Move.moved_out else None
    await _tell(parts, session, conversation, step.line, said, intent)


async def keep(session: AsyncSession, conversation: Conversation, by: By, what: str, **detail: object) -> None:
    """A line of the trace, in the transaction of what it tells of."""
    caller = Caller(conversation.customer_id, Level.anonymous, by.kind, by.id, conversation.id)
    await session.execute(audit.LINE, audit.values(caller, f"handoff {what}", **detail))


def take_up(handoff: Handoff, at: datetime) -> None:
    """Whoever has it says that they are there."""
    handoff.accepted_at, handoff.last_agent_id = at, handoff.agent_id


def _follow(handoff: Handoff, move: Move, step: Step, agent: Agent | None, at: datetime) -> None:
    """The handoff is where its conversation is."""
    handoff.state = step.handoff
    handoff.bring_back(None)
    if step.handoff is ASSIGNED:
        assert agent is not None
        handoff.agent_id, handoff.assigned_at, handoff.accepted_at = agent.id, at, None
        if move is Move.taken_over:
            take_up(handoff, at)
    elif step.handoff is REQUESTED:
        handoff.waiting_since = handoff.waiting_since if move in WAITED_ALL_ALONG else at
        handoff.agent_id = handoff.assigned_at = handoff.accepted_at = None
    else:
        handoff.ended_at = at


async def _tell(
    parts: Parts,
    session: AsyncSession,
    conversation: Conversation,
    line: str | None,
    said: Mapping[str, str],
    intent: str | None,
) -> None:
    if line is None:
        await session.flush()
        after_commit(session, lambda: parts.live.tell(conversation.id))
    else:
        await ledger.note_event(parts, session, conversation, line, wording.say(line, **said), intent)
