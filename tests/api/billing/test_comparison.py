"""Why a bill differs from the one before: the sums are exact and the biggest cause comes first."""

import uuid
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.billing.comparison import MOST_CAUSES, compare
from api.formats import Money
from api.systems.ports.billing import Bill, BillLine
from models import BillState


def line(
    key: str, pence: int, kind: str = "plan", reason: str | None = None, starts_on: date | None = None
) -> BillLine:
    amount = Money(pence, "GBP")
    return BillLine(uuid.uuid4(), kind, key, key.title(), f"about {key}", amount, starts_on=starts_on, reason=reason)


def bill(*lines: BillLine) -> Bill:
    total = Money(sum(item.amount.minor for item in lines), "GBP")
    days = (date(2026, 10, 10), date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 24))
    return Bill(uuid.uuid4(), uuid.uuid4(), "OL-1", BillState.issued, *days, total, total, Money(0, "GBP"), lines)


def test_a_price_change_and_roaming_are_named_biggest_first() -> None:
    october = bill(line("plan", 4210))
    november = bill(
        line("plan", 4460, reason="price_change", starts_on=date(2026, 11, 1)),
        line("roaming", 3960, kind="roaming", reason="not_in_plan"),
    )
    comparison = compare(november, october)
    assert comparison.difference == Money(4210, "GBP")
    assert [(cause.kind, cause.amount.minor, cause.reason) for cause in comparison.causes] == [
        ("roaming", 3960, "not_in_plan"),
        ("plan", 250, "price_change"),
    ]
    assert [cause.cadence for cause in comparison.causes] == ["once", "monthly"]
    assert comparison.rest is None


def test_a_discount_that_ended_is_said_to_have_ended() -> None:
    (cause,) = compare(bill(line("plan", 4000)), bill(line("plan", 4000), line("welcome", -500, "discount"))).causes
    assert (cause.amount.minor, cause.cadence, cause.reason) == (500, "ended", "discount_ended")


def test_the_same_charge_twice_is_one_cause() -> None:
    (cause,) = compare(
        bill(line("pass", 1200, "one_off"), line("pass", 1200, "one_off", reason="duplicate")),
        bill(line("pass", 1200)),
    ).causes
    assert (cause.amount.minor, cause.reason) == (1200, "duplicate")


def test_equal_bills_have_no_causes() -> None:
    comparison = compare(bill(line("plan", 4000)), bill(line("plan", 4000)))
    assert (comparison.difference.minor, comparison.causes, comparison.rest) == (0, (), None)


def test_many_small_causes_are_summed_up() -> None:
    comparison = compare(bill(*(line(f"call {n}", 100 + n, "usage") for n in range(9))), bill())
    assert len(comparison.causes) == MOST_CAUSES
    assert comparison.rest == Money(sum(100 + n for n in range(9 - MOST_CAUSES)), "GBP")


@pytest.mark.parametrize(
    ("kind", "now", "before", "cadence", "reason"),
    [
        ("plan", 3000, None, "monthly", "new_line"),
        ("plan", 3000, 2800, "monthly", None),
        ("plan", None, 2800, "ended", "removed_line"),
        ("device", 2610, None, "monthly", "new_line"),
        ("device", None, 2610, "ended", "removed_line"),
        ("discount", None, -500, "ended", "discount_ended"),
        ("roaming", 3960, None, "once", None),
        ("roaming", None, 3960, "once", "one_off"),
        ("credit", None, -1000, "once", None),
    ],
)
def test_without_a_word_from_the_billing_system_the_two_months_tell(
    kind: str, now: int | None, before: int | None, cadence: str, reason: str | None
) -> None:
    bills = [bill(line("x", pence, kind)) if pence is not None else bill(line("y", 0)) for pence in (now, before)]
    (cause,) = compare(*bills).causes
    assert (cause.cadence, cause.reason) == (cadence, reason)


def test_a_duplicate_is_told_wherever_it_stands() -> None:
    twice = bill(line("pass", 1200, "one_off", reason="duplicate"), line("pass", 1200, "one_off"))
    (cause,) = compare(twice, bill(line("pass", 1200))).causes
    assert cause.reason == "duplicate"


AMOUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(-20_000, 20_000), max_size=8)


@given(now=AMOUNTS, before=AMOUNTS)
def test_causes_and_rest_always_sum_to_the_difference(now: dict[str, int], before: dict[str, int]) -> None:
    comparison = compare(bill(*(line(*item) for item in now.items())), bill(*(line(*item) for item in before.items())))
    named = sum(cause.amount.minor for cause in comparison.causes)
    assert named + (comparison.rest.minor if comparison.rest else 0) == comparison.difference.minor
    sizes = [abs(cause.amount).minor for cause in comparison.causes]
    assert sizes == sorted(sizes, reverse=True)
