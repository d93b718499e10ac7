"""Who may call what: every route declares one of these, and the matrix in docs/access.md is printed from them."""

import uuid
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.audit import note, route_of
from api.auth import Caller, CurrentCaller
from api.errors import NotAllowed, NotFound, Refused
from api.systems.base import Answered
from api.systems.ports import AccountSystem
from api.systems.ports.account import Account, Service
from models import ActorKind, Level, ServiceKind, ServiceState


class NotAccountHolder(NotAllowed):
    """A line's user who is not the account holder sees no bill and changes no contract."""

    title = "Only the account holder may do this"


class CustomerOnly(NotAllowed):
    """A code that opens a line or an account: an agent who has it could take them over."""

    title = "Only the customer may do this"


class AccountUnknown(NotFound):
    """No such account, or none that this customer has to do with: which of the two is nobody's business."""


class ServiceUnknown(NotFound):
    """No such service, or none of this customer's."""


class WhichService(Refused):
    """More than one service fits; `choices` lists them."""

    title = "Which service?"


@dataclass(frozen=True, slots=True)
class Rule:
    """Asked before the handler runs. `holder` is kept by `held_account` and `held_service`, which know the accounts."""

    level: Level
    holder: bool = False
    # False for what opens a customer's line or account to whoever has it: no agent needs to see that.
    agents: bool = True

    async def __call__(self, request: Request, caller: CurrentCaller) -> Caller:
        if self.level is not Level.anonymous:
            caller.require(self.level)
        if not self.agents and (caller.actor is ActorKind.agent or caller.only_reads):
            raise CustomerOnly("This is for the customer alone. They find it after signing in.")
        if caller.actor is ActorKind.agent:
            # Every look an agent takes at a customer leaves a trace, also one that fails afterwards.
            await note(request.app.state.parts.database, caller, route_of(request))
        return caller


Anybody = Annotated[Caller, Depends(Rule(Level.anonymous))]
Known = Annotated[Caller, Depends(Rule(Level.identified))]
KnownHolder = Annotated[Caller, Depends(Rule(Level.identified, holder=True))]
Proven = Annotated[Caller, Depends(Rule(Level.verified))]
ProvenHolder = Annotated[Caller, Depends(Rule(Level.verified, holder=True))]
# The bot may, for it shows only what the customer sees.
ProvenInPerson = Annotated[Caller, Depends(Rule(Level.verified, agents=False))]
ProvenHolderInPerson = Annotated[Caller, Depends(Rule(Level.verified, holder=True, agents=False))]


async def accounts_of(systems: AccountSystem, caller: Caller) -> Answered[list[Account]]:
    return await systems.accounts_of(caller.require(Level.identified))


async def _accounts(systems: AccountSystem, caller: Caller, *, fresh: bool) -> list[Account]:
    """Fresh for whatever binds or costs: a contract, or a right to it, may have changed since the last answer."""
    answer = await accounts_of(systems, caller)
    return answer.fresh() if fresh else answer.value


async def held_account(
    systems: AccountSystem, caller: Caller, account_id: uuid.UUID | None = None, *, fresh: bool = False
) -> Account:
    """The account this caller holds: the one named, else the oldest open one."""
    accounts = await _accounts(systems, caller, fresh=fresh)
    named = [account for account in accounts if account_id in (None, account.id)]
    held = [account for account in named if account.holder_id == caller.customer_id]
    if held:
        return held[0]
    if named:
        raise NotAccountHolder("This line belongs to somebody else's account.")
    raise AccountUnknown("There is no such account under this name.")


async def one_service(
    systems: AccountSystem,
    caller: Caller,
    service_id: uuid.UUID | None = None,
    *kinds: ServiceKind,
    fresh: bool = False,
) -> tuple[Account, Service]:
    """The service named, else the only one that fits. A line's user has their own line, the holder has all."""
    pairs = [
        (account, service)
        for account in await _accounts(systems, caller, fresh=fresh)
        for service in account.services
        if service_id in (None, service.id) and service.kind in (kinds or tuple(ServiceKind))
    ]
    fitting = [pair for pair in pairs if service_id or pair[1].state is not ServiceState.ceased]
    if not fitting:
        raise ServiceUnknown("There is no such service under this name.")
    if len(fitting) > 1:
        choices = [{"id": str(service.id), "label": service.label} for _, service in fitting]
        raise WhichService("There is more than one. Name it as `service_id`.", field="service_id", choices=choices)
    return fitting[0]


async def held_service(
    systems: AccountSystem,
    caller: Caller,
    service_id: uuid.UUID | None = None,
    *kinds: ServiceKind,
    fresh: bool = False,
) -> tuple[Account, Service]:
    """The same, for what only the account holder may do."""
    account, service = await one_service(systems, caller, service_id, *kinds, fresh=fresh)
    if account.holder_id != caller.customer_id:
        raise NotAccountHolder("This line belongs to somebody else's account.")
    return account, service
