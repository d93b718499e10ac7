"""What those who run the channels see of them."""

import uuid
from datetime import datetime

from pydantic import BaseModel, Field


class ArrivalOut(BaseModel):
    id: uuid.UUID
    connector: str = Field(examples=["twilio"])
    received_at: datetime
    state: str = Field(examples=["refused"], description="`received`: let in, and not all of it is taken yet")
    reason: str | None = Field(examples=["the signature does not fit"])
    trusted: bool = Field(description="whether it was proved to be the provider's")
    length: int = Field(description="bytes of what came")


class DeliveryOut(BaseModel):
    id: uuid.UUID
    conversation_id: uuid.UUID
    message_id: uuid.UUID
    connector: str | None
    state: str = Field(examples=["failed"], description="`unknown`: it may have arrived")
    attempts: int
    reason: str | None = Field(examples=["the number can't take texts"])
    to: str = Field(description="masked", examples=["07••• •••101"])
    text: str
    updated_at: datetime
