"""What a message can hold, whatever the channel. Each connector renders from this what its channel can show."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Amount(Part):
    minor: int
    currency: str
    display: str


class Day(Part):
    iso: date
    display: str


class BillCard(Part):
    kind: Literal["bill"]
    state: Literal["due", "overdue", "paid", "part_paid", "disputed"]
    amount: Amount
    total: Amount
    due_on: Day
    payment: str | None = None
    change: str | None = None
    period: str
    account: str
    as_of: str
    bill_id: UUID


class Cause(Part):
    title: str
    detail: str
    amount: Amount
    cadence: Literal["once", "monthly", "ended"]
    since: Day | None = None


class NamedAmount(Part):
    name: str
    amount: Amount


class BillComparisonCard(Part):
    kind: Literal["bill_comparison"]
    headline: str
    current: NamedAmount
    previous: NamedAmount
    difference: Amount
    causes: list[Cause]
    rest: Amount | None = None
    as_of: str
    bill_id: UUID


class OutageCard(Part):
    kind: Literal["outage"]
    state: Literal["planned", "suspected", "confirmed", "fixing", "fixed"]
    is_own: bool = Field(description="it includes the customer's own address")
    area: str
    away: str = Field(description="what is off", examples=["Broadband and TV"])
    since: str
    expected: str = Field(examples=["It should be over by Sun 22 November, 18:30."])
    cause: str | None = None
    as_of: str | None = None
    outage_id: UUID


class Slot(Part):
    day: Day
    starts: str = Field(examples=["08:00"])
    ends: str
    reply: int = Field(ge=0, description="the quick reply of the same message that chooses it")


class SlotsCard(Part):
    kind: Literal["slots"]
    title: str
    # Who has to be in, and what it costs: what has to be known before one is chosen.
    note: str
    slots: list[Slot] = Field(min_length=1)


class ComparedPlan(Part):
    name: str
    price: Amount = Field(description="a month")
    contract_months: int = Field(description="0: no minimum term")
    told: list[str] = Field(examples=[["20 GB of data"]])
    is_mine: bool
    reply: int | None = Field(default=None, ge=0, description="the quick reply of the same message that chooses it")


class PlanComparisonCard(Part):
    kind: Literal["plan_comparison"]
    headline: str
    plans: list[ComparedPlan] = Field(min_length=1)
    as_of: str


class ReceiptCard(Part):
    kind: Literal["receipt"]
    state: Literal["paid", "pending"]
    amount: Amount
    method: str | None = None
    day: str
    at: str
    number: str
    left: Amount
    follows: str | None = Field(default=None, description="what comes of it, in a sentence")


Card = Annotated[
    BillCard | BillComparisonCard | OutageCard | SlotsCard | PlanComparisonCard | ReceiptCard,
    Field(discriminator="kind"),
]


class SignInForm(Part):
    kind: Literal["sign_in"]
    # Where it begins: with an address, or with the code that has just been sent to one.
    step: Literal["address", "code"] = "address"
    # What the customer wanted; it is answered as soon as we know who they are.
    then: str | None = None
    # Where their phone is not with them: a number that is typed is first asked about.
    by: Literal["email"] | None = None


class QuickReply(Part):
    title: str
    # What choosing it means. It stays with us: a browser sends back only which one was chosen.
    # Without it, choosing is saying the title.
    intent: str | None = None


class Link(Part):
    """A page to go on to, such as the payment provider's."""

    title: str
    url: str = Field(pattern=r"^(https?://|/[A-Za-z0-9])\S*$", description="absolute, or a path on this server")


class Media(Part):
    """A picture or another file: its bytes are stored beside, under this id."""

    id: UUID
    kind: Literal["image", "document", "recording", "video", "other"]
    name: str
    media_type: str
    state: Literal["coming", "kept", "lost"] = Field(
        default="kept", description="`coming`: still at the provider that told of it; `lost`: it could not be had"
    )
    size: int | None = Field(default=None, description="in bytes")
    width: int | None = None
    height: int | None = None
    url: str | None = Field(default=None, description="where it can be had for a day: only in what goes to a provider")


class Chosen(Part):
    """Which offered reply an incoming message is."""

    message_id: UUID
    index: int = Field(ge=0, strict=True)


class Content(Part):
    text: str = Field(description="one self-sufficient line of facts: enough on a phone without cards")
    teaser: str | None = Field(default=None, description="the same without amounts, for previews")
    key: str | None = Field(
        default=None, description="the wording's name, whatever its words are", examples=["billing.due"]
    )
    plain: str | None = Field(default=None, description="all of it for channels without buttons, with how to reply")
    quick_replies: list[QuickReply] = []
    card: Card | None = None
    form: SignInForm | None = None
    link: Link | None = None
    media: list[Media] = []
    event: str | None = None
    chosen: Chosen | None = None
    secret: Literal[True] | None = Field(default=None, description="told once: soon other words stand here")

    def stored(self) -> dict[str, Any]:
        told = self.model_dump(mode="json", exclude_none=True)
        return {name: part for name, part in told.items() if name != "media" or part}
