"""How a test of a line is read: tables of rules. Those of broadband stand beside."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from api.diagnostics.steps import Step
from api.systems.ports.line import Facts, HomeFacts, MobileFacts
from models import Verdict

# So many errors in a day are heard and seen.
MANY_ERRORS = 2000
UNSEEN_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Rule:
    """`text` may name facts in braces: those that the rule has asked about."""

    applies: Callable[[Facts], bool]
    verdict: Verdict
    confidence_percent: int
    text: str
    steps: tuple[Step, ...]


def of_home(test: Callable[[HomeFacts], bool]) -> Callable[[Facts], bool]:
    return lambda facts: facts.home is not None and test(facts.home)


def of_mobile(test: Callable[[MobileFacts], bool]) -> Callable[[Facts], bool]:
    return lambda facts: facts.mobile is not None and test(facts.mobile)


def errs_much(line: HomeFacts) -> bool:
    return (line.errors_in_day or 0) >= MANY_ERRORS


def _unseen(facts: Facts) -> bool:
    if facts.mobile is None:
        return False
    return facts.mobile.seen_at is not None and facts.measured_at - facts.mobile.seen_at > UNSEEN_FOR


UNREAD = Rule(
    lambda _: True,
    Verdict.unknown,
    20,
    "The test could not tell what is wrong.",
    (Step.test_again, Step.report_fault, Step.talk_to_us),
)
BROKEN = Rule(
    of_home(lambda line: line.reaches_home is False),
    Verdict.line_fault,
    95,
    "The line to your home is broken: nothing gets through. It has to be mended from outside.",
    (Step.report_fault, Step.wait_for_repair),
)
AT_ITS_PLACE = (Step.check_power, Step.check_cables, Step.report_fault)
TV = (
    BROKEN,
    Rule(
        of_home(lambda line: line.is_online is False),
        Verdict.router_offline,
        80,
        "Your TV box does not answer. It may have no power or a loose cable.",
        AT_ITS_PLACE,
    ),
    Rule(
        of_home(lambda line: line.tv_signal_is_good is False),
        Verdict.line_fault,
        75,
        "Your TV box is online, but the signal that reaches it is weak.",
        (Step.check_cables, Step.restart_device, Step.report_fault),
    ),
    Rule(
        of_home(lambda line: line.is_online is True),
        Verdict.fine,
        80,
        "Your TV box is online, and we found nothing wrong with the line.",
        (Step.restart_device, Step.send_settings, Step.talk_to_us),
    ),
)
LANDLINE = (
    BROKEN,
    Rule(
        of_home(errs_much),
        Verdict.line_fault,
        65,
        "The line reaches your home, but it is noisy: {errors_in_day} errors in 24 hours.",
        (Step.check_cables, Step.report_fault),
    ),
    Rule(
        of_home(lambda line: line.reaches_home is True),
        Verdict.fine,
        75,
        "The line is fine up to your socket.",
        (Step.check_cables, Step.talk_to_us),
    ),
)
MOBILE = (
    Rule(
        of_mobile(lambda line: line.sim_is_active is False),
        Verdict.sim,
        95,
        "Your SIM is not active on the network.",
        (Step.send_settings, Step.replace_sim, Step.talk_to_us),
    ),
    Rule(
        _unseen,
        Verdict.sim,
        60,
        "Your phone has not reached the network for more than a day. It is switched off, far from any signal, "
        "or its SIM does not answer.",
        (Step.restart_phone, Step.try_elsewhere, Step.replace_sim),
    ),
    Rule(
        of_mobile(lambda line: line.signal_bars is not None and line.signal_bars <= 1),
        Verdict.unknown,
        50,
        "Your SIM is fine. The signal is weak where your phone was last seen.",
        (Step.try_elsewhere, Step.restart_phone, Step.report_fault),
    ),
    Rule(
        of_mobile(lambda line: line.sim_is_active is True and line.signal_bars is not None),
        Verdict.fine,
        80,
        "Your SIM and the signal are fine: {signal_bars} of 4 bars.",
        (Step.restart_phone, Step.send_settings, Step.talk_to_us),
    ),
)
