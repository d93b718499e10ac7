"""What conversations send over the wire."""

import uuid
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from connectors.web.connector import WebContent

LAST_SEQ = 2**31 - 1  # the largest that PostgreSQL can compare a seq with
Seq = Annotated[int, Field(ge=0, le=LAST_SEQ)]


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
    customer_seen_seq: int = Field(description="how far the customer's page says it has shown it while it was in sight")
    agent_seen_seq: int = Field(description="how far an agent has read it at the desk; both only grow")


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


class SeenIn(Strict):
    seq: Seq = Field(description="everything up to this message has been seen")


class FileOut(BaseModel):
    """A file that was brought: its id goes into the message that sends it."""

    id: uuid.UUID
    kind: Literal["image", "document"]
    name: str = Field(examples=["router.jpg"])
    media_type: str = Field(examples=["image/jpeg"])
    size: int = Field(description="in bytes, as it is kept: pictures are drawn anew")
    width: int | None
    height: int | None


class CodeRequestIn(Strict):
    address: str = Field(min_length=3, max_length=200, examples=["07700 900101"])


class CodeSentOut(BaseModel):
    sent_to: str = Field(description="masked", examples=["077•• •••101"])
    ends_at: datetime
    ends_at_display: str = Field(examples=["15:40"])
    demo_hint: str | None


class TextedOut(BaseModel):
    texted_to: str = Field(description="masked", examples=["07••• •••101"])


class TextsToOut(BaseModel):
    texts_to: str | None = Field(description="masked; null where nothing can be texted", examples=["07••• •••101"])


class SignInIn(Strict):
    code: str = Field(min_length=1, max_length=40, examples=["123456"])


class VouchIn(Strict):
    token: SecretStr = Field(min_length=1, max_length=4096, description="a JWT, as docs/widget.md says")
