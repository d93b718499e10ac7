"""A summary's facts as they go over the wire, and the text made of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.card.repository import VOUCHED
from api.card.talk_schemas import AskedForOut, DoneOut, OpenOut, SummaryOut
from api.card.words import DEEDS
from api.formats import Formats
from api.matters import MATTERS
from api.orders.schemas import OrderOut
from api.tickets.schemas import TicketBriefOut
from models import ActorKind, Audit, Handoff

# As the trace has room for them.
DEEDS_KEPT = {route[:64]: words for route, words in DEEDS.items()} | {VOUCHED: "Checked that it is the customer"}


def asked_out(formats: Formats, handoffs: Sequence[Handoff], asked: Sequence[Any]) -> list[AskedForOut]:
    """By what was chosen, what typed words were taken for, and what was on when a person was asked for. Each once."""
    told = [(row.at, row.intent) for row in asked]
    told += [(handoff.requested_at, handoff.card.get("intent")) for handoff in handoffs]
    first: dict[str, AskedForOut] = {}
    for at, intent in sorted(told, key=lambda pair: pair[0]):
        if intent in MATTERS:
            first.setdefault(intent, AskedForOut(text=MATTERS[intent], at=formats.moment(at)))
    return list(first.values())


def done_out(formats: Formats, deeds: Sequence[Audit], names: Mapping[str, str]) -> list[DoneOut]:
    return [
        DoneOut(
            text=DEEDS_KEPT[deed.action],
            reference=deed.detail.get("reference"),
            by=names.get(deed.actor_id or "", "an agent") if deed.actor_kind is ActorKind.agent else "the assistant",
            at=formats.moment(deed.at),
        )
        for deed in deeds
        if deed.action in DEEDS_KEPT
    ]


def open_out(cases: Sequence[TicketBriefOut], orders: Sequence[OrderOut]) -> list[OpenOut]:
    found = [OpenOut(number=case.number, text=f"{case.title}. {case.state_text}") for case in cases]
    return found + [OpenOut(number=order.number, text=f"{order.title}. {order.status}") for order in orders]


def sentences(told: SummaryOut) -> str:
    """For an agent to edit: a line for each kind of fact, and an honest one where there is none."""
    asked = "; ".join(each.text for each in told.asked) or "not said"
    lines = [f"Asked for: {asked}."]
    if told.first_words:
        lines.append(f"First words: \N{LEFT DOUBLE QUOTATION MARK}{told.first_words}\N{RIGHT DOUBLE QUOTATION MARK}")
    done = "; ".join(f"{_named(each.text, each.reference)} ({each.by})" for each in told.done)
    lines.append(f"Done: {done or 'nothing was changed'}.")
    still_open = " ".join(f"{each.number}: {each.text}" for each in told.open) or "nothing."
    lines.append(f"Open: {still_open}" if told.open_state == "known" else "Open: could not be looked up.")
    handled = "; ".join(_stay(each.agent, each.minutes, each.how) for each in told.handled)
    lines.append(f"With: {handled or 'the assistant alone'}. {_as_time(told.minutes).capitalize()} in all.")
    return "\n".join(lines)


def _named(text: str, reference: str | None) -> str:
    return f"{text} {reference}" if reference else text


def _stay(agent: str, minutes: int, how: str | None) -> str:
    return ", ".join(part for part in (agent, _as_time(minutes), how) if part)


def _as_time(minutes: int) -> str:
    return f"{minutes} min" if minutes else "under a minute"
