"""Whether a mobile line may use networks abroad: its account holder says so, for it is the holder who pays for them."""

import uuid

from api.access import held_service
from api.accounts.rendering import receipt_number
from api.accounts.schemas import RoamingOut
from api.auth import Caller
from api.errors import Refused
from api.parts import Parts
from api.systems.ports.account import Service
from models import ServiceKind, ServiceState


class NothingToRoam(Refused):
    """Only a mobile line can be taken abroad, and only one that has not ended."""

    title = "This can't be used abroad"


async def switch_roaming(parts: Parts, caller: Caller, service_id: uuid.UUID, on: bool, reference: str) -> RoamingOut:
    """No quote: it costs nothing by itself, and it can be undone at any moment."""
    _, service = await held_service(parts.systems.account, caller, service_id, fresh=True)
    if service.kind is not ServiceKind.mobile or service.state is ServiceState.ceased:
        raise NothingToRoam("Roaming belongs to a mobile line that is in use.", field="service_id")
    switched = await parts.systems.account.switch_roaming(service.id, on, reference=reference)
    return RoamingOut(
        number=receipt_number(reference),
        service_id=switched.id,
        label=switched.label,
        on=bool(switched.roaming),
        told=_told(switched),
    )


def _told(service: Service) -> str:
    if service.roaming:
        return f"Roaming is on for {service.label}: it may use networks abroad."
    return f"Roaming is off for {service.label}: no calls, texts or data abroad."
