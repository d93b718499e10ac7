"""What goes over the wire about where a customer is signed in."""

import uuid
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field


class PlaceOut(BaseModel):
    id: uuid.UUID
    channel: str = Field(examples=["web", "sms"])
    device: str = Field(description="in words", examples=["Chrome on Android", "Text messages, 07••• •••101"])
    here: bool = Field(description="the browser that asks")
    level: Literal["anonymous", "identified", "verified"] = Field(
        description="anonymous: the sign-in has worn off, and the conversation can still be read there"
    )
    last_used_at: datetime


class PlacesOut(BaseModel):
    places: list[PlaceOut]


class SignedOutOut(BaseModel):
    signed_out: int
