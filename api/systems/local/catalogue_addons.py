"""Adding to a service what it can have on top of its plan, and taking it away."""

import hashlib
import uuid
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.systems.local.catalogue_rows import RUNNING, running_of
from api.systems.local.locks import lock_account
from api.systems.local.references import done_before, remember
from api.systems.ports.addon import AddonNotRunning, AddonRunning, NewAddon, NotEnoughCredit, StartPassed
from api.systems.ports.catalogue import RunningAddon
from models import Account, Service, ServiceAddon
from models.base import new_id

SYSTEM = "catalogue"


class LocalAddons:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, addon: NewAddon, *, reference: str) -> RunningAddon:
        async with self._database.transaction() as session:
            if (known := await done_before(session, SYSTEM, reference)) is not None:
                return await _running(session, known)
            # Two who add the same wait for each other here.
            of_service = select(Service.account_id).where(Service.id == addon.service_id)
            account = await lock_account(session, of_service.scalar_subquery())
            await session.get_one(Service, addon.service_id, with_for_update=True)
            row = await _to_go_on(session, addon)
            if row is not None:
                row.ends_on = None
            elif addon.starts_on != addon.asked_on:
                raise StartPassed("The day that this was offered for is over. Nothing was added; ask for a new offer.")
            else:
                _pay(account, addon)
                row = _new(addon, reference)
                session.add(row)
            await session.flush()
            await remember(session, SYSTEM, reference, row.id)
            return await _running(session, row.id)

    async def remove(self, running_id: uuid.UUID, ends_on: date, *, reference: str) -> RunningAddon:
        async with self._database.transaction() as session:
            if (known := await done_before(session, SYSTEM, reference)) is not None:
                return await _running(session, known)
            row = await session.get(ServiceAddon, running_id, with_for_update=True)
            if row is None or row.ends_on is not None:
                raise AddonNotRunning("There is nothing to remove: it does not run, or ends already.")
            row.ends_on = max(ends_on, row.starts_on)
            await session.flush()
            await remember(session, SYSTEM, reference, row.id)
            return await _running(session, row.id)


async def _to_go_on(session: AsyncSession, addon: NewAddon) -> ServiceAddon | None:
    """The one that was removed and has days left. One that runs on, and a pass that is not over, are refused."""
    row = await session.scalar(
        select(ServiceAddon)
        .where(
            ServiceAddon.service_id == addon.service_id,
            ServiceAddon.addon_id == addon.addon_id,
            or_(ServiceAddon.ends_on.is_(None), ServiceAddon.ends_on >= addon.asked_on),
        )
        .with_for_update()
    )
    if row is not None and (row.ends_on is None or addon.ends_on is not None):
        raise AddonRunning("This line has it already.")
    return row


def _pay(account: Account, addon: NewAddon) -> None:
    """What a prepaid account buys it pays at once; any other finds it on its next bill."""
    if account.prepaid_balance_minor is None:
        return
    if account.prepaid_balance_minor < addon.price.minor:
        raise NotEnoughCredit("The credit is not enough for this. Top up first, and then try again.")
    account.prepaid_balance_minor -= addon.price.minor


def _new(addon: NewAddon, reference: str) -> ServiceAddon:
    digits = int(hashlib.sha256(reference.encode()).hexdigest(), 16) % 10**10
    return ServiceAddon(
        id=new_id(),
        number=f"A{digits:010d}",
        service_id=addon.service_id,
        addon_id=addon.addon_id,
        price_minor=addon.price.minor,
        currency=addon.price.currency,
        starts_on=addon.starts_on,
        ends_on=addon.ends_on,
    )


async def _running(session: AsyncSession, running_id: uuid.UUID) -> RunningAddon:
    return running_of((await session.execute(RUNNING.where(ServiceAddon.id == running_id))).one())
