"""Each story holds on whatever day the demo is made: a month's or year's end, 29 February, when clocks change."""

from collections import Counter
from datetime import date, timedelta
from typing import TypeVar

import pytest

from api.demo.book import Book
from api.demo.days import moment, months_later, spoken
from api.demo.make import Operator, make_operator
from api.demo.usage import make_usage
from models import (
    AccountKind,
    Appointment,
    BillLineKind,
    BillLineReason,
    BillState,
    Device,
    DeviceKind,
    Order,
    PaymentState,
    ServiceState,
    Ticket,
    TicketState,
    UsageKind,
)

Thing = TypeVar("Thing")
DAYS = ["2026-11-21", "2028-02-29", "2028-03-11", "2027-01-01", "2026-12-31", "2026-03-29", "2026-03-11"]


@pytest.fixture(scope="module", params=DAYS)
def operator(request: pytest.FixtureRequest) -> Operator:
    return make_operator(date.fromisoformat(request.param))


def book_of(operator: Operator, digits: str) -> Book:
    return next(book for book in operator.books if book.account.number == f"10000{digits}")


def totals(book: Book) -> list[int]:
    """Newest first."""
    return [bill.total_minor for bill in reversed(book.bills)]


def only(book: Book, kind: type[Thing]) -> list[Thing]:
    return [other for other in book.others if isinstance(other, kind)]


def test_nothing_has_happened_after_today(operator: Operator) -> None:
    today, midnight = operator.world.days.today, moment(operator.world.days.today, 0)
    for book in operator.books:
        assert all(bill.issued_on is not None and bill.issued_on <= today for bill in book.bills)
        assert all(payment.made_at < midnight for payment in book.payments)


def test_bills_sum_to_their_lines_and_owe_what_was_not_paid(operator: Operator) -> None:
    for book in operator.books:
        summed: Counter[object] = Counter()
        paid: Counter[object] = Counter()
        for line in book.bill_lines:
            summed[line.bill_id] += line.amount_minor
        for payment in book.payments:
            if payment.state is PaymentState.captured:
                paid[payment.bill_id] += payment.amount_minor
        for bill in book.bills:
            assert bill.total_minor == summed[bill.id]
            assert bill.outstanding_minor == max(bill.total_minor - paid[bill.id], 0)


def test_a_story_s_bill_is_due_in_three_to_six_days(operator: Operator) -> None:
    days = operator.world.days
    due = {book_of(operator, digits).bills[-1].due_on for digits in ("101", "103", "115")}
    assert len(due) == 1
    assert due <= {days.ahead(ahead) for ahead in range(3, 7)}


def test_ana_s_causes_are_roaming_and_a_price_change_and_nothing_else(operator: Operator) -> None:
    book = book_of(operator, "101")
    newest = [line for line in book.bill_lines if line.bill_id == book.bills[-1].id]
    told = {line.kind: line for line in newest if line.reason is not None}
    roaming, plan = told[BillLineKind.roaming], told[BillLineKind.plan]
    assert totals(book)[:3] == [8420, 4210, 4210]
    assert set(told) == {BillLineKind.roaming, BillLineKind.plan}
    assert roaming.amount_minor == 3960
    assert roaming.starts_on is not None
    assert roaming.detail == f"1.2 GB in Switzerland, {spoken(roaming.starts_on, roaming.ends_on)}"
    assert plan.reason is BillLineReason.price_change
    used = sum(row[4] for row in make_usage(book, operator.world.days, 1) if row[2] == UsageKind.roaming_data.value)
    assert used == 1_200_000


def test_ben_has_paid_once_and_has_a_hold_of_as_much(operator: Operator) -> None:
    book = book_of(operator, "102")
    twice = [payment for payment in book.payments if payment.bill_id == book.bills[-1].id]
    assert [payment.state for payment in twice] == [PaymentState.captured, PaymentState.authorised]
    assert {payment.amount_minor for payment in twice} == {4210}
    assert twice[1].made_at - twice[0].made_at == timedelta(seconds=40)
    assert book.bills[-1].state is BillState.paid


