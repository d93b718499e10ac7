"""What the personas were told fits their stories, on whatever day the demo is made."""

from datetime import date

import pytest

from api.demo.days import moment
from api.demo.make import Operator, make_operator
from models import Notice, NoticeKind, NotificationChoice

DAYS = ["2026-11-21", "2028-02-29", "2027-01-01", "2026-03-29"]


@pytest.fixture(scope="module", params=DAYS)
def operator(request: pytest.FixtureRequest) -> Operator:
    return make_operator(date.fromisoformat(request.param))


def told(operator: Operator) -> list[Notice]:
    return [row for row in operator.rows() if isinstance(row, Notice)]


def test_a_notice_of_a_bill_tells_the_newest_bill_s_amount(operator: Operator) -> None:
    books = {book.holder.id: book for book in operator.books}
    notices = [notice for notice in told(operator) if notice.kind is NoticeKind.bill]
    assert len(notices) == 5
    for notice in notices:
        bill = books[notice.customer_id].bills[-1]
        assert f"£{bill.total_minor / 100:.2f}." in notice.text
        assert bill.due_on is not None
        assert f"{bill.due_on.day} {bill.due_on:%B}" in notice.text


def test_nobody_has_been_told_tomorrow_and_nothing_twice(operator: Operator) -> None:
    notices = told(operator)
    assert max(notice.created_at for notice in notices) < moment(operator.world.days.today, 0)
    assert len({notice.key for notice in notices}) == len(notices)


def test_every_notice_and_choice_is_somebody_s(operator: Operator) -> None:
    people = {person.id for book in operator.books for person in book.people()}
    choices = [row.customer_id for row in operator.rows() if isinstance(row, NotificationChoice)]
    assert len(choices) == 4
    assert {*choices, *(notice.customer_id for notice in told(operator))} <= people


def test_a_notice_went_where_its_customer_wanted_it(operator: Operator) -> None:
    unwanted = {
        (row.customer_id, row.kind, row.channel.value)
        for row in operator.rows()
        if isinstance(row, NotificationChoice) and not row.wanted
    }
    assert not [
        notice.text
        for notice in told(operator)
        for channel in notice.channels
        if (notice.customer_id, notice.kind, channel) in unwanted
    ]
