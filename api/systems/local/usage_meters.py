"""Sums of usage over windows of days: three queries, however many services are asked about."""

import uuid
from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, Uuid, and_, case, column, func, select, values
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.expression import Values

from api.formats import Money
from api.systems.ports.usage import Gauge, Meter, Recent, Roamed, Window
from models import Account, AllowanceExtra, Plan, RoamingPrice, Service, UsageKind
from models import Usage as UsageRow

# A line's rhythm shows in so many weeks, in whole ones.
RECENT = timedelta(weeks=8)
SATURDAY = 6
# By service, for each kind and place: used in the window, today, and of late on weekends and workdays.
Sums = dict[uuid.UUID, list[Any]]


def roaming_price(country: str, zones: list[str], currency: str, gigabyte: Money | None) -> Money | None:
    """A price in another currency than the account's cannot be charged to it, so it is none."""
    if country in zones:
        return Money(0, currency)
    return gigabyte if gigabyte is not None and gigabyte.currency == currency else None


async def meters_of(session: AsyncSession, windows: tuple[Window, ...]) -> list[Meter]:
    if not windows:
        return []
    ids = [window.service_id for window in windows]
    rows = await session.execute(
        select(Service, Plan, Account.currency)
        .join(Plan, Plan.id == Service.plan_id)
        .join(Account, Account.id == Service.account_id)
        .where(Service.id.in_(ids))
    )
    known = {service.id: (service, plan, currency) for service, plan, currency in rows}
    sums, extras = await _sums(session, windows), await _extras(session, windows)
    return [
        _meter(window, *known[window.service_id], sums[window.service_id], extras.get(window.service_id, 0))
        for window in windows
        if window.service_id in known
    ]


def _asked(windows: tuple[Window, ...]) -> Values:
    days = ("since", "first", "last", "today")
    return values(column("service_id", Uuid), *(column(day, Date) for day in days), name="asked").data(
        [(window.service_id, _since(window), window.starts_on, window.ends_on, window.today) for window in windows]
    )


def _since(window: Window) -> date:
    return min(window.starts_on, window.today - RECENT) if window.with_recent else window.starts_on


async def _sums(session: AsyncSession, windows: tuple[Window, ...]) -> Sums:
    """What is paid for by the country is told apart by country, with its price."""
    asked = _asked(windows)
    first, last, today, day = asked.c.first, asked.c.last, asked.c.today, UsageRow.used_on
    is_recent = and_(day >= today - RECENT.days, day < today)
    is_weekend = func.extract("isodow", day) >= SATURDAY
    priced = and_(UsageRow.kind == UsageKind.roaming_data, RoamingPrice.country == UsageRow.country)
    place = case((UsageRow.kind == UsageKind.roaming_data, UsageRow.country))
    what = (UsageRow.service_id, UsageRow.kind, place, RoamingPrice.gigabyte_minor, RoamingPrice.currency)
    found = await session.execute(
        select(
            *what,
            place.label("place"),
            func.min(day).label("first"),
            _sum(day.between(first, last)).label("used"),
            _sum(day == today).label("today"),
            _sum(and_(is_recent, is_weekend)).label("weekend"),
            _sum(and_(is_recent, ~is_weekend)).label("workday"),
        )
        .join(asked, asked.c.service_id == UsageRow.service_id)
        .outerjoin(RoamingPrice, priced)
        .where(day >= asked.c.since, day <= func.greatest(last, today))
        .group_by(*what)
        .order_by(place)
    )
    sums: Sums = defaultdict(list)
    for row in found:
        sums[row.service_id].append(row)
    return sums


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, UsageRow.quantity), else_=0)), 0)


async def _extras(session: AsyncSession, windows: tuple[Window, ...]) -> dict[uuid.UUID, int]:
    """All that was added for days of the window: what has been used of it counts as used, so it counts here too."""
    asked = _asked(windows)
    found = await session.execute(
        select(AllowanceExtra.service_id, func.sum(AllowanceExtra.kilobytes))
        .join(asked, asked.c.service_id == AllowanceExtra.service_id)
        .where(AllowanceExtra.starts_on <= asked.c.last, AllowanceExtra.ends_on >= asked.c.first)
        .group_by(AllowanceExtra.service_id)
    )
    return {service_id: int(kilobytes or 0) for service_id, kilobytes in found}


def _meter(window: Window, service: Service, plan: Plan, currency: str, sums: list[Any], extra: int) -> Meter:
    def used(kind: UsageKind, which: str = "used") -> int:
        return sum(int(getattr(row, which)) for row in sums if row.kind == kind)

    began_on = _began_on(service, sums)
    return Meter(
        service_id=service.id,
        prepaid=plan.prepaid,
        currency=currency,
        counted_from=max(window.starts_on, began_on),
        data=Gauge(used(UsageKind.data), plan.data_kilobytes, extra),
        voice=Gauge(used(UsageKind.voice), None if plan.voice_minutes is None else plan.voice_minutes * 60),
        texts=Gauge(used(UsageKind.sms), plan.texts),
        data_today=used(UsageKind.data, "today"),
        recent=_recent(window, began_on, used(UsageKind.data, "workday"), used(UsageKind.data, "weekend")),
        roamed=tuple(_roamed(row, plan, currency) for row in sums if row.place is not None and row.used),
    )


def _began_on(service: Service, sums: list[Any]) -> date:
    """A contract begins anew with every change of plan; what was used before it was used by the same service."""
    used_on: list[date] = [row.first for row in sums]
    return min([service.contract_starts_on, *used_on])


def _roamed(row: Any, plan: Plan, currency: str) -> Roamed:
    listed = None if row.gigabyte_minor is None else Money(row.gigabyte_minor, row.currency)
    return Roamed(row.place, int(row.used), roaming_price(row.place, plan.roaming_zones, currency, listed))


def _recent(window: Window, began_on: date, workdays: int, weekends: int) -> Recent:
    """Of days since the service began. Two in seven are weekends: near enough for a rhythm."""
    if not window.with_recent:
        return Recent(0, 0, 0)
    days = max((window.today - max(window.today - RECENT, began_on)).days, 0)
    return Recent(days, workdays * 7 // (days * 5) if days else 0, weekends * 7 // (days * 2) if days else 0)
