"""SIMs: activated by their digits, and the codes that are shown and never kept."""

import uuid

from api import audit
from api.access import held_service
from api.auth import Caller
from api.errors import NotFound
from api.orders.line_schemas import ActivateIn, InstallCodeOut, PukOut, SimOut
from api.orders.own_lines import held_line, one_line
from api.parts import Parts
from models import ServiceKind, ServiceState, SimForm, SimState, new_id

INSTALL = (
    "Open your phone's settings, add an eSIM and scan the code. Then activate it here with the last four digits of "
    "its number."
)
WORKS = "Switch the phone off and on again. It works within the hour; the old SIM stops then."
BLOCKED = "The SIM is ready. The line is still blocked: unblock it, and the new SIM works."


class SimUnknown(NotFound):
    """No such SIM, or none of this customer's, or one that is no download."""


async def activate(parts: Parts, caller: Caller, asked: ActivateIn, reference: str) -> SimOut:
    _, service = await held_line(parts.systems.account, caller, asked.service_id, ServiceKind.mobile, fresh=True)
    sim = await parts.systems.orders.activate_sim(service.id, asked.digits, reference=reference)
    return SimOut(
        id=sim.id,
        service_id=service.id,
        service=service.label,
        form=sim.form,
        state=sim.state,
        ends_in=sim.last4,
        what_next=BLOCKED if service.state is ServiceState.barred else WORKS,
    )


async def show_install_code(parts: Parts, caller: Caller, sim_id: uuid.UUID) -> InstallCodeOut:
    """Only until it is installed: afterwards it is of use to nobody but a thief."""
    sim = (await parts.systems.orders.sim(sim_id)).fresh()
    if sim is None or sim.form is not SimForm.esim or sim.state is not SimState.waiting:
        raise SimUnknown("There is no eSIM to be installed under this name.")
    await held_service(parts.systems.account, caller, sim.service_id, fresh=True)
    await audit.note(parts.database, caller, "install code shown", sim_id=str(sim.id))
    shown = await parts.systems.orders.show_install_code(sim.id, reference=str(new_id()))
    return InstallCodeOut(sim_id=sim.id, install_code=shown.text, ends_in=sim.last4, what_next=INSTALL)


async def show_puk(parts: Parts, caller: Caller, service_id: uuid.UUID | None) -> PukOut:
    """Also to the line's user: it unlocks the phone that they hold."""
    _, service = await one_line(parts.systems.account, caller, service_id, ServiceKind.mobile, fresh=True)
    if service.state is ServiceState.ceased:
        raise SimUnknown("This line has ended, and its SIM with it.")
    await audit.note(parts.database, caller, "puk shown", service_id=str(service.id))
    shown = await parts.systems.orders.show_puk(service.id, reference=str(new_id()))
    return PukOut(
        service_id=service.id,
        service=service.label,
        puk=shown.text,
        what_next="Type it in when the phone asks for it and choose a new PIN. Ten wrong tries lock the SIM for good.",
    )
