"""Who wants to hear how far a line has come, and telling them: once in a cycle, at the highest threshold reached.

`tell_alerts` is made to be called again and again by the worker; nothing is told twice, however often it runs.
Usage is summed by the day and says nowhere when it last grew, so the lines are gone through one after another.
"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from api import notices
from api.access import NotAccountHolder
from api.auth import Caller
from api.errors import Refused
from api.formats import Formats, Money
from api.parts import Parts
from api.systems.ports.account import Account, Service
from api.systems.ports.usage import Meter, MobileLine
from api.usage.alert_schemas import AlertsIn, AlertsOut
from api.usage.cycles import Cycle, cycle_of
from api.usage.lines import meant_line
from api.usage.quantities import data
from api.usage.rendering import service_out
from api.usage.repository import NONE, USUAL, Key, Thresholds, keep_thresholds, thresholds_of, told_before
from api.usage.spending import spent_roaming
from models import Level, NoticeKind, ServiceKind
from models.base import now

BATCH = 200
# In one round, so that it costs the same for a million lines. The next one goes on where this one has ended.
MOST_LINES = 20_000
PLACE = "selfcare:usage:alerts:after"
ALL = 100


class NothingToTell(Refused):
    """Only mobile lines have something that can run out."""

    title = "There is nothing to tell"


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to tell. `or_higher` are the keys under which it, or more than it, may have been told already."""

    customer_id: uuid.UUID
    key: str
    or_higher: tuple[str, ...]
    text: str
    costs_more: bool = False


async def show_alerts(parts: Parts, caller: Caller, service_id: uuid.UUID | None) -> AlertsOut:
    account, service = await meant_line(parts.systems.account, caller, service_id)
    mine = service.id, caller.require(Level.identified)
    async with parts.database.session() as session:
        chosen = (await thresholds_of(session, [service.id])).get(mine, USUAL)
    return _alerts_out(parts.formats, account, service, chosen, is_holder=account.holder_id == caller.customer_id)


async def choose_alerts(parts: Parts, caller: Caller, body: AlertsIn) -> AlertsOut:
    """Each for themselves; of what costs the holder money only the holder hears."""
    account, service = await meant_line(parts.systems.account, caller, body.service_id)
    if service.kind is not ServiceKind.mobile:
        raise NothingToTell("Nothing on this service runs out. Name a mobile line.", field="service_id")
    mine = service.id, caller.require(Level.identified)
    is_holder = account.holder_id == caller.customer_id
    if body.roaming_minor is not None and not is_holder:
        raise NotAccountHolder("Alerts about money are the account holder's.", field="roaming_minor")
    async with parts.database.transaction() as session:
        before = (await thresholds_of(session, [service.id])).get(mine, USUAL)
        roaming = before.roaming_minor if body.roaming_minor is None else tuple(body.roaming_minor)
        chosen = Thresholds(tuple(body.percents), roaming)
        await keep_thresholds(session, *mine, chosen)
    return _alerts_out(parts.formats, account, service, chosen, is_holder=is_holder)


async def tell_alerts(parts: Parts) -> int:
    """Looks at the next lines, a batch at a time; after the last of all it ends. How many people were told something.

    A place that is lost, or gone on from by two at once, costs a second look and nothing else.
    """
    told, seen, kept = 0, 0, await parts.redis.get(PLACE)
    after = uuid.UUID(str(kept)) if kept else None
    while seen < MOST_LINES:
        lines = (await parts.systems.usage.mobile_lines(after, BATCH)).fresh()
        told += await _tell_batch(parts, lines)
        if len(lines) < BATCH:
            await parts.redis.delete(PLACE)
            break
        seen, after = seen + len(lines), lines[-1].service_id
        await parts.redis.set(PLACE, str(after))
    return told


async def _tell_batch(parts: Parts, lines: list[MobileLine]) -> int:
    """Five queries, whatever the lines have used, and two more for each alert that is new."""
    async with parts.database.session() as session:
        chosen = await thresholds_of(session, [line.service_id for line in lines])
    wanted = [line for line in lines if _wants_any(line, chosen)]
    if not wanted:
        return 0
    today = parts.formats.today(now())
    cycles = {line.service_id: cycle_of(line.billing_day, today) for line in wanted}
    windows = tuple(cycle.window(service_id, with_recent=False) for service_id, cycle in cycles.items())
    meters = {meter.service_id: meter for meter in (await parts.systems.usage.meters(windows)).fresh()}
    alerts = [
        alert
        for line in wanted
        if line.service_id in meters
        for alert in _alerts(parts.formats, line, meters[line.service_id], cycles[line.service_id], chosen)
    ]
    return await _tell_new(parts, alerts)


