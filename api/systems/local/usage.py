"""The usage system on our own database: what was used, and what is booked on top of a plan."""

import uuid
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import contains_eager

from api.db import Database
from api.formats import Money
from api.systems.base import Answered
from api.systems.local.labels import service_label
from api.systems.local.references import done_before, remember
from api.systems.local.usage_meters import meters_of, roaming_price
from api.systems.ports.usage import (
    Abroad,
    BookedExtra,
    DayAbroad,
    DayOfUse,
    ExtraOver,
    LineNotActive,
    Meter,
    MobileLine,
    NewExtra,
    TopUp,
    Window,
)
from models import (
    Account,
    AccountState,
    AllowanceExtra,
    ExtraKind,
    Plan,
    RoamingPrice,
    Service,
    ServiceKind,
    ServiceState,
    TopUpOffer,
    UsageKind,
)
from models import Usage as UsageRow
from models.base import now

SYSTEM = "usage"


class LocalUsage:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def meters(self, windows: tuple[Window, ...]) -> Answered[list[Meter]]:
        return Answered(await meters_of(self._database, windows), as_of=now())

    async def by_day(
        self, service_id: uuid.UUID, kind: UsageKind, since: date, until: date
    ) -> Answered[list[DayOfUse]]:
        async with self._database.session() as session:
            found = await session.execute(
                select(UsageRow.used_on, func.sum(UsageRow.quantity))
                .where(
                    UsageRow.service_id == service_id,
                    UsageRow.used_on.between(since, until),
                    UsageRow.kind == kind,
                )
                .group_by(UsageRow.used_on)
                .order_by(UsageRow.used_on)
            )
            return Answered([DayOfUse(day, int(quantity)) for day, quantity in found], as_of=now())

    async def abroad(self, service_id: uuid.UUID, home: str, since: date, until: date) -> Answered[Abroad]:
        async with self._database.session() as session:
            account = await session.execute(
                select(Account.currency, Plan.roaming_zones)
                .join(Service, Service.account_id == Account.id)
                .join(Plan, Plan.id == Service.plan_id)
                .where(Service.id == service_id)
            )
            currency, zones = account.one_or_none() or ("XXX", [])
            found = await session.execute(
                select(UsageRow, RoamingPrice)
                .outerjoin(RoamingPrice, RoamingPrice.country == UsageRow.country)
                .where(
                    UsageRow.service_id == service_id,
                    UsageRow.used_on.between(since, until),
                    UsageRow.country != home,
                )
                .order_by(UsageRow.used_on, UsageRow.country, UsageRow.kind)
            )
            return Answered(_abroad([(row, listed) for row, listed in found], currency, zones), as_of=now())

    async def mobile_lines(self, after: uuid.UUID | None, limit: int) -> Answered[list[MobileLine]]:
        query = (
            select(Service)
            .join(Service.account)
            .where(
                Service.kind == ServiceKind.mobile,
                Service.state == ServiceState.active,
                Account.state != AccountState.closed,
            )
            .order_by(Service.id)
            .limit(limit)
            .options(contains_eager(Service.account))
        )
        async with self._database.session() as session:
            found = await session.scalars(query if after is None else query.where(Service.id > after))
            return Answered([_mobile_line(row) for row in found], as_of=now())

    async def top_ups(self, currency: str) -> Answered[list[TopUp]]:
        async with self._database.session() as session:
            found = await session.scalars(
                select(TopUpOffer)
                .where(
                    TopUpOffer.currency == currency,
                    or_(TopUpOffer.withdrawn_on.is_(None), TopUpOffer.withdrawn_on > func.current_date()),
                )
                .order_by(TopUpOffer.price_minor, TopUpOffer.code)
            )
            return Answered([_top_up(row) for row in found], as_of=now())

    async def book(self, extra: NewExtra, *, reference: str) -> BookedExtra:
        async with self._database.transaction() as session:
            done = await done_before(session, SYSTEM, reference)
            if done is not None:
                return _booked(await session.get_one(AllowanceExtra, done))
            service = await session.get(Service, extra.service_id, with_for_update=True)
            if service is None or (extra.kind is ExtraKind.data and service.state is not ServiceState.active):
                raise LineNotActive("This line is not active, so more data could not be used. Nothing was added.")
            if extra.ends_on is not None and extra.ends_on < extra.starts_on:
                raise ExtraOver("New data has come with the new month. Look again whether you need more.")
            row = _row(extra)
            session.add(row)
            await session.flush()
            await remember(session, SYSTEM, reference, row.id)
            return _booked(row)


def _abroad(rows: list[tuple[UsageRow, RoamingPrice | None]], currency: str, zones: list[str]) -> Abroad:
    prices = {}
    for row, listed in rows:
        gigabyte = Money(listed.gigabyte_minor, listed.currency) if listed is not None else None
        price = roaming_price(row.country, zones, currency, gigabyte)
        if price is not None:
            prices[row.country] = price
    days = tuple(DayAbroad(row.country, row.used_on, row.kind, row.quantity) for row, _ in rows)
    return Abroad(days, currency, prices)


def _mobile_line(row: Service) -> MobileLine:
    return MobileLine(row.id, service_label(row), row.user_id, row.account.holder_id, row.account.billing_day)


def _top_up(row: TopUpOffer) -> TopUp:
    return TopUp(row.code, row.title, Money(row.price_minor, row.currency), row.kilobytes)


def _row(extra: NewExtra) -> AllowanceExtra:
    return AllowanceExtra(
        service_id=extra.service_id,
        kind=extra.kind,
        code=extra.code,
        title=extra.title,
        kilobytes=extra.kilobytes,
        price_minor=extra.price.minor,
        currency=extra.price.currency,
        starts_on=extra.starts_on,
        ends_on=extra.ends_on,
        on_bill=extra.on_bill,
    )


def _booked(row: AllowanceExtra) -> BookedExtra:
    return BookedExtra(
        id=row.id,
        number=f"X{row.number}",
        service_id=row.service_id,
        title=row.title,
        kilobytes=row.kilobytes,
        price=Money(row.price_minor, row.currency),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        on_bill=row.on_bill,
    )
