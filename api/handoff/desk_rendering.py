"""Handoffs as the desk lists them, and what is due in words."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from api.auth import level_now
from api.handoff.desk_schemas import AsideOut, ChatOut, DueOut, QueuedOut
from api.handoff.dues import Due
from api.handoff.priorities import NAMES
from api.matters import wish
from api.parts import Parts
from models import Conversation, Customer, DueKind, DueState, Handoff
from models.base import now

CALLED = {DueKind.first_reply: "First reply", DueKind.next_reply: "Reply", DueKind.resolution: "End"}


def queued(parts: Parts, handoff: Handoff, dues: Sequence[Due], customer_name: str | None) -> QueuedOut:
    return QueuedOut(**_queued(parts, handoff, dues, customer_name))


def chat(
    parts: Parts, handoff: Handoff, conversation: Conversation, customer: Customer | None, dues: Sequence[Due]
) -> ChatOut:
    assert handoff.assigned_at is not None
    within = timedelta(seconds=parts.settings.handoff_accept_within)
    return ChatOut(
        **_queued(parts, handoff, dues, customer.name if customer else None),
        about=wish(handoff.card.get("intent")),
        level=level_now(conversation.level, conversation.verified_until).value,
        assigned_at=handoff.assigned_at,
        accepted_at=handoff.accepted_at,
        accept_by=None if handoff.accepted_at else handoff.assigned_at + within,
        card=handoff.card,
        note=handoff.note,
        aside=handoff.aside_since and aside(parts, handoff.aside_since, handoff.aside_until),
    )


def aside(parts: Parts, since: datetime, until: datetime | None) -> AsideOut:
    display = "Put aside until they write" if until is None else f"Put aside until {_when(parts, until)}"
    return AsideOut(since=since, until=until, display=display)


def due_out(parts: Parts, due: Due) -> DueOut:
    is_was = "was due" if due.state is DueState.missed else "due"
    display = f"{CALLED[due.kind]} {is_was} {_by(parts, due.by)}"
    return DueOut(what=due.kind.value, by=due.by, state=due.state.value, display=display)


def _by(parts: Parts, moment: datetime) -> str:
    is_today = parts.formats.today(moment) == parts.formats.today(now())
    return f"at {_when(parts, moment)}" if is_today else _when(parts, moment)


def _when(parts: Parts, moment: datetime) -> str:
    """The day is said where it is not today."""
    formats = parts.formats
    is_today = formats.today(moment) == formats.today(now())
    return formats.clock(moment) if is_today else formats.moment(moment).display


def _queued(parts: Parts, handoff: Handoff, dues: Sequence[Due], customer_name: str | None) -> dict[str, object]:
    """A reply that is owed comes before the end of it all."""
    return {
        "conversation_id": handoff.conversation_id,
        "customer_name": customer_name,
        "team": handoff.team_code,
        "skill": handoff.skill,
        "language": handoff.language,
        "priority": NAMES[handoff.priority],
        "reason": handoff.reason,
        "waiting_since": handoff.waiting_since,
        "due_at": handoff.due_at,
        "due": due_out(parts, dues[0]),
    }
