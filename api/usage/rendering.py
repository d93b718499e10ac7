"""Usage as it goes over the wire, in the brand's format."""

from collections.abc import Sequence

from api.formats import Formats, Money
from api.systems.ports.account import Account, Service
from api.systems.ports.usage import Gauge, Meter
from api.usage.cycles import Cycle
from api.usage.forecast import Forecast, forecast
from api.usage.quantities import Unit, quantity
from api.usage.schemas import CurrentOut, CycleOut, ForecastOut, GaugeOut, LineOut, LinesOut, RoamingOut, ServiceOut
from api.usage.sentences import fact
from api.usage.spending import Spent, charged, country_name, spent_roaming
from models import ServiceKind

COUNTS_DATA = frozenset({ServiceKind.mobile, ServiceKind.broadband})
COUNTS_CALLS = frozenset({ServiceKind.mobile, ServiceKind.landline})


def current_out(
    formats: Formats,
    account: Account,
    service: Service,
    meter: Meter,
    cycle: Cycle,
    *,
    sees_money: bool,
    as_of: str,
    is_stale: bool,
) -> CurrentOut:
    ahead = _ahead(service, meter, cycle)
    credit = account.prepaid_balance if sees_money else None
    is_mobile = service.kind is ServiceKind.mobile
    return CurrentOut(
        service=service_out(service),
        kind=service.kind.value,
        plan=service.plan_name,
        cycle=cycle_out(formats, cycle),
        data=_gauge(formats, meter.data, "kilobytes") if service.kind in COUNTS_DATA else None,
        minutes=_gauge(formats, meter.voice, "seconds") if service.kind in COUNTS_CALLS else None,
        texts=_gauge(formats, meter.texts, "texts") if is_mobile else None,
        roaming=_roaming(formats, meter, sees_money=sees_money) if is_mobile else None,
        credit=formats.money(credit) if credit else None,
        charged=formats.money(charged(meter)) if sees_money and is_mobile and not meter.prepaid else None,
        forecast=_forecast(formats, ahead),
        fact=fact(formats, service, meter, cycle, ahead, credit),
        as_of=as_of,
        is_stale=is_stale,
    )


def lines_out(
    formats: Formats,
    lines: Sequence[tuple[Service, Meter]],
    cycle: Cycle,
    credit: Money | None,
    *,
    as_of: str,
    is_stale: bool,
) -> LinesOut:
    told = [_line(formats, service, meter, cycle, credit) for service, meter in lines]
    return LinesOut(cycle=cycle_out(formats, cycle), lines=told, fact=_summed_up(told), as_of=as_of, is_stale=is_stale)


def service_out(service: Service) -> ServiceOut:
    return ServiceOut(id=service.id, label=service.label)


def cycle_out(formats: Formats, cycle: Cycle) -> CycleOut:
    return CycleOut(
        starts=formats.day(cycle.starts_on),
        ends=formats.day(cycle.ends_on),
        resets_on=formats.day(cycle.resets_on),
        days_left=cycle.days_left,
    )


def _line(formats: Formats, service: Service, meter: Meter, cycle: Cycle, credit: Money | None) -> LineOut:
    ahead = _ahead(service, meter, cycle)
    return LineOut(
        service=service_out(service),
        kind=service.kind.value,
        plan=service.plan_name,
        data=_gauge(formats, meter.data, "kilobytes") if service.kind in COUNTS_DATA else None,
        forecast=_forecast(formats, ahead),
        fact=fact(formats, service, meter, cycle, ahead, credit),
    )


def _summed_up(lines: list[LineOut]) -> str:
    lines = [line for line in lines if line.data is not None]
    used_up = sum(line.forecast is not None and line.forecast.verdict == "used_up" for line in lines)
    short = sum(line.forecast is not None and line.forecast.verdict == "runs_out" for line in lines)
    if not lines:
        return "No line with data."
    counted = "1 line" if len(lines) == 1 else f"{len(lines)} lines"
    if not used_up and not short:
        return f"{counted}, none is short of data."
    told = [f"{used_up} used up" * bool(used_up), f"{short} may run out" * bool(short)]
    return f"{counted}: {', '.join(filter(None, told))}."


def _ahead(service: Service, meter: Meter, cycle: Cycle) -> Forecast | None:
    return forecast(meter, cycle) if service.kind in COUNTS_DATA else None


def _gauge(formats: Formats, gauge: Gauge, unit: Unit) -> GaugeOut:
    allowance = gauge.allowance
    left = None if allowance is None else max(allowance - gauge.used, 0)
    return GaugeOut(
        limit="unlimited" if allowance is None else "allowance" if allowance else "by_use",
        used=quantity(formats, gauge.used, unit),
        included=None if gauge.included is None else quantity(formats, gauge.included, unit),
        extra=quantity(formats, gauge.extra, unit) if gauge.extra else None,
        left=quantity(formats, left, unit) if left is not None and allowance else None,
        percent=gauge.percent,
    )


def _roaming(formats: Formats, meter: Meter, *, sees_money: bool) -> RoamingOut:
    spent = spent_roaming(meter) if sees_money else Spent(None)
    return RoamingOut(
        used=quantity(formats, sum(one.kilobytes for one in meter.roamed), "kilobytes"),
        spent=formats.money(spent.total) if spent.total is not None else None,
        unpriced=[country_name(formats, country) for country in spent.unpriced],
    )


def _forecast(formats: Formats, ahead: Forecast | None) -> ForecastOut | None:
    if ahead is None:
        return None
    return ForecastOut(
        verdict=ahead.verdict,
        expected=quantity(formats, ahead.expected, "kilobytes"),
        runs_out_on=formats.day(ahead.runs_out_on) if ahead.runs_out_on else None,
    )
