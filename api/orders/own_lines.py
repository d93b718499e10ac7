"""The line that is meant: the one named, else the only one of its kind. Who has none is told what is missing."""

import uuid
from collections.abc import Awaitable, Callable

from api.access import ServiceUnknown, held_service, one_service
from api.auth import Caller
from api.systems.ports import AccountSystem
from api.systems.ports.account import Account, Service
from models import ServiceKind

WORDS = {
    ServiceKind.mobile: "mobile line",
    ServiceKind.broadband: "broadband",
    ServiceKind.tv: "TV",
    ServiceKind.landline: "landline",
}
Found = tuple[Account, Service]


async def one_line(
    systems: AccountSystem, caller: Caller, service_id: uuid.UUID | None, *kinds: ServiceKind, fresh: bool = False
) -> Found:
    return await _found(one_service, systems, caller, service_id, kinds, fresh=fresh)


async def held_line(
    systems: AccountSystem, caller: Caller, service_id: uuid.UUID | None, *kinds: ServiceKind, fresh: bool = False
) -> Found:
    """The same, for what only the account holder may do."""
    return await _found(held_service, systems, caller, service_id, kinds, fresh=fresh)


async def _found(
    find: Callable[..., Awaitable[Found]],
    systems: AccountSystem,
    caller: Caller,
    service_id: uuid.UUID | None,
    kinds: tuple[ServiceKind, ...],
    *,
    fresh: bool,
) -> Found:
    try:
        return await find(systems, caller, service_id, *kinds, fresh=fresh)
    except ServiceUnknown as error:
        if service_id is not None:
            raise
        told = " or ".join(WORDS[kind] for kind in kinds)
        raise ServiceUnknown(f"There is no {told} in use on your account.") from error
