"""A number that leaves: its code, and what leaving costs."""

import uuid
from datetime import date, timedelta

from api import audit
from api.access import held_service
from api.auth import Caller
from api.errors import NotFound, Refused
from api.formats import Money
from api.orders.line_schemas import PortingCodeOut, PortingIn, ShownPortingCodeOut
from api.orders.own_lines import held_line
from api.parts import Parts
from api.plans.contract import leaving_costs
from api.systems.ports.account import Service
from api.systems.ports.lines import PortingCode
from models import ServiceKind, ServiceState, new_id
from models.base import now

CODE_HOLDS = timedelta(days=30)


class PortingCodeUnknown(NotFound):
    """No such code, or none of this customer's."""


class UnblockFirst(Refused):
    """Whoever has the phone must not be able to take the number as well."""

    title = "This line is blocked"


class NothingToTakeAway(Refused):
    """A line that has ended, or has not begun, has no number that could go."""

    title = "This line is not in use"


async def make_code(parts: Parts, caller: Caller, asked: PortingIn, reference: str) -> PortingCodeOut:
    _, service = await held_line(parts.systems.account, caller, asked.service_id, ServiceKind.mobile, fresh=True)
    _refuse(service)
    today = parts.formats.today(now())
    (sold,) = (await parts.systems.catalogue.sold([service.id], today)).fresh()
    # One price for leaving, whether by notice or with the number.
    cost = Money(leaving_costs(service, sold, today), sold.plan.price.currency)
    code = await parts.systems.orders.make_porting_code(service.id, today + CODE_HOLDS, reference=reference)
    return _out(parts, service, code, cost, today)


async def show_code(parts: Parts, caller: Caller, code_id: uuid.UUID) -> ShownPortingCodeOut:
    code = (await parts.systems.orders.porting_code(code_id)).fresh()
    if code is None:
        raise PortingCodeUnknown("There is no such code under this name.")
    _, service = await held_service(parts.systems.account, caller, code.service_id, fresh=True)
    _refuse(service)
    await audit.note(parts.database, caller, "porting code shown", code_id=str(code.id))
    shown = await parts.systems.orders.show_porting_code(code.id, reference=str(new_id()))
    return ShownPortingCodeOut(id=code.id, number=code.number, code=shown.text, ends_on=parts.formats.day(code.ends_on))


def _refuse(service: Service) -> None:
    if service.state is ServiceState.barred:
        raise UnblockFirst("Unblock the line first; then its number can go.")
    if service.state in (ServiceState.ceased, ServiceState.pending):
        raise NothingToTakeAway(f"{service.label} is not in use, so its number can't be taken elsewhere.")


def _out(parts: Parts, service: Service, code: PortingCode, cost: Money, today: date) -> PortingCodeOut:
    formats, left = parts.formats, months_left(service.contract_ends_on, today)
    return PortingCodeOut(
        id=code.id,
        service_id=service.id,
        service=service.label,
        number=code.number,
        ends_on=formats.day(code.ends_on),
        contract_ends_on=formats.day(service.contract_ends_on) if service.contract_ends_on and left else None,
        months_left=left,
        cost_of_leaving=formats.money(cost),
        what_next="Give the code to your new operator. The line ends here on the day your number moves there.",
    )


def months_left(contract_ends_on: date | None, today: date) -> int:
    """Each month that has begun counts. None where there is no contract, or it has run out."""
    if contract_ends_on is None or contract_ends_on <= today:
        return 0
    whole = (contract_ends_on.year - today.year) * 12 + contract_ends_on.month - today.month
    return whole + (1 if contract_ends_on.day > today.day else 0) or 1
