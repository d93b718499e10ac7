"""What a ticket promises: only in working hours, and never later for what matters more."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.systems.local.due_times import PRIORITIES, RULES, WorkingHours, due_times
from api.systems.local.home_days import home
from models import TicketKind, TicketPriority

HOME = home()
HOURS = WorkingHours()


def at(*when: int) -> datetime:
    return datetime(*when, tzinfo=HOME)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("asked", "hours", "heard"),
    [
        (at(2026, 11, 16, 9, 0), 4, at(2026, 11, 16, 13)),
        (at(2026, 11, 16, 16, 23), 4, at(2026, 11, 17, 11)),
        (at(2026, 11, 16, 14, 0), 4, at(2026, 11, 16, 18)),
        (at(2026, 11, 21, 17, 30), 1, at(2026, 11, 23, 9)),
        (at(2026, 11, 22, 3, 0), 2, at(2026, 11, 23, 10)),
        (at(2026, 10, 24, 17, 0), 2, at(2026, 10, 26, 9)),
    ],
    ids=["at once", "over night", "to the close", "over Sunday", "on Sunday", "the clocks go back"],
)
def test_hours_count_while_somebody_works(asked: datetime, hours: int, heard: datetime) -> None:
    assert HOURS.later(asked, timedelta(hours=hours)) == heard


@given(
    moment=st.integers(0, 2**31).map(lambda second: datetime.fromtimestamp(second, UTC)),
    kind=st.sampled_from(TicketKind),
    priority=st.sampled_from(TicketPriority),
)
def test_a_promise_is_ahead_in_working_hours_and_sooner_for_more_priority(
    moment: datetime, kind: TicketKind, priority: TicketPriority
) -> None:
    due = due_times(kind, priority, moment, HOURS)
    assert moment < due.first_answer <= due.solved
    for time in (due.first_answer, due.solved):
        local = time.astimezone(HOME)
        assert local.weekday() in HOURS.days
        assert 8 <= local.hour <= 18
        assert (local.minute, local.second) == (0, 0)
    urgent = due_times(kind, TicketPriority.urgent, moment, HOURS)
    assert urgent.first_answer <= due.first_answer
    assert urgent.solved <= due.solved


def test_every_kind_has_a_rule_for_every_priority() -> None:
    assert set(RULES) == set(TicketKind)
    assert set(PRIORITIES) == set(TicketPriority)
    assert {len(rule) for rule in RULES.values()} == {len(PRIORITIES)}
