"""How a test of a broadband line is read: from the cable outside to the Wi-Fi."""

from api.diagnostics.rules import AT_ITS_PLACE, BROKEN, Rule, errs_much, of_home
from api.diagnostics.steps import Step
from api.systems.ports.line import HomeFacts
from models import Verdict

# A line that drops as often as this in a day: nobody overlooks it.
MANY_DROPS = 4
# Long or damp copper.
WEAK_DB = 45
# Of the plan's speed, in percent: with less than this at the router the line is slow.
SLOW_PERCENT = 60
# So many neighbours on one channel, so many devices, so little of the line's speed in the air.
CROWD, MANY_DEVICES, THIN_PERCENT = 6, 20, 40
FASTER = (Step.restart_device, Step.test_again, Step.report_fault)
AIR = (Step.change_channel, Step.move_router, Step.test_by_cable)
FINE_SO_FAR = (Step.test_by_cable, Step.restart_device, Step.talk_to_us)


def _drops(line: HomeFacts) -> bool:
    return (line.drops_in_day or 0) >= MANY_DROPS


def _is_slow(line: HomeFacts) -> bool:
    if line.sync_mbps is None or line.plan_mbps is None:
        return False
    return line.sync_mbps * 100 < line.plan_mbps * SLOW_PERCENT


def _is_thin(line: HomeFacts) -> bool:
    """The air passes on much less than the line brings."""
    if line.sync_mbps is None or line.wifi_mbps is None:
        return False
    return line.wifi_mbps * 100 < line.sync_mbps * THIN_PERCENT


def _is_crowded(line: HomeFacts) -> bool:
    return line.wifi_channel is not None and (line.wifi_neighbours or 0) >= CROWD


BROADBAND = (
    BROKEN,
    Rule(
        of_home(lambda line: line.is_online is False and line.reaches_home is True),
        Verdict.router_offline,
        85,
        "The line is fine up to your home, but your router does not answer. It may have no power or a loose cable.",
        AT_ITS_PLACE,
    ),
    Rule(
        of_home(lambda line: line.is_online is False),
        Verdict.router_offline,
        60,
        "Your router does not answer. It may have no power or a loose cable, or the line is away.",
        AT_ITS_PLACE,
    ),
    Rule(
        of_home(lambda line: _drops(line) and errs_much(line)),
        Verdict.line_fault,
        90,
        "The line is unsteady: it dropped {drops_in_day} times in 24 hours, with {errors_in_day} errors. "
        "The fault is on our side of the socket.",
        (Step.report_fault, Step.check_cables),
    ),
    Rule(
        of_home(_drops),
        Verdict.line_fault,
        70,
        "The line dropped {drops_in_day} times in 24 hours. A loose cable or a fault outside does that.",
        (Step.check_cables, Step.report_fault),
    ),
    Rule(
        of_home(errs_much),
        Verdict.line_fault,
        65,
        "The line is noisy: {errors_in_day} errors in 24 hours. A loose cable or a fault outside does that.",
        (Step.check_cables, Step.report_fault),
    ),
    Rule(
        of_home(lambda line: _is_slow(line) and (line.attenuation_db or 0) >= WEAK_DB),
        Verdict.slow_sync,
        85,
        "Only {sync_mbps} of {plan_mbps} Mb/s reach your router: the signal is weak when it gets to your home.",
        (Step.report_fault, Step.check_cables),
    ),
    Rule(
        of_home(_is_slow),
        Verdict.slow_sync,
        75,
        "Only {sync_mbps} of {plan_mbps} Mb/s reach your router. After a restart it often finds its speed again.",
        FASTER,
    ),
    Rule(
        of_home(lambda line: _is_thin(line) and _is_crowded(line)),
        Verdict.wifi,
        90,
        "The line is fine up to your router: it brings {sync_mbps} Mb/s. The Wi-Fi is crowded: {wifi_neighbours} "
        "neighbours use channel {wifi_channel} too, and {wifi_mbps} Mb/s are left.",
        AIR,
    ),
    Rule(
        of_home(_is_thin),
        Verdict.wifi,
        70,
        "The line is fine up to your router: it brings {sync_mbps} Mb/s. The Wi-Fi passes on only {wifi_mbps}.",
        AIR,
    ),
    Rule(
        of_home(lambda line: _is_crowded(line) and line.is_online is True),
        Verdict.wifi,
        55,
        "The line is fine up to your router. The Wi-Fi may be crowded: {wifi_neighbours} neighbours use "
        "channel {wifi_channel} too.",
        AIR,
    ),
    Rule(
        of_home(lambda line: (line.wifi_devices or 0) >= MANY_DEVICES and line.is_online is True),
        Verdict.wifi,
        50,
        "The line is fine up to your router. {wifi_devices} devices share the Wi-Fi, which may be too many.",
        AIR,
    ),
    Rule(
        of_home(lambda line: line.is_online is True and line.sync_mbps is not None and line.wifi_mbps is not None),
        Verdict.fine,
        85,
        "The line is fine, and so is the Wi-Fi: {sync_mbps} Mb/s reach your router.",
        FINE_SO_FAR,
    ),
    Rule(
        of_home(lambda line: line.is_online is True and line.sync_mbps is not None),
        Verdict.fine,
        70,
        "The line is fine: {sync_mbps} Mb/s reach your router. How good the Wi-Fi is, it did not tell.",
        FINE_SO_FAR,
    ),
)