async def _tell_new(parts: Parts, alerts: list[Alert]) -> int:
    async with parts.database.transaction() as session:
        known = await told_before(session, [key for alert in alerts for key in alert.or_higher])
        new = [alert for alert in alerts if known.isdisjoint(alert.or_higher)]
        for alert in new:
            who, text, key, costly = alert.customer_id, alert.text, alert.key, alert.costs_more
            await notices.tell(session, customer_id=who, kind=NoticeKind.usage, text=text, key=key, at_night=costly)
    return len(new)


def _alerts(
    formats: Formats, line: MobileLine, meter: Meter, cycle: Cycle, chosen: Mapping[Key, Thresholds]
) -> Iterator[Alert]:
    """The highest threshold of each sort: who hears of all that is used need not hear of most of it."""
    for customer_id in _hearers(line):
        prefix = f"usage:{line.service_id}:{customer_id}:{cycle.starts_on}"
        steps = chosen.get((line.service_id, customer_id), USUAL)
        keys = _keys_of_data(prefix, meter, steps)
        if keys:
            yield Alert(customer_id, keys[0], keys, _of_data(formats, line, meter, cycle))
        spent = spent_roaming(meter).total or Money(0, meter.currency)
        passed = [step for step in steps.roaming_minor if step <= spent.minor]
        if passed and customer_id == line.holder_id:
            keys = tuple(f"{prefix}:roaming:{step}" for step in steps.roaming_minor if step >= passed[-1])
            yield Alert(customer_id, keys[0], keys, _of_roaming(formats, line, spent, cycle), costs_more=True)


def _hearers(line: MobileLine) -> tuple[uuid.UUID, ...]:
    """Who uses it, and who pays for it: one person, mostly."""
    return tuple(dict.fromkeys((line.user_id, line.holder_id)))


def _wants_any(line: MobileLine, chosen: Mapping[Key, Thresholds]) -> bool:
    return any(chosen.get((line.service_id, customer_id), USUAL) != NONE for customer_id in _hearers(line))


def _keys_of_data(prefix: str, meter: Meter, steps: Thresholds) -> tuple[str, ...]:
    percent = meter.data.percent
    reached = [step for step in steps.percents if percent is not None and step <= percent]
    if not reached:
        return ()
    keys = tuple(f"{prefix}:data:{step}" for step in steps.percents if step >= reached[-1])
    # What was added may be used up too, and that is news again.
    added = (f"{prefix}:data:{ALL}+{meter.data.extra}",) if meter.data.extra else ()
    return added if added and reached[-1] == ALL else keys + added


def _of_data(formats: Formats, line: MobileLine, meter: Meter, cycle: Cycle) -> str:
    allowance, resets_on = data(formats, meter.data.allowance or 0), formats.day(cycle.resets_on).display
    percent = meter.data.percent or 0
    if percent >= ALL:
        return f"{line.label}: all {allowance} are used. New data comes on {resets_on}."
    left = data(formats, (meter.data.allowance or 0) - meter.data.used)
    return f"{line.label}: {percent}% of {allowance} used, {left} left until {resets_on}."


def _of_roaming(formats: Formats, line: MobileLine, spent: Money, cycle: Cycle) -> str:
    since = formats.day(cycle.starts_on).display
    return f"{line.label}: roaming has come to {formats.money(spent).display} since {since}."


def _alerts_out(
    formats: Formats, account: Account, service: Service, chosen: Thresholds, *, is_holder: bool
) -> AlertsOut:
    roaming = [formats.money(Money(minor, account.currency)) for minor in chosen.roaming_minor]
    told = [f"at {_listed([str(step) for step in chosen.percents])}% of the data"] if chosen.percents else []
    if is_holder and roaming:
        told.append(f"at {_listed([amount.display for amount in roaming])} of roaming")
    fact = f"You hear from us {', and '.join(told)}." if told else "You hear nothing from us about this line's use."
    if service.kind is not ServiceKind.mobile:
        fact = "Nothing on this service runs out, so there is nothing to tell."
    return AlertsOut(
        service=service_out(service),
        percents=list(chosen.percents),
        roaming=roaming if is_holder else None,
        fact=fact,
    )


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
