"""A lost or stolen phone: its line is blocked at once, and works again when its owner says so."""

from api.auth import Caller
from api.formats import Formats
from api.orders.line_schemas import BarIn, BarOut, UnbarIn
from api.orders.own_lines import one_line
from api.parts import Parts
from api.systems.ports.account import Service
from api.systems.ports.lines import Bar
from models import ServiceKind, ServiceState

BLOCKED = ["calls", "texts", "data", "SIM"]
UNDO = "Found it? Sign in with a code by e-mail, as a text can't reach this phone, and unblock the line."
NEW_SIM = "You can order a new SIM, by post or as an eSIM at once. Your number stays yours."


async def bar(parts: Parts, caller: Caller, asked: BarIn, reference: str) -> BarOut:
    """Being known is enough, and so is yesterday's answer: to wait would help the thief."""
    _, service = await one_line(parts.systems.account, caller, asked.service_id, ServiceKind.mobile)
    made = await parts.systems.orders.bar(service.id, asked.reason, reference=reference)
    return _out(made, service, parts.formats)


async def unbar(parts: Parts, caller: Caller, asked: UnbarIn, reference: str) -> BarOut:
    _, service = await one_line(parts.systems.account, caller, asked.service_id, ServiceKind.mobile, fresh=True)
    made = await parts.systems.orders.unbar(service.id, reference=reference)
    return _out(made, service, parts.formats)


def _out(made: Bar, service: Service, formats: Formats) -> BarOut:
    is_barred = made.state is ServiceState.barred
    return BarOut(
        id=made.id,
        service_id=service.id,
        service=service.label,
        state=made.state,
        reason=made.reason,
        since=f"{formats.day(formats.today(made.starts_at)).display}, {formats.clock(made.starts_at)}",
        blocked=BLOCKED if is_barred else [],
        told=_told(service, made.state),
        undo=UNDO if is_barred else None,
        new_sim=NEW_SIM if is_barred else None,
    )


def _told(service: Service, state: ServiceState) -> str:
    if state is ServiceState.barred:
        return f"{service.label} is blocked. Nobody can call, text or use data with it."
    if state is ServiceState.suspended:
        return f"{service.label} is not blocked any more. It stays suspended until the overdue bill is paid."
    return f"{service.label} works again."
