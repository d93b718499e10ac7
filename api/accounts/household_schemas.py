"""What goes over the wire about who uses the lines of an account."""

import uuid
from typing import Annotated

from pydantic import BaseModel, Field

from api.accounts.schemas import NewNameBody
from api.bodies import Body, Text
from api.formats import MomentOut
from models import ServiceKind, ServiceState


class MemberServiceOut(BaseModel):
    id: uuid.UUID
    label: str
    kind: ServiceKind
    state: ServiceState


class MemberOut(BaseModel):
    """Somebody on the account: a name and lines, and nothing to reach them by."""

    name: str
    is_holder: bool
    services: list[MemberServiceOut]


class InvitationOut(BaseModel):
    """As its holder sees it: by the name and the address they wrote."""

    id: uuid.UUID
    service_id: uuid.UUID
    label: str = Field(examples=["Mobile ending 101"])
    name: str
    sent_to: str = Field(description="masked", examples=["a\N{BULLET}\N{BULLET}\N{BULLET}@example.com"])
    ends_at: MomentOut


class MembersOut(BaseModel):
    account_id: uuid.UUID
    label: str
    members: list[MemberOut] = Field(description="the holder first")
    invitations: list[InvitationOut] = Field(description="those that wait for an answer")
    as_of: str


class NewInvitationBody(NewNameBody):
    service_id: uuid.UUID
    value: Annotated[Text, Field(max_length=320, description="a number or an e-mail address of theirs")]


class AskedToUseOut(BaseModel):
    """As whoever is asked sees it."""

    id: uuid.UUID
    label: str
    by: str = Field(description="who holds the account", examples=["Noor Ahmed"])
    sees: list[str] = Field(description="what each of the two sees then, in sentences")
    ends_at: MomentOut


class InvitedToOut(BaseModel):
    invitations: list[AskedToUseOut]


class InvitationAnswerBody(Body):
    accept: bool


class HouseholdChangeOut(BaseModel):
    told: str = Field(examples=["Nobody but you uses Mobile ending 113 from now on."])
