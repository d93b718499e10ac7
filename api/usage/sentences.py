"""One line of facts about a service's usage, for a card, a text message, a screen reader."""

from api.formats import Formats, Money
from api.systems.ports.account import Service
from api.systems.ports.usage import Meter
from api.usage.cycles import Cycle
from api.usage.forecast import Forecast
from api.usage.quantities import data, data_of, minutes
from models import ServiceKind, ServiceState


def fact(
    formats: Formats, service: Service, meter: Meter, cycle: Cycle, ahead: Forecast | None, credit: Money | None = None
) -> str:
    if service.state is ServiceState.pending:
        return "Not switched on yet, so nothing is counted."
    if service.state is ServiceState.ceased:
        return "This service has ended, so nothing is counted any more."
    if service.kind is ServiceKind.tv:
        return "Watch as much as you like: nothing is counted."
    if service.kind is ServiceKind.landline:
        return f"{minutes(formats, meter.voice.used)} of calls, {days(cycle)}."
    if meter.data.allowance is None:
        return _unlimited(formats, meter, cycle)
    if not meter.data.allowance:
        return _by_use(formats, meter, cycle, credit)
    return _of_allowance(formats, meter, cycle, ahead, meter.data.allowance)


def days(cycle: Cycle) -> str:
    return "1 day left" if cycle.days_left == 1 else f"{cycle.days_left} days left"


def _unlimited(formats: Formats, meter: Meter, cycle: Cycle) -> str:
    if not meter.data.used:
        return "Data is unlimited."
    return f"Data is unlimited: {data(formats, meter.data.used)} used so far, {days(cycle)}."


def _by_use(formats: Formats, meter: Meter, cycle: Cycle, credit: Money | None) -> str:
    used = f"{data(formats, meter.data.used)} used since {formats.day(cycle.starts_on).display}."
    if credit is None:
        return used
    if credit.minor == 0:
        return f"No credit left. {used} Add some to go on."
    return f"{formats.money(credit).display} credit left. {used}"


def _of_allowance(formats: Formats, meter: Meter, cycle: Cycle, ahead: Forecast | None, allowance: int) -> str:
    resets_on = formats.day(cycle.resets_on).display
    if ahead is not None and ahead.verdict == "used_up":
        return f"All {data(formats, allowance)} used. New data comes on {resets_on}."
    if not meter.data.used:
        return f"Nothing counted yet of {data(formats, allowance)}, {days(cycle)}."
    told = f"{data_of(formats, meter.data.used, allowance)} used, {days(cycle)}."
    if ahead is None:
        return told
    if ahead.runs_out_on is None:
        return f"{told} At this pace it lasts."
    return f"{told} At this pace it runs out about {formats.day(ahead.runs_out_on).display}."
