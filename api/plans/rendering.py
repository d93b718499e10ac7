"""Plans, add-ons and contracts as they go over the wire, in the brand's format."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from api.formats import Formats, Money
from api.plans.contract import NOTICE_DAYS, early_a_month, leaving_costs, upgrade_on
from api.plans.countries import country_name
from api.plans.differences import data_text
from api.plans.schemas import (
    AddonOut,
    AllowancesOut,
    ContractOut,
    MyAddonOut,
    MyMoneyOut,
    MyServiceOut,
    PendingOut,
    SoldPlanOut,
    SoldServiceOut,
)
from api.systems.ports.account import Service
from api.systems.ports.catalogue import Addon, Plan, Planned, RunningAddon, Sold
from models import OrderKind


def service_out(service: Service) -> SoldServiceOut:
    return SoldServiceOut(id=service.id, label=service.label, kind=service.kind.value, state=service.state.value)


def plan_out(plan: Plan, formats: Formats) -> SoldPlanOut:
    return SoldPlanOut(
        code=plan.code,
        name=plan.name,
        kind=plan.kind.value,
        price=formats.money(plan.price),
        prepaid=plan.prepaid,
        business_only=plan.business_only,
        allowances=allowances_out(plan, formats),
        extra_gigabyte=formats.money(plan.extra_gigabyte) if plan.extra_gigabyte else None,
        contract_months=plan.contract_months,
        leaving_early=formats.money(Money(early_a_month(plan.price.minor), plan.price.currency))
        if plan.contract_months
        else None,
    )


def allowances_out(plan: Plan, formats: Formats) -> AllowancesOut:
    return AllowancesOut(
        data_kilobytes=plan.data_kilobytes,
        voice_minutes=plan.voice_minutes,
        texts=plan.texts,
        speed_mbps=plan.speed_mbps,
        roaming=sorted(country_name(formats.locale, code) for code in plan.roaming_zones),
        told=list(_told(plan)),
    )


def _told(plan: Plan) -> Iterator[str]:
    if plan.speed_mbps:
        yield f"Up to {plan.speed_mbps} Mb/s"
    if plan.kind.value in ("mobile", "broadband"):
        yield data_text(plan.data_kilobytes)
    if plan.kind.value == "mobile":
        yield _counted(plan.voice_minutes, "minutes")
        yield _counted(plan.texts, "texts")
    if plan.roaming_zones:
        yield f"Use as at home in {len(plan.roaming_zones)} countries"


def _counted(amount: int | None, noun: str) -> str:
    if amount is None:
        return f"Unlimited {noun}"
    return f"{amount} {noun}" if amount else f"No {noun} included"


def addon_out(addon: Addon, formats: Formats) -> AddonOut:
    gives = [data_text(addon.data_kilobytes)] if addon.data_kilobytes != 0 else []
    if addon.voice_minutes != 0:
        gives.append(_counted(addon.voice_minutes, "minutes"))
    return AddonOut(
        code=addon.code,
        name=addon.name,
        kind=addon.kind.value,
        text=addon.text,
        price=formats.money(addon.price),
        days=addon.days,
        gives=gives,
        countries=sorted(country_name(formats.locale, code) for code in addon.countries),
    )


def my_addon_out(running: RunningAddon, formats: Formats, *, is_holder: bool) -> MyAddonOut:
    return MyAddonOut(
        number=running.number,
        code=running.addon.code,
        name=running.addon.name,
        price=formats.money(running.price) if is_holder else None,
        days=running.addon.days,
        starts_on=formats.day(running.starts_on),
        ends_on=formats.day(running.ends_on) if running.ends_on else None,
    )


def pending_out(planned: Planned, formats: Formats) -> PendingOut:
    kind: Literal["plan_change", "cease"] = "cease" if planned.kind is OrderKind.cease else "plan_change"
    return PendingOut(
        order_id=planned.order_id,
        number=planned.number,
        kind=kind,
        plan_name=planned.plan_name if kind == "plan_change" else None,
        on=formats.day(planned.on) if planned.on else None,
    )


def my_service_out(service: Service, sold: Sold, formats: Formats, today: date, *, is_holder: bool) -> MyServiceOut:
    pending = next((planned for planned in sold.changes if planned.is_open), None)
    return MyServiceOut(
        service=service_out(service),
        plan_code=sold.plan.code,
        plan_name=sold.plan.name,
        allowances=allowances_out(sold.plan, formats),
        price=_money(sold, formats) if is_holder else None,
        contract=_contract(service, sold, formats, today) if is_holder else None,
        addons=[my_addon_out(running, formats, is_holder=is_holder) for running in sold.addons],
        pending=pending_out(pending, formats) if pending else None,
    )


def _money(sold: Sold, formats: Formats) -> MyMoneyOut:
    monthly = sum(running.price.minor for running in sold.addons if running.addon.days is None)
    addons = Money(monthly, sold.plan.price.currency)
    return MyMoneyOut(
        plan=formats.money(sold.plan.price),
        addons=formats.money(addons),
        total=formats.money(sold.plan.price + addons),
    )


def _contract(service: Service, sold: Sold, formats: Formats, today: date) -> ContractOut:
    free_on = upgrade_on(service, today)
    costs = Money(leaving_costs(service, sold, today), sold.plan.price.currency)
    return ContractOut(
        starts_on=formats.day(service.contract_starts_on),
        ends_on=formats.day(service.contract_ends_on) if service.contract_ends_on else None,
        notice_days=0 if sold.plan.prepaid else NOTICE_DAYS,
        upgrade_on=formats.day(free_on),
        upgrade_now=free_on <= today,
        leaving_costs=formats.money(costs),
    )
