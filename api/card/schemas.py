"""The card over the wire: who, what they want, what was tried, what comes next, and how things stand."""

import uuid
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, Field

from api.billing.schemas import OverdueOut
from api.diagnostics.schemas import LineTestOut
from api.formats import DayOut, MomentOut, MoneyOut
from api.handoff.priorities import Priority
from api.orders.schemas import OrderOut
from api.orders.visit_schemas import AppointmentOut
from api.outages.schemas import OutageOut
from api.tickets.schemas import TicketBriefOut
from models import ServiceKind, ServiceState, TicketKind

T = TypeVar("T")
Way = Literal["code_by_text", "code_by_email", "site", "number", "agent"]


class PartOut(BaseModel, Generic[T]):
    """One part of the card. A system that does not answer empties this part and no other."""

    state: Literal["known", "none", "away"] = Field(
        description="none: there is nothing of it; away: its system does not answer, and `value` is what it said last"
    )
    as_of: str | None = Field(
        description="when the system said so; null where nothing was ever said", examples=["10:40"]
    )
    why: str | None = Field(
        default=None, description="why there is nothing, or what is away", examples=["No bill yet."]
    )
    value: T | None = None


class WhoOut(BaseModel):
    customer_id: uuid.UUID | None = Field(description="null: nobody knows who this is")
    name: str | None
    number: str | None = Field(description="masked", examples=["07••• •••101"])
    since: DayOut | None = Field(description="since when they are a customer; null where nobody knows")


class ProofOut(BaseModel):
    level: Literal["anonymous", "identified", "verified"]
    way: Way | None = Field(description="how it was proven; null where it was not, or nobody knows any more")
    until: MomentOut | None = Field(description="until when this level holds; null where it does not run out")
    text: str = Field(examples=["Verified by a code sent by text, until Sun 22 November, 10:45."])


class GivenOut(BaseModel):
    name: str = Field(examples=["which line"])
    value: str


class WantsOut(BaseModel):
    intent: str | None = Field(examples=["dispute_charge"])
    text: str = Field(description="what they want, in a few words", examples=["Contest a charge"])
    said: str | None = Field(description="what the customer wrote last", examples=["I was charged twice!"])
    reason: str | None = Field(description="why a person was asked for", examples=["Asked for a person"])
    slots: list[GivenOut] = Field(description="what is known for it already: nobody asks it again")
    note: str | None = Field(description="from the colleague who gave it on")
    case: TicketKind | None = Field(description="what a case about it would be; null where it could be several")


class TriedOut(BaseModel):
    done: list[str]
    failed: list[str]


class NextOut(BaseModel):
    """A step that follows from what is on the card."""

    code: Literal["sign_in", "outage", "case_late", "visit", "overdue", "line", "prove"]
    text: str = Field(examples=["£42.10 is overdue since Fri 20 November."])


class BillFactsOut(BaseModel):
    account: str
    owed: MoneyOut
    overdue: OverdueOut | None
    due_on: DayOut | None = Field(description="when the next of it is due")
    credit: MoneyOut | None
    suspended: bool
    bill_id: uuid.UUID | None = Field(description="the newest bill; null on an account that has none")
    bill: str | None = Field(examples=["November"])
    total: MoneyOut | None
    change: MoneyOut | None = Field(description="on the month before, signed; null on a first bill")
    causes: list[str] = Field(description="what changed, biggest first", examples=[["Roaming data +£39.60"]])


class LineUseOut(BaseModel):
    service_id: uuid.UUID
    label: str
    plan: str
    fact: str = Field(examples=["7.2 of 20 GB used, 9 days left. At this pace it lasts."])


class OwnedOut(BaseModel):
    account_id: uuid.UUID
    service_id: uuid.UUID
    label: str
    kind: ServiceKind
    state: ServiceState
    plan: str
    contract_ends_on: DayOut | None
    held: bool = Field(description="false where somebody else holds its account")


class TouchedOut(BaseModel):
    services: list[str] = Field(description="the customer's own that it touches")
    outage: OutageOut


class CardOut(BaseModel):
    conversation_id: uuid.UUID
    channel: str
    opened: MomentOut
    tags: list[str] = Field(description="what it is filed under")
    priority: Priority | None = Field(
        description="how soon they are to be answered; null where nobody has them, and they wait for nobody"
    )
    who: WhoOut
    proof: ProofOut
    wants: WantsOut
    tried: TriedOut
    next: list[NextOut] = Field(description="at most four, first things first")
    bill: PartOut[BillFactsOut]
    usage: PartOut[list[LineUseOut]]
    services: PartOut[list[OwnedOut]]
    outages: PartOut[list[TouchedOut]]
    line_test: PartOut[LineTestOut]
    cases: PartOut[list[TicketBriefOut]] = Field(description="open ones")
    orders: PartOut[list[OrderOut]] = Field(description="open ones")
    visits: PartOut[list[AppointmentOut]] = Field(description="those to come")
