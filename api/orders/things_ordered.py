"""Things that come by post, or at once: equipment, and a SIM in place of another."""

from api.auth import Caller
from api.errors import NotFound, Refused
from api.orders.asked import EquipmentIn, SimIn, Terms
from api.orders.ground import day_for, own_address, refuse_closed, refuse_on_hold, refuse_unbilled
from api.orders.own_lines import held_line
from api.parts import Parts
from api.systems.base import SystemUnavailable
from api.systems.ports.account import Service
from api.systems.ports.stock import Thing
from models import EquipmentKind, OrderKind, ServiceKind, ServiceState, SimForm

# What a thing is of use to.
FITS = {
    EquipmentKind.router: (ServiceKind.broadband,),
    EquipmentKind.mesh: (ServiceKind.broadband,),
    EquipmentKind.tv_box: (ServiceKind.tv,),
}
KINDS = {SimForm.physical: EquipmentKind.sim, SimForm.esim: EquipmentKind.esim}


class ThingUnknown(NotFound):
    """Nothing of this code is sold today."""

    title = "We don't have that"


class LineHasEnded(Refused):
    """A line that has ended needs no SIM."""

    title = "This line has ended"


async def equipment_terms(parts: Parts, caller: Caller, asked: EquipmentIn, _: str) -> Terms:
    thing = next((thing for thing in await _things(parts) if thing.code == asked.code and thing.kind in FITS), None)
    kinds = FITS[thing.kind] if thing else (ServiceKind.broadband, ServiceKind.tv)
    account, service = await held_line(parts.systems.account, caller, asked.service_id, *kinds, fresh=True)
    if thing is None:
        raise ThingUnknown("There is nothing of this code. The list of equipment has them all.", field="code")
    refuse_on_hold(account)
    refuse_unbilled(account, thing.price, thing.monthly)
    return Terms(
        account_id=account.id,
        kind=OrderKind.device,
        title=thing.name,
        service_id=service.id,
        thing=thing.code,
        address=await _to(parts, caller, asked, service),
        expected_on=day_for(parts, None, thing.delivery_days, "code"),
        once_minor=thing.price.minor,
        monthly_minor=thing.monthly.minor,
        currency=thing.price.currency,
        what_happens="We send it to you, ready to plug in. It goes on your next bill.",
        detail={"code": thing.code},
    )


async def sim_terms(parts: Parts, caller: Caller, asked: SimIn, _: str) -> Terms:
    """Also while a line is blocked or suspended: who lost a phone needs one."""
    account, service = await held_line(parts.systems.account, caller, asked.service_id, ServiceKind.mobile, fresh=True)
    refuse_closed(account)
    if service.state is ServiceState.ceased:
        raise LineHasEnded("This line has ended, so it needs no SIM.")
    thing = await _one_of(parts, KINDS[asked.form])
    refuse_unbilled(account, thing.price, thing.monthly)
    is_esim = asked.form is SimForm.esim
    return Terms(
        account_id=account.id,
        kind=OrderKind.sim,
        title=f"{thing.name} for {service.label}"[:120],
        service_id=service.id,
        thing=thing.code,
        address=None if is_esim else await _to(parts, caller, asked, service),
        expected_on=day_for(parts, None, thing.delivery_days, "form"),
        once_minor=thing.price.minor,
        monthly_minor=thing.monthly.minor,
        currency=thing.price.currency,
        what_happens=_ESIM if is_esim else _CARD,
        detail={"form": asked.form.value, "code": thing.code},
    )


_ESIM = "You get an eSIM at once. When you install and activate it, the SIM you have now stops working."
_CARD = "We send you a SIM by post. When you activate it, the one you have now stops working."


async def free_sim(parts: Parts) -> Thing:
    """The card that comes with a new line."""
    return await _one_of(parts, EquipmentKind.sim)


async def things_now(parts: Parts) -> dict[str, Thing]:
    return {thing.code: thing for thing in await _things(parts)}


async def _things(parts: Parts) -> list[Thing]:
    return (await parts.systems.orders.things()).fresh()


async def _one_of(parts: Parts, kind: EquipmentKind) -> Thing:
    for thing in await _things(parts):
        if thing.kind is kind:
            return thing
    raise SystemUnavailable("There are no SIMs to be had at the moment. Please try again later.", retry_after=600)


async def _to(parts: Parts, caller: Caller, asked: EquipmentIn | SimIn, service: Service) -> str:
    if asked.address is not None:
        return f"{asked.address}, {asked.postcode}"
    if service.address is not None and service.postcode is not None:
        return f"{service.address}, {service.postcode}"
    return ", ".join(await own_address(parts, caller))
