"""The catalogue's rows in the words of its port."""

from typing import Any

from sqlalchemy import select

from api.formats import Money
from api.systems.ports.catalogue import Addon, Plan, Planned, RoamingPrice, RunningAddon
from models import Addon as AddonRow
from models import Order as OrderRow
from models import Plan as PlanRow
from models import RoamingPrice as RoamingPriceRow
from models import ServiceAddon as ServiceAddonRow

# The add-on as it is sold, beside what was agreed to.
RUNNING = select(
    *AddonRow.__table__.c,
    ServiceAddonRow.id.label("running_id"),
    ServiceAddonRow.number.label("running_number"),
    ServiceAddonRow.price_minor.label("agreed_minor"),
    ServiceAddonRow.currency.label("agreed_currency"),
    ServiceAddonRow.service_id,
    ServiceAddonRow.starts_on,
    ServiceAddonRow.ends_on,
).join(ServiceAddonRow, ServiceAddonRow.addon_id == AddonRow.id)


def plan_of(row: PlanRow) -> Plan:
    extra = row.extra_gigabyte_minor
    return Plan(
        id=row.id,
        code=row.code,
        name=row.name,
        kind=row.kind,
        prepaid=row.prepaid,
        business_only=row.business_only,
        price=Money(row.price_minor, row.currency),
        data_kilobytes=row.data_kilobytes,
        voice_minutes=row.voice_minutes,
        texts=row.texts,
        speed_mbps=row.speed_mbps,
        contract_months=row.contract_months,
        roaming_zones=tuple(row.roaming_zones),
        extra_gigabyte=None if extra is None else Money(extra, row.currency),
        withdrawn_on=row.withdrawn_on,
    )


def addon_of(row: AddonRow) -> Addon:
    return Addon(
        id=row.id,
        code=row.code,
        name=row.name,
        kind=row.kind,
        text=row.text,
        price=Money(row.price_minor, row.currency),
        days=row.days,
        data_kilobytes=row.data_kilobytes,
        voice_minutes=row.voice_minutes,
        countries=tuple(row.countries),
        withdrawn_on=row.withdrawn_on,
    )


def running_of(row: Any) -> RunningAddon:
    return RunningAddon(
        id=row.running_id,
        number=row.running_number,
        addon=addon_of(row),
        price=Money(row.agreed_minor, row.agreed_currency),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )


def planned_of(row: OrderRow, plan_name: str | None) -> Planned:
    assert row.service_id is not None
    return Planned(
        order_id=row.id,
        number=row.number,
        service_id=row.service_id,
        kind=row.kind,
        state=row.state,
        plan_id=row.plan_id,
        plan_name=plan_name,
        on=row.expected_on,
        placed_at=row.placed_at,
        reference=row.detail.get("reference"),
        is_open=row.ended_at is None,
    )


def roaming_price_of(row: RoamingPriceRow) -> RoamingPrice:
    return RoamingPrice(
        country=row.country,
        name=row.name,
        zone=row.zone,
        gigabyte=Money(row.gigabyte_minor, row.currency),
        minute=Money(row.minute_minor, row.currency),
        text=Money(row.text_minor, row.currency),
    )
