"""The demo operator: the same for the same day, right on every day, and its people are as docs/demo.md tells them."""

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.demo.fill import fill
from api.demo.make import make_operator
from api.demo.page import page
from api.demo.personas import PERSONAS
from models import (
    Account,
    AccountState,
    Appointment,
    Bill,
    BillLine,
    Customer,
    Outage,
    OutageState,
    Service,
    Usage,
    migrate,
)
from tests.running import ROOT


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    async with database.session() as session:
        yield session


async def account_of(session: AsyncSession, number: str) -> Account:
    account = await session.scalar(
        select(Account).join(Customer, Customer.id == Account.holder_id).where(Customer.phone == f"+447700900{number}")
    )
    assert account is not None
    return account


async def bills_of(session: AsyncSession, number: str) -> list[Bill]:
    account = await account_of(session, number)
    return list(
        await session.scalars(select(Bill).where(Bill.account_id == account.id).order_by(Bill.issued_on.desc()))
    )


async def test_it_is_about_three_hundred_customers_with_twelve_months_of_bills_and_usage(session: AsyncSession) -> None:
    customers = await session.scalar(select(func.count()).select_from(Customer))
    assert customers is not None
    assert 280 <= customers <= 330
    counts = select(func.count()).select_from(Bill).group_by(Bill.account_id)
    months = list(await session.scalars(counts))
    assert max(months) == 12
    assert sum(count == 12 for count in months) > len(months) * 0.6
    days = await session.scalar(select(func.max(Usage.used_on) - func.min(Usage.used_on)))
    assert days is not None
    assert days >= 360


async def test_every_bill_is_the_sum_of_its_lines_and_owes_what_was_not_paid(session: AsyncSession) -> None:
    lines = select(func.sum(BillLine.amount_minor)).where(BillLine.bill_id == Bill.id).scalar_subquery()
    assert await session.scalar(select(func.count()).select_from(Bill).where(Bill.total_minor != lines)) == 0
    paid = text(
        "SELECT count(*) FROM bill b WHERE state IN ('paid', 'part_paid') AND outstanding_minor <> total_minor - "
        "(SELECT coalesce(sum(amount_minor), 0) FROM payment p WHERE p.bill_id = b.id AND p.state = 'captured')"
    )
    assert await session.scalar(paid) == 0


async def test_ana_s_bill_doubled(session: AsyncSession) -> None:
    newest, before, *_ = await bills_of(session, "101")
    assert (newest.total_minor, before.total_minor) == (8420, 4210)


async def test_chloe_is_overdue_and_suspended(session: AsyncSession) -> None:
    bills = await bills_of(session, "103")
    assert (await account_of(session, "103")).state is AccountState.suspended
    assert [bill.outstanding_minor for bill in bills[:3]] == [3300, 2800, 0]


async def test_elena_lives_where_something_is_out(session: AsyncSession) -> None:
    account = await account_of(session, "105")
    out = select(Outage).join(Service, Service.area_id == Outage.area_id).where(Service.account_id == account.id)
    outages = list(await session.scalars(out.where(Outage.state.in_([OutageState.confirmed, OutageState.fixing]))))
    assert outages


async def test_ines_expects_a_technician_tomorrow(session: AsyncSession) -> None:
    account = await account_of(session, "109")
    services = select(Service.id).where(Service.account_id == account.id)
    starts_at = await session.scalar(
        select(func.max(Appointment.starts_at)).where(Appointment.service_id.in_(services))
    )
    filled = await session.scalar(text("SELECT as_of_on FROM demo_fill"))
    assert starts_at is not None
    assert starts_at.date() == filled + timedelta(days=1)


async def test_kirsty_has_five_lines_and_liam_no_bill(session: AsyncSession) -> None:
    account = await account_of(session, "111")
    lines = select(func.count()).select_from(Service).where(Service.account_id == account.id)
    assert await session.scalar(lines) == 5
    assert await bills_of(session, "112") == []


async def test_jamal_has_no_credit(session: AsyncSession) -> None:
    assert (await account_of(session, "110")).prepaid_balance_minor == 0


def test_the_page_tells_what_the_code_makes() -> None:
    assert (ROOT / "docs/demo.md").read_text() == page()


def test_everybody_can_be_told_apart() -> None:
    assert len({who.phone for who in PERSONAS}) == len({who.email for who in PERSONAS}) == len(PERSONAS) >= 12


def test_the_same_day_makes_the_same_people_and_another_day_moves_them() -> None:
    today, later = date(2026, 11, 21), date(2026, 12, 3)
    first, again, moved = (rows(day) for day in (today, today, later))
    assert first == again
    assert first != moved
    assert [row for row in first if row[0] == "Customer"] == [row for row in moved if row[0] == "Customer"]


@pytest.mark.parametrize("day", ["2028-02-29", "2027-01-01", "2026-12-31", "2026-03-31", "2026-03-01", "2027-10-31"])
def test_no_day_of_the_year_breaks_it(day: str, empty_database: str) -> None:
    migrate.up(empty_database)
    filled = fill(empty_database, date.fromisoformat(day))
    assert filled.customers > 280
    assert fill(empty_database).was_there


def rows(today: date) -> list[tuple[object, ...]]:
    made: list[tuple[object, ...]] = []
    for row in make_operator(today).rows():
        values = {key: value for key, value in vars(row).items() if key != "_sa_instance_state"}
        made.append((type(row).__name__, *(f"{key}={values[key]}" for key in sorted(values))))
    return made
