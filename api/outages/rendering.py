"""Outages as they go over the wire, in plain words and the brand's format."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from api.formats import Formats
from api.outages.schemas import (
    AreaOut,
    AreaStateOut,
    OutageOut,
    OutageStepOut,
    OutageUpdateOut,
    OwnServiceOut,
    SpotOut,
)
from api.systems.ports.account import Service
from api.systems.ports.network import Area, AreaState, Outage
from models import OutageState, ServiceKind

KINDS = {
    ServiceKind.broadband: "broadband",
    ServiceKind.tv: "TV",
    ServiceKind.landline: "landline",
    ServiceKind.mobile: "mobile",
}
STATES = {
    OutageState.planned: "We plan to work on the network here.",
    OutageState.suspected: "Customers have told us that something is wrong, and we are looking into it.",
    OutageState.confirmed: "We know of the fault, and engineers have been told.",
    OutageState.fixing: "Engineers are mending it.",
    OutageState.fixed: "It is over.",
}
WORK_RUNS = "Planned work is under way."
# What one comes through, in this order. A step that is skipped counts as done.
FAULT = (
    (OutageState.suspected, "Reported"),
    (OutageState.confirmed, "Confirmed"),
    (OutageState.fixing, "Engineers are mending it"),
    (OutageState.fixed, "Over"),
)
WORK = (
    (OutageState.planned, "Planned"),
    (OutageState.fixing, "Work is under way"),
    (OutageState.fixed, "Over"),
)
# The worst of an area's names its state.
WORST = (OutageState.fixing, OutageState.confirmed, OutageState.suspected, OutageState.planned)


def area_out(area: Area) -> AreaOut:
    return AreaOut(id=area.id, name=area.name, postcode_prefix=area.postcode_prefix)


def own_service_out(service: Service) -> OwnServiceOut:
    return OwnServiceOut(id=service.id, label=service.label, kind=service.kind)


def outage_out(outage: Outage, formats: Formats, at: datetime) -> OutageOut:
    return OutageOut(
        id=outage.id,
        area=area_out(outage.area),
        services=list(outage.kinds),
        away=capitalised(away(outage.kinds)),
        state=outage.state,
        state_text=WORK_RUNS if _is_work(outage, at) else STATES[outage.state],
        is_running=outage.is_running(at),
        cause=outage.cause,
        started=formats.moment(outage.starts_at),
        expected_end=formats.moment(outage.expected_at) if outage.expected_at else None,
        expected_text=_expected(outage, formats, at),
        ended=formats.moment(outage.fixed_at) if outage.fixed_at else None,
        steps=_steps(outage, at),
        updates=[
            OutageUpdateOut(at=formats.moment(update.at), text=update.text) for update in reversed(outage.updates)
        ],
    )


def area_state_out(state: AreaState, at: datetime) -> AreaStateOut:
    running = [outage for outage in state.outages if outage.is_running(at)]
    return AreaStateOut(
        area=area_out(state.area),
        spot=SpotOut(column=state.spot.column, row=state.spot.row) if state.spot else None,
        state=_state_of(state, running),
        services=[kind for kind in ServiceKind if any(kind in outage.kinds for outage in running)],
        outage_ids=[outage.id for outage in state.outages],
    )


def worst(outages: Iterable[Outage]) -> Outage | None:
    """The one to speak of first."""
    ranked = [outage for outage in outages if outage.state in WORST]
    return min(ranked, key=lambda outage: (WORST.index(outage.state), outage.starts_at), default=None)


def away(kinds: Iterable[ServiceKind]) -> str:
    """broadband; broadband and TV; broadband, TV and landline."""
    *first, last = [name for kind, name in KINDS.items() if kind in tuple(kinds)]
    return f"{', '.join(first)} and {last}" if first else last


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_work(outage: Outage, at: datetime) -> bool:
    return outage.state is OutageState.planned and outage.is_running(at)


def _expected(outage: Outage, formats: Formats, at: datetime) -> str:
    if outage.fixed_at is not None:
        return f"It ended on {formats.moment(outage.fixed_at).display}."
    if outage.expected_at is None:
        return "Nobody knows yet when it will be over."
    day = formats.moment(outage.expected_at).display
    if outage.expected_at <= at:
        return f"It should have been over by {day} and takes longer. Nobody knows yet until when."
    return f"It should be over by {day}."


def _steps(outage: Outage, at: datetime) -> list[OutageStepOut]:
    steps = WORK if outage.state is OutageState.planned else FAULT
    state = OutageState.fixing if _is_work(outage, at) else outage.state
    reached = [each for each, _ in steps].index(state)
    return [
        OutageStepOut(title=title, state=_step_state(place, reached, is_over=state is OutageState.fixed))
        for place, (_, title) in enumerate(steps)
    ]


def _step_state(place: int, reached: int, *, is_over: bool) -> Literal["done", "now", "to_come"]:
    if place < reached or is_over:
        return "done"
    return "now" if place == reached else "to_come"


def _state_of(state: AreaState, running: list[Outage]) -> Literal["fine", "planned", "suspected", "away"]:
    found = worst(running)
    if found is None:
        return "planned" if state.outages else "fine"
    return "suspected" if found.state is OutageState.suspected else "away"
