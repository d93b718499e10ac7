"""What customers change about themselves, on our own database: each under its reference, and so once."""

import uuid

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.db import Database
from api.systems.local.account_rows import customer_of, service_of
from api.systems.local.asked_people import make_way
from api.systems.local.forgetting import forget
from api.systems.local.references import done_before, remember
from api.systems.ports.account import (
    ContactTaken,
    Customer,
    DetailsMoved,
    Forgets,
    PostalAddress,
    Service,
)
from api.systems.ports.household import PersonName
from models import ContactField
from models import Customer as CustomerRow
from models import Service as ServiceRow

SYSTEM = "account"


class AccountChanges:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def change_contact(
        self, customer_id: uuid.UUID, field: ContactField, value: str, *, reference: str
    ) -> Customer:
        async with self._database.transaction() as session:
            row, is_done = await _held(session, customer_id, reference)
            if not is_done:
                await _give(session, row, field, value)
            return customer_of(row)

    async def change_address(
        self, customer_id: uuid.UUID, before: PostalAddress, after: PostalAddress, *, reference: str
    ) -> Customer:
        async with self._database.transaction() as session:
            row, is_done = await _held(session, customer_id, reference)
            if not is_done:
                if customer_of(row).home != before:
                    raise DetailsMoved("Your address has been changed since. Look at it, and ask again if you want to.")
                row.address, row.postcode = after.address, after.postcode
            return customer_of(row)

    async def change_name(
        self, customer_id: uuid.UUID, before: PersonName, after: PersonName, *, reference: str
    ) -> Customer:
        async with self._database.transaction() as session:
            row, is_done = await _held(session, customer_id, reference)
            if not is_done:
                if customer_of(row).full_name != before:
                    raise DetailsMoved("Your name has been changed since. Look at it, and ask again if you want to.")
                row.given_name, row.family_name = after.given_name, after.family_name
            return customer_of(row)

    async def choose_language(self, customer_id: uuid.UUID, language: str, *, reference: str) -> Customer:
        async with self._database.transaction() as session:
            row, is_done = await _held(session, customer_id, reference)
            if not is_done:
                row.language = language
            return customer_of(row)

    async def forget(self, customer_id: uuid.UUID, what: Forgets, *, reference: str) -> Customer:
        async with self._database.transaction() as session:
            row, is_done = await _held(session, customer_id, reference)
            if not is_done:
                await forget(session, customer_id, what)
                await session.refresh(row)
            return customer_of(row)

    async def name_service(self, service_id: uuid.UUID, nickname: str | None, *, reference: str) -> Service:
        async with self._database.transaction() as session:
            row, is_done = await _service(session, service_id, reference)
            if not is_done:
                row.nickname = nickname
            return service_of(row, row.plan.name)

    async def switch_roaming(self, service_id: uuid.UUID, on: bool, *, reference: str) -> Service:
        async with self._database.transaction() as session:
            row, is_done = await _service(session, service_id, reference)
            if not is_done:
                row.roaming = on
            return service_of(row, row.plan.name)


async def _held(session: AsyncSession, customer_id: uuid.UUID, reference: str) -> tuple[CustomerRow, bool]:
    """The customer, locked, and whether this reference has been carried out before; from now on it has been."""
    is_done = await done_before(session, SYSTEM, reference) is not None
    row = await session.get_one(CustomerRow, customer_id, with_for_update=True)
    if not is_done:
        await remember(session, SYSTEM, reference, customer_id)
    return row, is_done


async def _service(session: AsyncSession, service_id: uuid.UUID, reference: str) -> tuple[ServiceRow, bool]:
    """The same of one of their services."""
    is_done = await done_before(session, SYSTEM, reference) is not None
    found = await session.scalars(
        select(ServiceRow)
        .where(ServiceRow.id == service_id)
        .options(joinedload(ServiceRow.plan))
        .with_for_update(of=ServiceRow)
    )
    if not is_done:
        await remember(session, SYSTEM, reference, service_id)
    return found.one(), is_done


async def _give(session: AsyncSession, row: CustomerRow, field: ContactField, value: str) -> None:
    """The database has the last word on who has an address: two may ask for one at the same time."""
    await make_way(session, row.id, getattr(CustomerRow, field) == value)
    setattr(row, field, value)
    try:
        await session.flush()
    except IntegrityError as error:
        raise ContactTaken("Another one has to be taken: this one is in use.", field="value") from error
