"""A new service, and a service that moves house: where, from when, at what price, and whether somebody has to come."""

from api.access import held_account
from api.auth import Caller
from api.errors import NotFound, Refused
from api.orders.asked import MoveIn, NewServiceIn, Terms
from api.orders.ground import BY_A_VISIT, FROM_AFAR, day_for, own_address, premises_at, refuse_on_hold
from api.orders.own_lines import held_line
from api.orders.things_ordered import free_sim
from api.parts import Parts
from api.systems.ports.account import Account, Service
from api.systems.ports.stock import Offered, Premises
from models import OrderKind, ServiceKind, ServiceState

AT_HOME = (ServiceKind.broadband, ServiceKind.tv, ServiceKind.landline)


class PlanNotSold(NotFound):
    """No such plan, or none that is sold today."""

    title = "We don't sell that plan"


class PlanNotForAccount(Refused):
    """Prepaid plans are for prepaid accounts, all others for those with bills."""

    title = "That plan does not fit this account"


class ThereAlready(Refused):
    """A move leads to somewhere else."""

    title = "The service is there already"


class ServiceNotRunning(Refused):
    """Only what works, or is suspended or blocked, can move or take a number."""

    title = "This service is not running"


async def new_service_terms(parts: Parts, caller: Caller, asked: NewServiceIn, _: str) -> Terms:
    account = await held_account(parts.systems.account, caller, asked.account_id, fresh=True)
    refuse_on_hold(account)
    plan = await _sold(parts, account, asked.plan_code)
    address, postcode = await own_address(parts, caller) if asked.address is None else (asked.address, asked.postcode)
    assert postcode is not None
    place = await premises_at(parts, address, postcode) if plan.kind in AT_HOME else None
    visit = place is not None and plan.kind is not ServiceKind.tv and not place.has_line
    days = (await free_sim(parts)).delivery_days if place is None else BY_A_VISIT if visit else FROM_AFAR
    return Terms(
        account_id=account.id,
        kind=OrderKind.new_service,
        title=plan.name,
        plan_id=plan.id,
        address=f"{address}, {postcode}",
        expected_on=day_for(parts, asked.wanted_on, days, "wanted_on"),
        monthly_minor=plan.monthly.minor,
        currency=plan.monthly.currency,
        contract_months=plan.contract_months,
        needs_visit=visit,
        what_happens=_new(plan, visit=visit),
        detail={"postcode": postcode, "area_id": str(place.area_id) if place else None, "needs_visit": visit},
    )


async def _sold(parts: Parts, account: Account, code: str) -> Offered:
    plan = (await parts.systems.orders.offered_by_code(code)).fresh()
    if plan is None or not plan.on_sale:
        raise PlanNotSold("There is no such plan on sale. Our plans page has them all.", field="plan_code")
    if plan.prepaid != (account.billing_day is None):
        raise PlanNotForAccount("Prepaid plans are for prepaid accounts, all others for accounts with a bill.")
    return plan


def _new(plan: Offered, *, visit: bool) -> str:
    if plan.kind is ServiceKind.mobile:
        return "We send you a SIM. The line works as soon as you activate it."
    if visit:
        return "A technician connects your home. You choose the time of the visit once this is ordered."
    return "We send you what you need and switch the service on. Nobody has to come."


async def move_terms(parts: Parts, caller: Caller, asked: MoveIn, _: str) -> Terms:
    account, service = await held_line(parts.systems.account, caller, asked.service_id, *AT_HOME, fresh=True)
    refuse_on_hold(account)
    refuse_not_running(service)
    _refuse_no_move(service, asked)
    place = await premises_at(parts, asked.address, asked.postcode)
    visit = service.kind is not ServiceKind.tv and not place.has_line
    plan = (await parts.systems.orders.offered(service.plan_id)).fresh()
    assert plan is not None
    stays = _number_stays(service, place)
    return Terms(
        account_id=account.id,
        kind=OrderKind.move,
        title=f"Move of {service.label}"[:120],
        service_id=service.id,
        plan_id=plan.id,
        address=f"{asked.address}, {asked.postcode}",
        expected_on=day_for(parts, asked.from_on, BY_A_VISIT if visit else FROM_AFAR, "from_on"),
        monthly_minor=plan.monthly.minor,
        currency=plan.monthly.currency,
        needs_visit=visit,
        what_happens=_moves(visit=visit, stays=stays),
        detail={
            "postcode": asked.postcode,
            "area_id": str(place.area_id),
            "needs_visit": visit,
            "number_stays": stays,
            "old_ends_on": asked.from_on.isoformat(),
        },
    )


def _refuse_no_move(service: Service, asked: MoveIn) -> None:
    there = [f"{service.address} {service.postcode}", f"{asked.address} {asked.postcode}"]
    if len({place.replace(" ", "").casefold() for place in there}) == 1:
        raise ThereAlready(f"{service.label} is there already.", field="address")


def refuse_not_running(service: Service) -> None:
    if service.state in (ServiceState.ceased, ServiceState.pending):
        raise ServiceNotRunning(f"{service.label} is not running now, so this can't be done with it.")


def _number_stays(service: Service, place: Premises) -> bool | None:
    """A landline's number belongs to its area."""
    return None if service.number is None else service.area_id == place.area_id


def _moves(*, visit: bool, stays: bool | None) -> str:
    told = "The service starts at the new address and ends at the old one on the same day. Your price stays."
    if visit:
        told += " A technician has to come to the new address; you choose the time once this is ordered."
    if stays is not None:
        told += " Your number stays the same." if stays else " The number belongs to the old area: you get a new one."
    return told
