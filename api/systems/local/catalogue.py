"""The catalogue on our own database: what is sold, and to whom. Changing it stands in files of its own."""

import uuid
from collections import defaultdict
from datetime import date

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.systems.base import Answered
from api.systems.local.catalogue_addons import LocalAddons
from api.systems.local.catalogue_changes import KINDS, LocalChanges
from api.systems.local.catalogue_rows import addon_of, plan_of, planned_of, roaming_price_of, running_of
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


class LocalCatalogue(LocalChanges, LocalAddons):
    async def plans(self) -> Answered[list[Plan]]:
        async with self._database.session() as session:
            found = await session.scalars(select(PlanRow).order_by(PlanRow.kind, PlanRow.price_minor, PlanRow.code))
            return Answered([plan_of(row) for row in found], as_of=now())

    async def addons(self) -> Answered[list[Addon]]:
        async with self._database.session() as session:
            found = await session.scalars(select(AddonRow).order_by(AddonRow.kind, AddonRow.price_minor, AddonRow.code))
            return Answered([addon_of(row) for row in found], as_of=now())

    async def roaming_prices(self) -> Answered[list[RoamingPrice]]:
        async with self._database.session() as session:
            found = await session.scalars(select(RoamingPriceRow).order_by(RoamingPriceRow.name))
            return Answered([roaming_price_of(row) for row in found], as_of=now())

    async def sold(self, service_ids: list[uuid.UUID], today: date) -> Answered[list[Sold]]:
        async with self._database.session() as session:
            found = await session.execute(
                select(ServiceRow, AddressSpeed.most_mbps)
                .outerjoin(
                    AddressSpeed,
                    and_(AddressSpeed.postcode == ServiceRow.postcode, AddressSpeed.address == ServiceRow.address),
                )
                .where(ServiceRow.id.in_(service_ids))
                .order_by(ServiceRow.contract_starts_on, ServiceRow.id)
                .options(joinedload(ServiceRow.plan))
            )
            services = list(found)
            addons = await _addons_of(session, service_ids, today)
            changes = await _changes_of(session, service_ids)
            return Answered(
                [
                    Sold(
                        service_id=service.id,
                        plan=plan_of(service.plan),
                        most_mbps=most_mbps,
                        addons=tuple(addons[service.id]),
                        changes=tuple(changes[service.id]),
                    )
                    for service, most_mbps in services
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
        async with self._database.session() as session:
            found = await session.scalars(
                select(Device)
                .where(Device.service_id == service_id, Device.removed_on.is_(None))
                .order_by(Device.kind, Device.model, Device.id)
            )
            return Answered([Equipment(device.kind, device.model) for device in found], as_of=now())


async def _addons_of(
    session: AsyncSession, service_ids: list[uuid.UUID], today: date
) -> dict[uuid.UUID, list[RunningAddon]]:
    found = await session.scalars(
        select(ServiceAddon)
        .where(
            ServiceAddon.service_id.in_(service_ids),
            or_(ServiceAddon.ends_on.is_(None), ServiceAddon.ends_on >= today),
        )
        .order_by(ServiceAddon.starts_on, ServiceAddon.id)
        .options(joinedload(ServiceAddon.addon))
    )
    addons: dict[uuid.UUID, list[RunningAddon]] = defaultdict(list)
    for row in found:
        addons[row.service_id].append(running_of(row, row.addon))
    return addons


async def _changes_of(session: AsyncSession, service_ids: list[uuid.UUID]) -> dict[uuid.UUID, list[Planned]]:
    found = await session.execute(
        select(Order, PlanRow.name)
        .outerjoin(PlanRow, PlanRow.id == Order.plan_id)
        .where(Order.service_id.in_(service_ids), Order.kind.in_(KINDS))
        .order_by(Order.placed_at.desc(), Order.id.desc())
    )
    changes: dict[uuid.UUID, list[Planned]] = defaultdict(list)
    for row, plan_name in found:
        assert row.service_id is not None
        changes[row.service_id].append(planned_of(row, plan_name))
    return changes
