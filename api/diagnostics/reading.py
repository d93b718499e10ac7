"""What a test of a line means, in plain words: the first rule that applies is the reading."""

from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Literal

from api.diagnostics.broadband import BROADBAND
from api.diagnostics.rules import LANDLINE, MOBILE, TV, UNREAD, Rule
from api.diagnostics.steps import Step
from api.systems.ports.line import Facts
from models import ServiceKind, Verdict

RULES: dict[ServiceKind, tuple[Rule, ...]] = {
    ServiceKind.broadband: BROADBAND,
    ServiceKind.tv: TV,
    ServiceKind.landline: LANDLINE,
    ServiceKind.mobile: MOBILE,
}
Words = Literal["almost certain", "likely", "possible", "not sure"]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a service before anything is measured."""

    is_holder: bool = True
    is_pending: bool = False
    is_barred: bool = False
    is_suspended: bool = False
    is_out_of_credit: bool = False
    # Where an outage runs that touches it, and whether it is only suspected.
    outage_area: str | None = None
    is_only_suspected: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    verdict: Verdict
    confidence_percent: int
    text: str
    steps: tuple[Step, ...]


def known_before(known: Circumstances) -> Reading | None:
    """What explains it without a test; None where only a test can tell."""
    settle = Step.settle_account if known.is_holder else Step.ask_holder
    if known.is_pending:
        text = "This service is not switched on yet, so there is nothing to test."
        return Reading(Verdict.unknown, 95, text, (Step.wait_for_start,))
    if known.is_barred:
        text = "This line is barred, as it was asked for. The line itself is fine."
        return Reading(Verdict.sim, 95, text, (Step.lift_bar if known.is_holder else Step.ask_holder,))
    if known.is_suspended:
        text = "This service is suspended. Nothing is wrong with the line: it works again once the account is settled."
        return Reading(Verdict.account_suspended, 95, text, (settle,))
    if known.outage_area is not None:
        return _outage(known.outage_area, is_only_suspected=known.is_only_suspected)
    return None


def _outage(area: str, *, is_only_suspected: bool) -> Reading:
    steps = (Step.wait_for_repair, Step.follow_outage)
    if is_only_suspected:
        text = f"Other customers in {area} have the same trouble, and we are looking into it. It is not your home."
        return Reading(Verdict.outage, 70, text, steps)
    text = f"There is an outage in {area}, and it touches this service. It is not your home."
    return Reading(Verdict.outage, 95, text, steps)


def read(facts: Facts, known: Circumstances) -> Reading:
    """Whatever was measured, and however little: there is always a reading."""
    found = _measured(facts)
    if found.verdict is not Verdict.fine or not known.is_out_of_credit:
        return found
    text = f"{found.text} But there is no credit left, and without it calls and data do not work."
    return replace(found, text=text, steps=(Step.top_up, *found.steps))


def _measured(facts: Facts) -> Reading:
    if facts.back_at is not None and facts.back_at > facts.measured_at:
        minutes = -(-(facts.back_at - facts.measured_at) // timedelta(minutes=1))
        told = f"It is restarting, and back in about {minutes} {'minute' if minutes == 1 else 'minutes'}."
        return Reading(Verdict.unknown, 90, told, (Step.wait_for_restart, Step.test_again))
    rule = next(rule for rule in (*RULES[facts.kind], UNREAD) if rule.applies(facts))
    measured = facts.mobile if facts.kind is ServiceKind.mobile else facts.home
    return Reading(
        verdict=rule.verdict,
        confidence_percent=rule.confidence_percent,
        text=rule.text.format_map(asdict(measured) if measured else {}),
        steps=rule.steps,
    )


def in_words(percent: int) -> Words:
    if percent >= 90:
        return "almost certain"
    if percent >= 70:
        return "likely"
    return "possible" if percent >= 40 else "not sure"
