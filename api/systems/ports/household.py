"""Who may use a line of an account: asked by its holder, and theirs once they have said yes."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from api.errors import Gone, NotFound, Refused
from api.systems.base import Answered, change, read


class LineInUse(Refused):
    """Somebody else than the holder uses it, or is asked to already."""

    title = "This line is in somebody's hands"


class InvitationUnknown(NotFound):
    """No such invitation, or nobody who asks is concerned by it."""


class InvitationOver(Gone):
    """It was answered, withdrawn or too old, or the line is no longer free."""

    title = "This invitation is over"


@dataclass(frozen=True, slots=True)
class PersonName:
    given_name: str
    family_name: str

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True, slots=True)
class Invitation:
    """One that waits, or one that was just ended."""

    id: uuid.UUID
    account_id: uuid.UUID
    service_id: uuid.UUID
    # Without what its holder calls it: that would be words of theirs in a message of ours to somebody who may not know
    # them. Without where it is either: that is where they live.
    service_label: str
    # Who is asked, and by what name and address the holder knows them.
    customer_id: uuid.UUID
    name: str
    address: str
    # Who asks.
    holder_id: uuid.UUID
    holder_name: str
    ends_at: datetime


class HouseholdSystem(Protocol):
    """A part of the account system."""

    @read
    async def invitations_on(self, account_id: uuid.UUID) -> Answered[list[Invitation]]:
        """Those of an account that wait for an answer, the oldest first."""

    @read
    async def invitations_to(self, customer_id: uuid.UUID) -> Answered[list[Invitation]]:
        """Those that wait for this customer's answer, the oldest first."""

    @change
    async def invite(
        self, service_id: uuid.UUID, name: PersonName, address: str, ends_at: datetime, *, reference: str
    ) -> Invitation:
        """Asks whoever is reached there. Somebody whom nobody knew yet can sign in from then on, and has nothing.

        Refuses a line that somebody uses or is asked about.
        """

    @change
    async def accept_invitation(
        self, invitation_id: uuid.UUID, customer_id: uuid.UUID, *, reference: str
    ) -> Invitation:
        """The line is theirs to use. Refuses one that is over, or somebody else's to answer."""

    @change
    async def decline_invitation(
        self, invitation_id: uuid.UUID, customer_id: uuid.UUID, *, reference: str
    ) -> Invitation:
        """The same refusals. Somebody of whom nothing else is known, and who never signed in, is forgotten."""

    @change
    async def withdraw_invitation(
        self, invitation_id: uuid.UUID, account_id: uuid.UUID, *, reference: str
    ) -> Invitation:
        """The same, for the holder of that account."""

    @change
    async def end_old_invitations(self, before: datetime) -> int:
        """How many nobody has answered until then. Ended once, none is found again: it needs no reference."""

    @change
    async def take_line_back(self, service_id: uuid.UUID, *, reference: str) -> uuid.UUID:
        """Nobody uses it but the holder from now on. Tells who has used it, be it the holder."""
