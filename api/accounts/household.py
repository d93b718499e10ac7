"""Who uses the lines of an account: asked by its holder, answered by themselves, and ended by either."""

import uuid
from datetime import timedelta

from api.access import ServiceUnknown, held_account, held_service
from api.accounts.household_rendering import invitation_out, invited_out, members_out
from api.accounts.household_schemas import (
    HouseholdChangeOut,
    InvitationOut,
    InvitedToOut,
    MembersOut,
    NewInvitationBody,
)
from api.accounts.readings import read_contact, read_name
from api.auth import Caller
from api.errors import Refused
from api.notices import tell
from api.parts import Parts
from api.sessions import hash_of
from models import ContactField, Level, NoticeKind, ServiceState
from models.base import now

INVITED_FOR = timedelta(days=14)
# Whoever is asked gets a message: nobody has so many lines to give away in a day.
INVITATIONS_A_DAY = 10
# Whoever it is: a holder could ask, withdraw and ask again.
ASKED_A_DAY = 3
DAY = timedelta(days=1)


class OwnAddress(Refused):
    """A line that nobody else uses is the holder's own."""

    title = "That is you"


async def members(parts: Parts, caller: Caller, account_id: uuid.UUID) -> MembersOut:
    account = await held_account(parts.systems.account, caller, account_id)
    people = await parts.systems.account.people_on(account.id)
    invited = await parts.systems.account.invitations_on(account.id)
    as_of = parts.formats.clock(min(people.as_of, invited.as_of))
    shown = [invitation_out(each, account, parts) for each in invited.value]
    return members_out(account, people.value, shown, as_of=as_of)


async def invite(
    parts: Parts, caller: Caller, account_id: uuid.UUID, body: NewInvitationBody, reference: str
) -> InvitationOut:
    """The answer is the same whether or not we know who is asked."""
    name = read_name(body.given_name, body.family_name)
    field = ContactField.email if "@" in body.value else ContactField.phone
    address = read_contact(field, body.value, parts.brand)
    account = await held_account(parts.systems.account, caller, account_id, fresh=True)
    line = next((each for each in account.services if each.id == body.service_id), None)
    if line is None or line.state is ServiceState.ceased:
        raise ServiceUnknown("There is no such line on this account.", field="service_id")
    holder = (await parts.systems.account.customer(account.holder_id)).fresh()
    if address.value in (holder.email, holder.phone):
        raise OwnAddress("That is your own. Write the number or e-mail address of whoever is to use it.", field="value")
    await parts.limits.count("invitation", str(account.holder_id), times=INVITATIONS_A_DAY, within=DAY)
    await parts.limits.count("invited", hash_of(address.value), times=ASKED_A_DAY, within=DAY)
    asked = await parts.systems.account.invite(line.id, name, address.value, now() + INVITED_FOR, reference=reference)
    await _tell(
        parts,
        asked.customer_id,
        f"{asked.holder_name} asks you to use {asked.service_label} on their account. Sign in to our pages and say yes "
        "or no under Account. If you don't know them, you need do nothing.",
        f"invitation:{asked.id}",
    )
    return invitation_out(asked, account, parts)


async def withdraw(
    parts: Parts, caller: Caller, account_id: uuid.UUID, invitation_id: uuid.UUID, reference: str
) -> HouseholdChangeOut:
    account = await held_account(parts.systems.account, caller, account_id, fresh=True)
    asked = await parts.systems.account.withdraw_invitation(invitation_id, account.id, reference=reference)
    return HouseholdChangeOut(told=f"Nobody is asked to use {asked.service_label} any more.")


async def asked_of_me(parts: Parts, caller: Caller) -> InvitedToOut:
    found = await parts.systems.account.invitations_to(caller.require(Level.identified))
    return InvitedToOut(invitations=[invited_out(each, parts.formats) for each in found.value])


async def answer(
    parts: Parts, caller: Caller, invitation_id: uuid.UUID, accept: bool, reference: str
) -> HouseholdChangeOut:
    """Only who has proven to be whom the holder named."""
    customer_id = caller.require(Level.verified)
    system = parts.systems.account
    if accept:
        asked = await system.accept_invitation(invitation_id, customer_id, reference=reference)
        who = (await system.customer(customer_id)).value
        heard, told = f"{who.name} uses {asked.service_label} from now on.", f"You use {asked.service_label} now."
    else:
        asked = await system.decline_invitation(invitation_id, customer_id, reference=reference)
        heard = f"Who was asked to use {asked.service_label} said no. It stays yours alone."
        told = f"{asked.holder_name} hears that you said no."
    await _tell(parts, asked.holder_id, heard, f"invitation answered:{asked.id}")
    return HouseholdChangeOut(told=told)


async def take_back(
    parts: Parts, caller: Caller, account_id: uuid.UUID, service_id: uuid.UUID, reference: str
) -> HouseholdChangeOut:
    """Asked again after an answer that was lost, the system still knows who it was."""
    account, line = await held_service(parts.systems.account, caller, service_id, fresh=True)
    if account.id != account_id:
        raise ServiceUnknown("There is no such line on this account.")
    former = await parts.systems.account.take_line_back(line.id, reference=reference)
    if former != account.holder_id:
        holder = (await parts.systems.account.customer(account.holder_id)).fresh()
        heard = f"{holder.name} has taken {line.label} back: it is not yours to use or to see any more."
        await _tell(parts, former, heard, f"line taken back:{reference}")
    return HouseholdChangeOut(told=f"Nobody but you uses {line.label} from now on.")


async def end_old(parts: Parts) -> None:
    """A round."""
    await parts.systems.account.end_old_invitations(now())


async def _tell(parts: Parts, customer_id: uuid.UUID, text: str, key: str) -> None:
    async with parts.database.transaction() as session:
        await tell(session, customer_id=customer_id, kind=NoticeKind.account, text=text, key=key, at_night=False)
