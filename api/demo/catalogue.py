"""The demo operator's plans, as its stories know them, and what they cost before the last price rise."""

from collections.abc import Iterator
from datetime import date

from api.demo.days import Days
from api.demo.ids import demo_id
from api.demo.wares import MobilePlan, Sold, currency, minor, wares
from models import Plan, ServiceKind

KILOBYTES_A_GIGABYTE = 1_000_000


class Catalogue:
    """Plans by what they are to the stories: "middle", "usual", "plus"."""

    def __init__(self, days: Days) -> None:
        self.price_rise_on = days.price_rise_day()
        self.plans = dict(_plans(days))
        sold = wares().mobile
        self.old_prices = {plan.code: minor(plan.was) for _, plan in sold if plan.was is not None}

    def __getitem__(self, role: str) -> Plan:
        return self.plans[role]

    def price_on(self, plan: Plan, day: date) -> int:
        if day < self.price_rise_on:
            return self.old_prices.get(plan.code, plan.price_minor)
        return plan.price_minor


def _plans(days: Days) -> Iterator[tuple[str, Plan]]:
    sold = wares()
    for role, plan in sold.mobile:
        gone_on = days.ago(400) if role == "withdrawn" else None
        of_role = {"prepaid": role == "prepaid", "business_only": role == "business", "withdrawn_on": gone_on}
        yield role, _mobile(plan, **of_role)
    for speed, line in sold.broadband.items():
        yield speed, _plan(line, ServiceKind.broadband, contract_months=24, speed_mbps=line.mbps)
    for role, television in sold.tv:
        yield role, _plan(television, ServiceKind.tv, contract_months=12)
    yield "phone", _plan(sold.landline.phone, ServiceKind.landline, contract_months=12)


def _mobile(sold: MobilePlan, **more: object) -> Plan:
    details: dict[str, object] = {"voice_minutes": sold.minutes, "texts": sold.texts}
    return _plan(
        sold,
        ServiceKind.mobile,
        data_kilobytes=None if sold.gigabytes is None else sold.gigabytes * KILOBYTES_A_GIGABYTE,
        extra_gigabyte_minor=None if sold.extra_gigabyte is None else minor(sold.extra_gigabyte),
        contract_months=sold.months,
        roaming_zones=list(wares().abroad.near.countries) if sold.near else [],
        **{name: value for name, value in details.items() if value is not None},
        **more,
    )


def _plan(sold: Sold, kind: ServiceKind, **more: object) -> Plan:
    details = {"roaming_zones": [], "prepaid": False, "business_only": False, "extra_gigabyte_minor": None} | more
    return Plan(
        id=demo_id("plan", sold.code),
        code=sold.code,
        name=sold.name,
        kind=kind,
        price_minor=minor(sold.price),
        currency=currency(),
        **details,
    )
