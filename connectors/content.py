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


Card = Annotated[BillCard | BillComparisonCard, Field(discriminator="kind")]


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
