"""What conversations send over the wire."""

import uuid
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from connectors.web.connector import WebContent


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class OpenIn(Strict):
    channel: Literal["web"] = "web"


class ConversationOut(BaseModel):
    id: uuid.UUID
    owner: Literal["bot", "waiting", "agent", "closed"] = Field(description="who answers")
    level: Literal["anonymous", "identified", "verified"]
    customer_name: str | None
    last_seq: int


class SenderOut(BaseModel):
    kind: Literal["customer", "assistant", "agent", "system"]
    name: str | None


class MessageOut(BaseModel):
    id: uuid.UUID
    seq: int = Field(description="the place in the conversation: 1, 2, 3… without a gap")
    sender: SenderOut
    content: WebContent
    created_at: datetime
    client_message_id: uuid.UUID | None
    answers_seq: int | None = Field(description="the last of the messages this one answers")
    late: bool = Field(description="the answer took so long that it should name its question")


class MessagesOut(BaseModel):
    messages: list[MessageOut]
    last_seq: int


class CodeRequestIn(Strict):
    address: str = Field(min_length=3, max_length=200, examples=["07700 900101"])


class CodeSentOut(BaseModel):
    sent_to: str = Field(description="masked", examples=["077•• •••101"])
    ends_at: datetime
    ends_at_display: str = Field(examples=["15:40"])
    demo_hint: str | None


class TextedOut(BaseModel):
    texted_to: str = Field(description="masked", examples=["07••• •••101"])


class SignInIn(Strict):
    code: str = Field(min_length=1, max_length=40, examples=["123456"])
