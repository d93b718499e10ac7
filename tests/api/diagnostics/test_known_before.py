"""What is known of a service before its line is tested."""

from typing import Any

import pytest

from api.diagnostics.reading import Circumstances, known_before
from api.diagnostics.steps import Step
from models import Verdict
from tests.api.diagnostics.test_reading import NORMAL


@pytest.mark.parametrize(
    ("known", "verdict", "step"),
    [
        ({"is_suspended": True}, Verdict.account_suspended, Step.settle_account),
        ({"is_suspended": True, "is_holder": False}, Verdict.account_suspended, Step.ask_holder),
        ({"is_suspended": True, "outage_area": "Roath"}, Verdict.account_suspended, Step.settle_account),
        ({"is_barred": True}, Verdict.sim, Step.lift_bar),
        ({"is_barred": True, "is_holder": False}, Verdict.sim, Step.ask_holder),
        ({"outage_area": "Roath"}, Verdict.outage, Step.wait_for_repair),
        ({"is_pending": True}, Verdict.unknown, Step.wait_for_start),
    ],
)
def test_what_is_known_is_said_without_a_test(known: dict[str, Any], verdict: Verdict, step: Step) -> None:
    found = known_before(Circumstances(**known))
    assert found is not None
    assert (found.verdict, found.steps[0]) == (verdict, step)


def test_a_suspected_outage_is_less_sure_than_a_confirmed_one() -> None:
    sure = known_before(Circumstances(outage_area="Roath"))
    suspected = known_before(Circumstances(outage_area="Roath", is_only_suspected=True))
    assert sure is not None
    assert suspected is not None
    assert suspected.confidence_percent < sure.confidence_percent


def test_nothing_known_means_a_test() -> None:
    assert known_before(NORMAL) is None
