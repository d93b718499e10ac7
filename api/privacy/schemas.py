"""What goes over the wire about a customer's own data."""

import uuid
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from api.bodies import Body
from api.formats import DayOut, MomentOut


class ExportOut(BaseModel):
    id: uuid.UUID
    state: Literal["being_written", "ready"]
    asked_at: MomentOut
    ends_at: MomentOut | None = Field(description="until when it can be fetched; null while it is being written")
    size: int | None = Field(description="in bytes")


class ExportsOut(BaseModel):
    exports: list[ExportOut] = Field(description="one at most: a new one takes the place of the one before")


class KeptOut(BaseModel):
    """What is not erased, and why."""

    what: str = Field(examples=["Your bills and payments, with your name and address"])
    why: str = Field(examples=["The law has us keep our books."])
    until: DayOut | None = Field(description="null where a contract goes on, or it never ends")


class ErasureQuoteOut(BaseModel):
    quote_id: uuid.UUID
    erased: list[str] = Field(description="sentences for the customer")
    kept: list[KeptOut]
    ends_at: datetime
    ends_at_display: str = Field(examples=["15:40"])


class ConfirmedErasureBody(Body):
    quote_id: uuid.UUID


class ErasureOut(BaseModel):
    number: str = Field(description="what a customer can name when they ask about it", examples=["A-7K2M9QX"])
    done: str
    kept_until: DayOut | None = Field(description="when the rest is erased, by itself; null while a contract goes on")
