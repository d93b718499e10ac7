"""Over HTTP: who uses which line of an account, and who is asked to."""

import uuid

from fastapi import APIRouter

from api.access import Known, KnownHolder, NotAccountHolder, ProvenHolder, ProvenInPerson
from api.accounts import household
from api.accounts.household import OwnAddress
from api.accounts.household_schemas import (
    HouseholdChangeOut,
    InvitationAnswerBody,
    InvitationOut,
    InvitedToOut,
    MembersOut,
    NewInvitationBody,
)
from api.errors import answers
from api.limits import TooFast
from api.once import DoneOnce
from api.parts import CurrentParts
from api.systems.ports.household import InvitationOver, InvitationUnknown, LineInUse

router = APIRouter(prefix="/v1/accounts")


@router.get("/{account_id}/members")
async def list_members(account_id: uuid.UUID, caller: KnownHolder, parts: CurrentParts) -> MembersOut:
    """Who uses which line of an account, and who is asked to, for its holder."""
    return await household.members(parts, caller, account_id)


@router.post(
    "/{account_id}/invitations",
    status_code=201,
    responses=answers(NotAccountHolder, OwnAddress, LineInUse, TooFast),
)
async def invite_to_line(
    account_id: uuid.UUID, body: NewInvitationBody, caller: ProvenHolder, parts: CurrentParts, once: DoneOnce
) -> InvitationOut:
    """Asks somebody to use a line of the account. They are told, sign in there, and say yes or no."""
    return await once.run(InvitationOut, lambda reference: household.invite(parts, caller, account_id, body, reference))


@router.delete(
    "/{account_id}/invitations/{invitation_id}",
    responses=answers(NotAccountHolder, InvitationUnknown, InvitationOver),
)
async def withdraw_invitation(
    account_id: uuid.UUID, invitation_id: uuid.UUID, caller: ProvenHolder, parts: CurrentParts, once: DoneOnce
) -> HouseholdChangeOut:
    """Nobody is asked any more."""
    return await once.run(
        HouseholdChangeOut,
        lambda reference: household.withdraw(parts, caller, account_id, invitation_id, reference),
    )


@router.delete("/{account_id}/services/{service_id}/user", responses=answers(NotAccountHolder))
async def take_line_back(
    account_id: uuid.UUID, service_id: uuid.UUID, caller: ProvenHolder, parts: CurrentParts, once: DoneOnce
) -> HouseholdChangeOut:
    """Whoever uses the line sees nothing of it any more, and is told so. It is the holder's alone."""
    return await once.run(
        HouseholdChangeOut, lambda reference: household.take_back(parts, caller, account_id, service_id, reference)
    )


@router.get("/invitations")
async def list_invitations(caller: Known, parts: CurrentParts) -> InvitedToOut:
    """The lines of others that the customer is asked to use."""
    return await household.asked_of_me(parts, caller)


@router.post("/invitations/{invitation_id}/answer", responses=answers(InvitationUnknown, InvitationOver))
async def answer_invitation(
    invitation_id: uuid.UUID, body: InvitationAnswerBody, caller: ProvenInPerson, parts: CurrentParts, once: DoneOnce
) -> HouseholdChangeOut:
    """Yes or no, by whoever is asked. The holder is told."""
    return await once.run(
        HouseholdChangeOut,
        lambda reference: household.answer(parts, caller, invitation_id, body.accept, reference),
    )
