"""What a ticket is about: the account and the service, as named or as the only ones that fit."""

import uuid
from dataclasses import dataclass

from api.access import WhichService, accounts_of, held_account, one_service
from api.auth import Caller
from api.errors import NotUnderstood
from api.parts import Parts
from api.systems.ports.account import Account
from api.tickets.schemas import NewTicketIn
from models import ServiceState, TicketKind


@dataclass(frozen=True, slots=True)
class Subject:
    account_id: uuid.UUID | None = None
    service_id: uuid.UUID | None = None
    # True where somebody else holds the account, and sees that there is such a ticket.
    is_held_by_another: bool = False


async def subject_of(parts: Parts, caller: Caller, body: NewTicketIn) -> Subject:
    """A fault is about a service: which one has to be said where there are several."""
    systems = parts.systems.account
    if body.account_id is not None:
        await held_account(systems, caller, body.account_id)
    if body.service_id is not None:
        account, service = await one_service(systems, caller, body.service_id)
        if body.account_id not in (None, account.id):
            raise NotUnderstood("This service is not on that account.", field="service_id")
        return _subject(caller, account, service.id)
    accounts = (await accounts_of(systems, caller)).value
    if body.kind is TicketKind.fault:
        about = _only_service(caller, accounts, body.account_id)
        if about is not None:
            return about
    held = [account.id for account in accounts if account.holder_id == caller.customer_id]
    return Subject(body.account_id or next(iter(held), None))


def _only_service(caller: Caller, accounts: list[Account], account_id: uuid.UUID | None) -> Subject | None:
    """Nothing where there is no service yet: a new customer's fault is a ticket too."""
    fitting = [
        (account, service)
        for account in accounts
        for service in account.services
        if account_id in (None, account.id) and service.state is not ServiceState.ceased
    ]
    if len(fitting) > 1:
        choices = [{"id": str(service.id), "label": service.label} for _, service in fitting]
        raise WhichService("There is more than one. Name it as `service_id`.", field="service_id", choices=choices)
    return _subject(caller, fitting[0][0], fitting[0][1].id) if fitting else None


def _subject(caller: Caller, account: Account, service_id: uuid.UUID) -> Subject:
    return Subject(account.id, service_id, is_held_by_another=account.holder_id != caller.customer_id)
