"""Sums of usage over windows of days: three queries, however many services are asked about."""

import uuid
from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Date, Select, Uuid, and_, bindparam, case, column, func, select

from api.db import Database
from api.formats import Money
from api.systems.ports.usage import Gauge, Meter, Recent, Roamed, Window
from models import Account, AllowanceExtra, Plan, RoamingPrice, Service, UsageKind
from models import Usage as UsageRow

# A line's rhythm shows in so many weeks, in whole ones.
RECENT = timedelta(weeks=8)
SATURDAY = 6
ASKED = (
    func.unnest(
        bindparam("service_ids", type_=ARRAY(Uuid)),
        *(bindparam(days, type_=ARRAY(Date)) for days in ("sinces", "firsts", "lasts", "todays")),
    )
    .table_valued(column("service_id", Uuid), *(column(day, Date) for day in ("since", "first", "last", "today")))
    .render_derived(name="asked")
)
KNOWN = (
    select(
        Service.id,
        Service.contract_starts_on,
        Plan.prepaid,
        Plan.data_kilobytes,
        Plan.voice_minutes,
        Plan.texts,
        Plan.roaming_zones,
        Account.currency,
    )
    .join(Plan, Plan.id == Service.plan_id)
    .join(Account, Account.id == Service.account_id)
    .where(Service.id.in_(select(ASKED.c.service_id)))
)
# All that was added for days of the window: what has been used of it counts as used, so it counts here too.
EXTRAS = (
    select(
        AllowanceExtra.service_id,
        func.sum(AllowanceExtra.kilobytes).label("kilobytes"),
        func.sum(AllowanceExtra.price_minor)
        .filter(AllowanceExtra.on_bill, AllowanceExtra.starts_on >= ASKED.c.first)
        .label("bought"),
    )
    .join(ASKED, ASKED.c.service_id == AllowanceExtra.service_id)
    .where(AllowanceExtra.starts_on <= ASKED.c.last, AllowanceExtra.ends_on >= ASKED.c.first)
    .group_by(AllowanceExtra.service_id)
)
# By service, for each kind and place: used in the window, today, and of late on weekends and workdays.
Sums = dict[uuid.UUID, list[Any]]


def roaming_price(country: str, zones: list[str], currency: str, gigabyte: Money | None) -> Money | None:
    """A price in another currency than the account's cannot be charged to it, so it is none."""
    if country in zones:
        return Money(0, currency)
    return gigabyte if gigabyte is not None and gigabyte.currency == currency else None


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, UsageRow.quantity), else_=0)), 0)


def _sums() -> Select[Any]:
    """What is paid for by the country is told apart by country, with its price."""
    day, today = UsageRow.used_on, ASKED.c.today
    is_recent = and_(day >= today - RECENT.days, day < today)
    is_weekend = func.extract("isodow", day) >= SATURDAY
    is_roaming = UsageRow.kind == UsageKind.roaming_data
    place = case((is_roaming, UsageRow.country)).label("place")
    what = (UsageRow.service_id, UsageRow.kind, place, RoamingPrice.gigabyte_minor, RoamingPrice.currency)
    return (
        select(
            *what,
            func.min(day).label("first"),
            _sum(day.between(ASKED.c.first, ASKED.c.last)).label("used"),
            _sum(day == today).label("today"),
            _sum(and_(is_recent, is_weekend)).label("weekend"),
            _sum(and_(is_recent, ~is_weekend)).label("workday"),
        )
        .join(ASKED, ASKED.c.service_id == UsageRow.service_id)
        .outerjoin(RoamingPrice, and_(is_roaming, RoamingPrice.country == UsageRow.country))
        .where(day >= ASKED.c.since, day <= func.greatest(ASKED.c.last, today))
        .group_by(*what)
        .order_by(place)
    )


SUMS = _sums()


async def meters_of(database: Database, windows: tuple[Window, ...]) -> list[Meter]:
    if not windows:
        return []
    asked = {
        "service_ids": [window.service_id for window in windows],
        "sinces": [_since(window) for window in windows],
        "firsts": [window.starts_on for window in windows],
        "lasts": [window.ends_on for window in windows],
        "todays": [window.today for window in windows],
    }
    known = {row.id: row for row in await database.rows(KNOWN, **asked)}
    extras = {row.service_id: row for row in await database.rows(EXTRAS, **asked)}
    sums: Sums = defaultdict(list)
    for row in await database.rows(SUMS, **asked):
        sums[row.service_id].append(row)
    return [
        _meter(window, known[window.service_id], sums[window.service_id], extras.get(window.service_id))
        for window in windows
        if window.service_id in known
    ]


def _since(window: Window) -> date:
    return min(window.starts_on, window.today - RECENT) if window.with_recent else window.starts_on


def _meter(window: Window, known: Any, sums: list[Any], extra: Any) -> Meter:
    def used(kind: UsageKind, which: str = "used") -> int:
        return sum(int(getattr(row, which)) for row in sums if row.kind == kind)

    # A contract begins anew with every change of plan; what was used before it was used by the same service.
    began_on = min([known.contract_starts_on, *(row.first for row in sums)])
    return Meter(
        service_id=known.id,
        prepaid=known.prepaid,
        currency=known.currency,
        counted_from=max(window.starts_on, began_on),
        data=Gauge(used(UsageKind.data), known.data_kilobytes, int(extra.kilobytes or 0) if extra else 0),
        voice=Gauge(used(UsageKind.voice), None if known.voice_minutes is None else known.voice_minutes * 60),
        texts=Gauge(used(UsageKind.sms), known.texts),
        data_today=used(UsageKind.data, "today"),
        recent=_recent(window, began_on, used(UsageKind.data, "workday"), used(UsageKind.data, "weekend")),
        roamed=tuple(_roamed(row, known) for row in sums if row.place is not None and row.used),
        bought_minor=int(extra.bought or 0) if extra else 0,
    )


def _roamed(row: Any, known: Any) -> Roamed:
    listed = None if row.gigabyte_minor is None else Money(row.gigabyte_minor, row.currency)
    return Roamed(row.place, int(row.used), roaming_price(row.place, known.roaming_zones, known.currency, listed))


def _recent(window: Window, began_on: date, workdays: int, weekends: int) -> Recent:
    """Of days since the service began. Two in seven are weekends: near enough for a rhythm."""
    if not window.with_recent:
        return Recent(0, 0, 0)
    days = max((window.today - max(window.today - RECENT, began_on)).days, 0)
    return Recent(days, workdays * 7 // (days * 5) if days else 0, weekends * 7 // (days * 2) if days else 0)
