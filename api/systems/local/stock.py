"""What can be ordered, and where, on our own database."""

import uuid

from sqlalchemy import exists, select
from sqlalchemy.sql.elements import ColumnElement

from api.db import Database
from api.formats import Money
from api.systems.base import Answered
from api.systems.local.home_days import today
from api.systems.ports.stock import Offered, Premises, Thing
from models import Area as AreaRow
from models import Equipment as EquipmentRow
from models import Plan as PlanRow
from models import Service as ServiceRow
from models.base import now

# The inward part of a postcode: "0ZZ" of "LS6 0ZZ". What stands before it names the area.
INWARD = 3


class LocalStock:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def offered_by_code(self, code: str) -> Answered[Offered | None]:
        return await self._offered(PlanRow.code == code)

    async def offered(self, plan_id: uuid.UUID) -> Answered[Offered | None]:
        return await self._offered(PlanRow.id == plan_id)

    async def _offered(self, which: ColumnElement[bool]) -> Answered[Offered | None]:
        async with self._database.session() as session:
            row = await session.scalar(select(PlanRow).where(which))
            return Answered(_offered(row) if row else None, as_of=now())

    async def things(self) -> Answered[list[Thing]]:
        wanted = select(EquipmentRow).where(EquipmentRow.withdrawn_on.is_(None)).order_by(EquipmentRow.name)
        async with self._database.session() as session:
            return Answered([_thing(row) for row in await session.scalars(wanted)], as_of=now())

    async def premises(self, address: str, postcode: str) -> Answered[Premises | None]:
        """A line was there if anybody ever had a service at this address."""
        prefix = postcode.replace(" ", "").upper()[:-INWARD]
        had_line = exists().where(
            ServiceRow.area_id == AreaRow.id,
            ServiceRow.address.ilike(_literally(address), escape="\\"),
        )
        wanted = select(AreaRow, had_line).where(AreaRow.postcode_prefix == prefix)
        async with self._database.session() as session:
            found = (await session.execute(wanted)).one_or_none()
        if found is None:
            return Answered(None, as_of=now())
        area, has_line = found
        return Answered(Premises(area.id, area.name, has_line), as_of=now())


def _literally(text: str) -> str:
    """Only the case may differ."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _offered(row: PlanRow) -> Offered:
    return Offered(
        id=row.id,
        code=row.code,
        name=row.name,
        kind=row.kind,
        prepaid=row.prepaid,
        monthly=Money(row.price_minor, row.currency),
        contract_months=row.contract_months,
        on_sale=row.withdrawn_on is None or row.withdrawn_on > today(),
    )


def _thing(row: EquipmentRow) -> Thing:
    return Thing(
        id=row.id,
        code=row.code,
        name=row.name,
        kind=row.kind,
        price=Money(row.price_minor, row.currency),
        monthly=Money(row.monthly_minor, row.currency),
        delivery_days=row.delivery_days,
    )
