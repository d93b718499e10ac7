"""The catalogue on our own database: what is sold, and to whom. Changing it stands in files of its own."""

import uuid
from collections import defaultdict
from datetime import date

from sqlalchemy import Date, and_, bindparam, func, or_, select

from api.systems.base import Answered
from api.systems.local.catalogue_addons import LocalAddons
from api.systems.local.catalogue_changes import KINDS, LocalChanges
from api.systems.local.catalogue_rows import RUNNING, addon_of, plan_of, planned_of, roaming_price_of, running_of
from api.systems.ports.catalogue import (
    Addon,
    DataUsed,
    Equipment,
    Plan,
    Planned,
    RoamingPrice,
    RunningAddon,
    Sold,
)
from models import Addon as AddonRow
from models import AddressSpeed, Device, Order, ServiceAddon, Usage, UsageKind
from models import Plan as PlanRow
from models import RoamingPrice as RoamingPriceRow
from models import Service as ServiceRow
from models.base import now

PLANS = select(PlanRow).order_by(PlanRow.kind, PlanRow.price_minor, PlanRow.code)
EQUIPMENT = (
    select(Device.kind, Device.model)
    .where(Device.service_id == bindparam("service_id"), Device.removed_on.is_(None))
    .order_by(Device.kind, Device.model, Device.id)
)
SERVICES = bindparam("service_ids", expanding=True, type_=ServiceRow.id.type)
SOLD = (
    select(PlanRow, ServiceRow.id.label("service_id"), AddressSpeed.most_mbps)
    .join(ServiceRow, ServiceRow.plan_id == PlanRow.id)
    .outerjoin(
        AddressSpeed,
        and_(AddressSpeed.postcode == ServiceRow.postcode, AddressSpeed.address == ServiceRow.address),
    )
    .where(ServiceRow.id.in_(SERVICES))
    .order_by(ServiceRow.contract_starts_on, ServiceRow.id)
)
ADDONS = RUNNING.where(
    ServiceAddon.service_id.in_(SERVICES),
    or_(ServiceAddon.ends_on.is_(None), ServiceAddon.ends_on >= bindparam("today", type_=Date)),
).order_by(ServiceAddon.starts_on, ServiceAddon.id)
CHANGES = (
    select(Order, PlanRow.name.label("plan_name"))
    .outerjoin(PlanRow, PlanRow.id == Order.plan_id)
    .where(Order.service_id.in_(SERVICES), Order.kind.in_(KINDS))
    .order_by(Order.placed_at.desc(), Order.id.desc())
)


class LocalCatalogue(LocalChanges, LocalAddons):
    async def plans(self) -> Answered[list[Plan]]:
        return Answered([plan_of(row) for row in await self._database.rows(PLANS)], as_of=now())

    async def addons(self) -> Answered[list[Addon]]:
        async with self._database.session() as session:
            found = await session.scalars(select(AddonRow).order_by(AddonRow.kind, AddonRow.price_minor, AddonRow.code))
            return Answered([addon_of(row) for row in found], as_of=now())

    async def roaming_prices(self) -> Answered[list[RoamingPrice]]:
        async with self._database.session() as session:
            found = await session.scalars(select(RoamingPriceRow).order_by(RoamingPriceRow.name))
            return Answered([roaming_price_of(row) for row in found], as_of=now())

    async def sold(self, service_ids: list[uuid.UUID], today: date) -> Answered[list[Sold]]:
        services = await self._database.rows(SOLD, service_ids=service_ids)
        addons: dict[uuid.UUID, list[RunningAddon]] = defaultdict(list)
        for row in await self._database.rows(ADDONS, service_ids=service_ids, today=today):
            addons[row.service_id].append(running_of(row))
        changes: dict[uuid.UUID, list[Planned]] = defaultdict(list)
        for row in await self._database.rows(CHANGES, service_ids=service_ids):
            changes[row.service_id].append(planned_of(row, row.plan_name))
        return Answered(
            [
                Sold(
                    service_id=row.service_id,
                    plan=plan_of(row),
                    most_mbps=row.most_mbps,
                    addons=tuple(addons[row.service_id]),
                    changes=tuple(changes[row.service_id]),
                )
                for row in services
            ],
            as_of=now(),
        )

    async def data_used(self, service_id: uuid.UUID, first: date, last: date) -> Answered[list[DataUsed]]:
        abroad = Usage.kind == UsageKind.roaming_data
        async with self._database.session() as session:
            found = await session.execute(
                select(Usage.used_on, Usage.country, abroad, func.sum(Usage.quantity))
                .where(
                    Usage.service_id == service_id,
                    Usage.used_on.between(first, last),
                    Usage.kind.in_((UsageKind.data, UsageKind.roaming_data)),
                )
                .group_by(Usage.used_on, Usage.country, abroad)
                .order_by(Usage.used_on, Usage.country, abroad)
            )
            return Answered(
                [DataUsed(day, country, away, int(sum_)) for day, country, away, sum_ in found], as_of=now()
            )

    async def equipment(self, service_id: uuid.UUID) -> Answered[list[Equipment]]:
        found = await self._database.rows(EQUIPMENT, service_id=service_id)
        return Answered([Equipment(device.kind, device.model) for device in found], as_of=now())
