"""Usage's decisions: whose line, which days, and who hears what it costs."""

import uuid
from datetime import date, timedelta

from api.access import ServiceUnknown, held_account
from api.auth import Caller
from api.errors import NotUnderstood
from api.parts import Parts
from api.systems.ports.account import Account
from api.usage.abroad import abroad_out
from api.usage.cycles import Cycle, cycle_of
from api.usage.lines import first_day_of, meant_line
from api.usage.quantities import Unit, quantity
from api.usage.rendering import current_out, lines_out, service_out
from api.usage.schemas import AbroadOut, CurrentOut, DailyOut, DayOfUseOut, Kind, LinesOut
from models import ServiceState, UsageKind
from models.base import now

MOST_DAYS = 92
# Trips are told of so long.
YEAR = timedelta(days=365)
KINDS: dict[Kind, tuple[UsageKind, Unit]] = {
    "data": (UsageKind.data, "kilobytes"),
    "minutes": (UsageKind.voice, "seconds"),
    "texts": (UsageKind.sms, "texts"),
    "roaming": (UsageKind.roaming_data, "kilobytes"),
}


class DaysNotUnderstood(NotUnderstood):
    """The last day comes before the first, has not come yet, or is too far from it; or the line was not theirs yet."""

    title = "Those days make no sense"


async def current(parts: Parts, caller: Caller, service_id: uuid.UUID | None) -> CurrentOut:
    account, service = await meant_line(parts.systems.account, caller, service_id)
    cycle = present_cycle(parts, account)
    meters = await parts.systems.usage.meters((cycle.window(service.id),))
    if not meters.value:
        raise ServiceUnknown("Nothing is known about the usage of this service.")
    return current_out(
        parts.formats,
        account,
        service,
        meters.value[0],
        cycle,
        sees_money=account.holder_id == caller.customer_id,
        as_of=parts.formats.clock(meters.as_of),
        is_stale=meters.stale,
    )


async def lines(parts: Parts, caller: Caller, account_id: uuid.UUID | None) -> LinesOut:
    account = await held_account(parts.systems.account, caller, account_id)
    cycle = present_cycle(parts, account)
    living = {service.id: service for service in account.services if service.state is not ServiceState.ceased}
    meters = await parts.systems.usage.meters(tuple(cycle.window(service_id) for service_id in living))
    return lines_out(
        parts.formats,
        [(living[meter.service_id], meter) for meter in meters.value],
        cycle,
        account.prepaid_balance,
        as_of=parts.formats.clock(meters.as_of),
        is_stale=meters.stale,
    )


async def daily(
    parts: Parts, caller: Caller, service_id: uuid.UUID | None, kind: Kind, first: date | None, last: date | None
) -> DailyOut:
    account, service = await meant_line(parts.systems.account, caller, service_id)
    theirs = first_day_of(parts.formats, caller.customer_id, account, service)
    days = [day for day in _days(first, last, present_cycle(parts, account)) if day >= theirs]
    sort, unit = KINDS[kind]
    if not days:
        raise DaysNotUnderstood("Somebody else used the line then.", field="to")
    found = await parts.systems.usage.by_day(service.id, sort, days[0], days[-1])
    used = {row.day: row.quantity for row in found.value}
    return DailyOut(
        service=service_out(service),
        kind=kind,
        days=[
            DayOfUseOut(day=parts.formats.day(day), used=quantity(parts.formats, used.get(day, 0), unit))
            for day in days
        ],
        total=quantity(parts.formats, sum(used.values()), unit),
        as_of=parts.formats.clock(found.as_of),
        is_stale=found.stale,
    )


async def abroad(parts: Parts, caller: Caller, service_id: uuid.UUID | None) -> AbroadOut:
    account, service = await meant_line(parts.systems.account, caller, service_id)
    today = parts.formats.today(now())
    since = max(today - YEAR, first_day_of(parts.formats, caller.customer_id, account, service))
    found = await parts.systems.usage.abroad(service.id, parts.brand.region, since, today)
    return abroad_out(
        parts.formats,
        service,
        found.value,
        since=since,
        sees_money=account.holder_id == caller.customer_id,
        as_of=parts.formats.clock(found.as_of),
    )


def present_cycle(parts: Parts, account: Account) -> Cycle:
    return cycle_of(account.billing_day, parts.formats.today(now()))


def _days(first: date | None, last: date | None, cycle: Cycle) -> list[date]:
    """Without days, those of this cycle until today."""
    if last is not None and last > cycle.today:
        raise DaysNotUnderstood("That day has not come yet. The last one can be today.", field="to")
    last = last or cycle.today
    first = first or min(cycle.starts_on, last)
    if first > last:
        raise DaysNotUnderstood("The first day comes after the last.", field="from")
    count = (last - first).days + 1
    if count > MOST_DAYS:
        raise DaysNotUnderstood(f"That is {count} days; {MOST_DAYS} are shown at most.", field="from")
    return [first + timedelta(days=step) for step in range(count)]
