"""Which line is meant, when none is named, and since when its use is the caller's to see."""

import uuid
from datetime import date

from api.access import ServiceUnknown, one_service
from api.auth import Caller
from api.formats import Formats
from api.systems.ports import AccountSystem
from api.systems.ports.account import Account, Service
from models import ServiceKind

# Who asks how much is left means the phone, where there is one.
MEANT_FIRST: tuple[tuple[ServiceKind, ...], ...] = ((ServiceKind.mobile,), (ServiceKind.broadband,))


async def meant_line(
    systems: AccountSystem, caller: Caller, service_id: uuid.UUID | None = None, *, fresh: bool = False
) -> tuple[Account, Service]:
    """The service named, else the caller's only mobile, else their only broadband, else the only one of any kind."""
    if service_id is None:
        for kinds in MEANT_FIRST:
            try:
                return await one_service(systems, caller, None, *kinds, fresh=fresh)
            except ServiceUnknown:
                continue
    return await one_service(systems, caller, service_id, fresh=fresh)


def first_day_of(formats: Formats, customer_id: uuid.UUID | None, account: Account, service: Service) -> date:
    """Whoever took a line over sees nothing of whoever had it before: when they were up, and where they went."""
    if service.used_since is None or customer_id == account.holder_id:
        return date.min
    return formats.today(service.used_since)