def test_chloe_s_line_is_suspended_for_a_bill_that_is_overdue(operator: Operator) -> None:
    book = book_of(operator, "103")
    assert totals(book)[:3] == [3300, 2800, 2800]
    assert [bill.state for bill in book.bills[-3:]] == [BillState.paid, BillState.overdue, BillState.issued]
    assert book.lines[0].service.state is ServiceState.suspended


def test_dev_has_used_his_data_to_the_last_kilobyte(operator: Operator) -> None:
    book = book_of(operator, "104")
    since = book.bills[-1].issued_on
    assert since is not None
    rows = [row for row in make_usage(book, operator.world.days, 1) if row[2] == UsageKind.data.value]
    assert sum(row[4] for row in rows if row[1] >= since) == book.lines[0].plan.data_kilobytes


def test_farid_s_line_is_good_and_his_wifi_is_not(operator: Operator) -> None:
    (router,) = only(book_of(operator, "106"), Device)
    assert router.kind is DeviceKind.router
    assert router.details["sync_mbps"] == 148
    assert router.details["wifi_mbps"] == 21


def test_grace_s_contract_of_two_years_ends_in_twelve_days(operator: Operator) -> None:
    service = book_of(operator, "107").lines[0].service
    assert service.contract_ends_on == operator.world.days.ahead(12)


def test_hugo_s_case_is_open_and_ines_s_technician_comes_tomorrow(operator: Operator) -> None:
    days = operator.world.days
    (case,) = only(book_of(operator, "108"), Ticket)
    assert (case.number, case.state) == ("T19877", TicketState.in_progress)
    assert case.promised_at == moment(days.ahead(2), 17)
    assert len(only(book_of(operator, "108"), Appointment)) == 3
    (visit,) = only(book_of(operator, "109"), Appointment)
    assert (visit.starts_at, visit.ends_at) == (moment(days.ahead(1), 8), moment(days.ahead(1), 10))


def test_kirsty_s_company_has_five_lines(operator: Operator) -> None:
    book = book_of(operator, "111")
    assert (book.account.kind, book.account.business_name) == (AccountKind.business, "Campbell Joinery")
    assert len({line.service.number for line in book.lines}) == 5
    assert totals(book)[0] == 9000


def test_liam_waits_for_his_router_and_his_first_bill(operator: Operator) -> None:
    book = book_of(operator, "112")
    assert book.bills == []
    assert [order.expected_on for order in only(book, Order)] == [operator.world.days.ahead(1)]


def test_maya_uses_a_line_of_noor_s(operator: Operator) -> None:
    book = book_of(operator, "114")
    assert (book.holder.given_name, book.lines[1].user.given_name) == ("Noor", "Maya")
    assert totals(book)[0] == 3000
    assert not [other for other in operator.books if other.holder.id == book.lines[1].user.id]


def test_oscar_s_payment_was_declined_and_his_bill_is_open(operator: Operator) -> None:
    book = book_of(operator, "115")
    assert book.payments[-1].state is PaymentState.declined
    assert book.bills[-1].outstanding_minor == 4210


def test_petra_s_discount_has_run_out(operator: Operator) -> None:
    book = book_of(operator, "116")
    assert totals(book)[:2] == [3100, 2100]


def test_every_number_is_nobody_s(operator: Operator) -> None:
    people = [person for book in operator.books for person in book.people()]
    numbers = {line.service.number for book in operator.books for line in book.lines} - {None}
    for number in numbers | {person.phone for person in people}:
        assert number is not None
        assert "+447700900000" <= number <= "+447700900999"
    assert all(person.email is not None and person.email.endswith("@example.com") for person in people)


@pytest.mark.parametrize(
    ("day", "months", "there"),
    [("2028-01-31", 1, "2028-02-29"), ("2028-02-29", -12, "2027-02-28"), ("2027-01-15", -1, "2026-12-15")],
)
def test_some_months_later_is_a_day_that_exists(day: str, months: int, there: str) -> None:
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(there)
