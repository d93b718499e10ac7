"""SIMs on our own database: sent, activated, and the codes that belong to them."""

import secrets
import uuid

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.systems.base import Answered
from api.systems.local.home_days import today
from api.systems.local.order_rows import SYSTEM, complete
from api.systems.local.references import done_before, remember
from api.systems.ports.lines import Shown, Sim, SimNotFound
from models import Device as DeviceRow
from models import DeviceKind, OrderState, SimForm, SimState
from models import Order as OrderRow
from models import Service as ServiceRow
from models import SimCard as SimRow
from models.base import new_id, now

MODELS = {SimForm.physical: (DeviceKind.sim, "SIM"), SimForm.esim: (DeviceKind.esim, "eSIM")}
SIM_KINDS = (DeviceKind.sim, DeviceKind.esim)
DOWNLOADS_FROM = "sm.example.com"


class LocalSims:
    _database: Database

    async def sim(self, sim_id: uuid.UUID) -> Answered[Sim | None]:
        async with self._database.session() as session:
            row = await session.get(SimRow, sim_id)
            return Answered(_sim(row) if row else None, as_of=now())

    async def activate_sim(self, service_id: uuid.UUID, digits: str, *, reference: str) -> Sim:
        async with self._database.transaction() as session:
            if (known := await done_before(session, SYSTEM, reference)) is not None:
                return _sim(await session.get_one(SimRow, known))
            await session.get_one(ServiceRow, service_id, with_for_update=True)
            row = await session.scalar(
                select(SimRow).where(
                    SimRow.service_id == service_id,
                    SimRow.state == SimState.waiting,
                    SimRow.iccid.endswith(digits, autoescape=True),
                )
            )
            if row is None:
                raise SimNotFound("Read the last digits under the bar code on the SIM's card again.", field="digits")
            await _replace_old(session, service_id)
            await _begin(session, row)
            await remember(session, SYSTEM, reference, row.id)
            return _sim(row)

    async def show_install_code(self, sim_id: uuid.UUID, *, reference: str) -> Shown:  # noqa: ARG002
        async with self._database.session() as session:
            row = await session.get_one(SimRow, sim_id)
            return Shown(row.install_code or "")

    async def keep_newest_download(self, service_id: uuid.UUID, *, reference: str) -> Sim | None:  # noqa: ARG002
        async with self._database.transaction() as session:
            # Who orders several at once waits here, and the last one sees them all.
            await session.get_one(ServiceRow, service_id, with_for_update=True)
            wanted = select(SimRow).where(
                SimRow.service_id == service_id, SimRow.form == SimForm.esim, SimRow.state == SimState.waiting
            )
            newest, *older = [*await session.scalars(wanted.order_by(SimRow.id.desc()).with_for_update())] or [None]
            for row in filter(None, older):
                row.state = SimState.replaced
            return _sim(newest) if newest else None

    async def show_puk(self, service_id: uuid.UUID, *, reference: str) -> Shown:  # noqa: ARG002
        """A SIM from before there were rows for them gets its own at the first look."""
        async with self._database.transaction() as session:
            await session.get_one(ServiceRow, service_id, with_for_update=True)
            row = await _active(session, service_id)
            if row is None:
                device = await _device_of(session, service_id)
                row = new_sim(service_id, SimForm.physical, last4=_last4(device))
                row.state, row.activated_at = SimState.active, now()
                row.device_id = device.id if device else None
                session.add(row)
            return Shown(row.puk)


def send_sim(session: AsyncSession, order: OrderRow) -> None:
    """With the order: an eSIM is there at once, a card goes by post. The order tells which."""
    assert order.service_id is not None
    row = new_sim(order.service_id, SimForm(order.detail.get("form", SimForm.physical)))
    row.order_id = order.id
    order.detail = order.detail | {"sim_id": str(row.id)}
    if row.form is SimForm.esim:
        order.state, order.ended_at = OrderState.completed, now()
    session.add(row)


async def take_back_sims(session: AsyncSession, order_id: uuid.UUID) -> None:
    """A card that gets out although its order was cancelled works for nobody."""
    sent = update(SimRow).where(SimRow.order_id == order_id, SimRow.state == SimState.waiting)
    await session.execute(sent.values(state=SimState.replaced))


def new_sim(service_id: uuid.UUID, form: SimForm, last4: str | None = None) -> SimRow:
    is_esim = form is SimForm.esim
    ending = last4 or f"{secrets.randbelow(10**4):04d}"
    return SimRow(
        id=new_id(),
        service_id=service_id,
        form=form,
        state=SimState.waiting,
        iccid=f"8944{secrets.randbelow(10**11):011d}{ending}",
        puk=f"{secrets.randbelow(10**8):08d}",
        install_code=f"LPA:1${DOWNLOADS_FROM}${secrets.token_hex(16).upper()}" if is_esim else None,
    )


async def _active(session: AsyncSession, service_id: uuid.UUID) -> SimRow | None:
    return await session.scalar(select(SimRow).where(SimRow.service_id == service_id, SimRow.state == SimState.active))


async def _device_of(session: AsyncSession, service_id: uuid.UUID) -> DeviceRow | None:
    wanted = select(DeviceRow).where(
        DeviceRow.service_id == service_id, DeviceRow.kind.in_(SIM_KINDS), DeviceRow.removed_on.is_(None)
    )
    return await session.scalar(wanted.order_by(DeviceRow.installed_on.desc()).limit(1))


def _last4(device: DeviceRow | None) -> str | None:
    told = str(device.details.get("iccid_last4", "")) if device else ""
    return told if len(told) == 4 and told.isdigit() else None


async def _replace_old(session: AsyncSession, service_id: uuid.UUID) -> None:
    old = await _active(session, service_id)
    if old is not None:
        old.state = SimState.replaced
    await session.execute(
        update(DeviceRow)
        .where(DeviceRow.service_id == service_id, DeviceRow.kind.in_(SIM_KINDS), DeviceRow.removed_on.is_(None))
        .values(removed_on=today())
    )
    await session.flush()


async def _begin(session: AsyncSession, row: SimRow) -> None:
    """The card is in the phone: its device is known to the network, and its order is done."""
    kind, model = MODELS[row.form]
    device = DeviceRow(
        id=new_id(),
        service_id=row.service_id,
        kind=kind,
        model=model,
        serial=row.iccid,
        details={"iccid_last4": row.iccid[-4:]},
        installed_on=today(),
    )
    session.add(device)
    await session.flush()
    row.state, row.activated_at, row.device_id = SimState.active, now(), device.id
    order = await session.get(OrderRow, row.order_id, with_for_update=True) if row.order_id else None
    if order is not None:
        complete(order)


def _sim(row: SimRow) -> Sim:
    return Sim(row.id, row.service_id, row.form, row.state, row.iccid[-4:], row.activated_at)
