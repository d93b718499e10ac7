"""Arrangements as they go over the wire, in the brand's format and in plain words."""

import uuid
from datetime import date
from typing import Literal

from api.formats import Formats, Money
from api.payments.arrangement_schemas import (
    ArrangementOptionsOut,
    ArrangementOut,
    ArrangementsOut,
    ExtensionOut,
    InstalmentOut,
    InstalmentShownOut,
    PlanOut,
)
from api.payments.rules import Parts, extension_days
from api.systems.base import Answered
from api.systems.ports.arrangement import Arrangement, Instalment
from api.systems.ports.payment import OpenBill, Owed
from models import ArrangementKind
from models.base import now

State = Literal["running", "kept", "broken", "withdrawn"]


def options_out(
    account_id: uuid.UUID,
    owed: Owed,
    why_not: str | None,
    bill: OpenBill | None,
    plans: dict[int, Parts],
    formats: Formats,
    *,
    as_of: str,
) -> ArrangementOptionsOut:
    return ArrangementOptionsOut(
        account_id=account_id,
        owed=formats.money(owed.total),
        why_not=why_not,
        extension=_extension(bill, formats) if bill else None,
        plans=[PlanOut(count=count, instalments=parts_out(parts, formats)) for count, parts in plans.items()],
        as_of=as_of,
    )


def _extension(bill: OpenBill, formats: Formats) -> ExtensionOut:
    return ExtensionOut(
        bill_id=bill.id,
        bill_number=bill.number,
        amount=formats.money(bill.outstanding),
        due_on=formats.day(bill.due_on),
        until=[formats.day(day) for day in extension_days(bill)],
    )


def parts_out(parts: Parts, formats: Formats) -> list[InstalmentOut]:
    return [InstalmentOut(due_on=formats.day(due_on), amount=formats.money(amount)) for due_on, amount in parts]


def told(kind: ArrangementKind, parts: Parts, formats: Formats, *, suspended: bool) -> str:
    day, amount = formats.day(parts[0][0]).display, formats.money(parts[0][1]).display
    if kind is ArrangementKind.extension:
        return f"You have until {day} to pay {amount}."
    sentence = f"You pay in {len(parts)} parts, the first of {amount} by {day}."
    return f"{sentence} Your services work again once the first part is paid." if suspended else sentence


def arrangement_out(arrangement: Arrangement, formats: Formats, today: date) -> ArrangementOut:
    left = sum(part.open.minor for part in arrangement.instalments)
    state, sentence = _state(arrangement, formats, today)
    return ArrangementOut(
        id=arrangement.id,
        number=arrangement.number,
        kind=arrangement.kind.value,
        state=state,
        can_change=arrangement.can_change(now()),
        told=sentence,
        total=formats.money(arrangement.total),
        left=formats.money(Money(left, arrangement.total.currency)),
        method=arrangement.method,
        made_on=formats.day(formats.today(arrangement.made_at)),
        instalments=[_instalment(part, formats, today) for part in arrangement.instalments],
    )


def arrangements_out(known: Answered[tuple[Arrangement, ...]], formats: Formats, today: date) -> ArrangementsOut:
    items = [arrangement_out(arrangement, formats, today) for arrangement in known.value]
    return ArrangementsOut(items=items, as_of=formats.clock(known.as_of))


def _state(arrangement: Arrangement, formats: Formats, today: date) -> tuple[State, str]:
    if arrangement.kept_at is not None:
        return "kept", "All of it is paid."
    if arrangement.withdrawn_at is not None:
        return "withdrawn", "It was taken back, so it counts no more."
    coming = next(part for part in arrangement.instalments if part.open.minor > 0)
    amount, day = formats.money(coming.open).display, formats.day(coming.due_on).display
    if not arrangement.is_running(today):
        return "broken", f"{amount} has not come, which was agreed for {day}. Please pay it, or talk to us."
    return "running", f"Next is {amount} by {day}."


def _instalment(part: Instalment, formats: Formats, today: date) -> InstalmentShownOut:
    state: Literal["paid", "part_paid", "open", "late"] = "part_paid" if part.paid.minor else "open"
    if part.open.minor == 0:
        state = "paid"
    elif part.due_on < today:
        state = "late"
    return InstalmentShownOut(
        due_on=formats.day(part.due_on),
        amount=formats.money(part.amount),
        paid=formats.money(part.paid),
        state=state,
    )
