"""Numbers that go to another operator or come from one, on our own database."""

import secrets
import string
import uuid
from datetime import date

from sqlalchemy import exists, select

from api.db import Database
from api.systems.base import Answered
from api.systems.local.home_days import today
from api.systems.local.order_rows import SYSTEM
from api.systems.local.references import done_before, remember
from api.systems.ports.lines import PortingCode, Shown
from models import PortingCode as CodeRow
from models import PortingDirection, ServiceState
from models import Service as ServiceRow
from models.base import new_id, now


class LocalPorting:
    _database: Database

    async def make_porting_code(self, service_id: uuid.UUID, ends_on: date, *, reference: str) -> PortingCode:
        async with self._database.transaction() as session:
            if (known := await done_before(session, SYSTEM, reference)) is not None:
                return _code(await session.get_one(CodeRow, known))
            service = await session.get_one(ServiceRow, service_id, with_for_update=True)
            assert service.number is not None
            row = await session.scalar(
                select(CodeRow).where(
                    CodeRow.service_id == service_id,
                    CodeRow.direction == PortingDirection.away,
                    CodeRow.number == service.number,
                    CodeRow.ends_on >= today(),
                    CodeRow.used_at.is_(None),
                )
            )
            if row is None:
                row = CodeRow(
                    id=new_id(),
                    service_id=service_id,
                    direction=PortingDirection.away,
                    number=service.number,
                    code=_new_code(),
                    ends_on=ends_on,
                )
                session.add(row)
                await session.flush()
            await remember(session, SYSTEM, reference, row.id)
            return _code(row)

    async def porting_code(self, code_id: uuid.UUID) -> Answered[PortingCode | None]:
        async with self._database.session() as session:
            row = await session.get(CodeRow, code_id)
            is_ours = row is not None and row.direction is PortingDirection.away
            return Answered(_code(row) if row is not None and is_ours else None, as_of=now())

    async def show_porting_code(self, code_id: uuid.UUID, *, reference: str) -> Shown:  # noqa: ARG002
        async with self._database.session() as session:
            return Shown((await session.get_one(CodeRow, code_id)).code)

    async def is_ours(self, number: str) -> Answered[bool]:
        living = exists().where(ServiceRow.number == number, ServiceRow.state != ServiceState.ceased)
        async with self._database.session() as session:
            return Answered(bool(await session.scalar(select(living))), as_of=now())

    async def deposit_porting_code(
        self, service_id: uuid.UUID, number: str, code: str, ends_on: date, *, reference: str
    ) -> uuid.UUID:
        async with self._database.transaction() as session:
            if (known := await done_before(session, SYSTEM, reference)) is not None:
                return known
            row = CodeRow(
                id=new_id(),
                service_id=service_id,
                direction=PortingDirection.here,
                number=number,
                code=code,
                ends_on=ends_on,
            )
            session.add(row)
            await session.flush()
            await remember(session, SYSTEM, reference, row.id)
            return row.id


def _new_code() -> str:
    """Three letters and six digits, as the industry writes them."""
    letters = "".join(secrets.choice(string.ascii_uppercase) for _ in range(3))
    return f"{letters}{secrets.randbelow(10**6):06d}"


def _code(row: CodeRow) -> PortingCode:
    return PortingCode(row.id, row.service_id, row.number, row.ends_on, row.used_at)
