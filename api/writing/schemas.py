"""What agents write, over the wire: messages, notes, mentions, drafts, and who else is there."""

import uuid
from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from api.bodies import Body, Text, Typed
from api.conversations.schemas import MessageOut, Seq
from connectors.web.schemas import MOST_FILES

ClientId = Annotated[uuid.UUID, Field(description="made by the desk, the same on every try")]
Mode = Literal["reply", "note"]
MOST_MENTIONS = 20


class SayIn(Body):
    """What was typed, files that were brought before, or both."""

    client_message_id: ClientId
    text: Text | None = None
    files: list[uuid.UUID] | None = Field(default=None, max_length=MOST_FILES, description="brought before, each once")
    seen_seq: Seq = Field(description="the last message that stood on the agent's screen")
    anyway: bool = Field(default=False, description="also where somebody has written since")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.text is None and not self.files:
            raise ValueError("give text, files, or both")
        if self.files and len(set(self.files)) < len(self.files):
            raise ValueError("name each file once")
        return self


class DeliveryStateOut(BaseModel):
    state: Literal["queued", "sending", "sent", "delivered", "read", "failed", "unknown"] = Field(
        description="unknown: it may have arrived; the provider did not say. On the web, sent: the page has it"
    )
    since: datetime
    why: str | None = Field(description="what the provider says", examples=["the number can't take texts"])
    can_resend: bool


class DeliveryChangeOut(DeliveryStateOut):
    """The feed's `delivery`: how far a message has got by now."""

    message_id: uuid.UUID
    seq: int


class DeskMessageOut(MessageOut):
    """As the desk shows it: the sender's name is an agent's whole name, and `assistant` is the bot."""

    channel: str = Field(examples=["web", "sms"])
    agent_id: uuid.UUID | None = Field(description="who of the agents said it")
    delivery: DeliveryStateOut | None = Field(description="null for what came in, and for lines that nobody is sent")


class ThreadOut(BaseModel):
    messages: list[DeskMessageOut] = Field(description="in the order they were said")
    before: int | None = Field(description="give it as `before` for what was said earlier; null at the beginning")
    last_seq: int


class NoteIn(Body):
    client_note_id: ClientId
    text: Text
    mentions: list[uuid.UUID] = Field(
        default=[], max_length=MOST_MENTIONS, description="agents who are to see it; they find it in their mentions"
    )


class AgentNameOut(BaseModel):
    id: uuid.UUID
    name: str


class NoteOut(BaseModel):
    id: uuid.UUID
    conversation_id: uuid.UUID
    seq: int = Field(description="the place among the notes of the conversation: 1, 2, 3…")
    by: AgentNameOut
    text: str
    mentions: list[AgentNameOut]
    created_at: datetime
    client_note_id: uuid.UUID


class NotesOut(BaseModel):
    items: list[NoteOut]


class MentionOut(BaseModel):
    id: uuid.UUID
    note: NoteOut
    seen_at: datetime | None


class DraftIn(Body):
    # Whoever types on finds the space they had typed.
    model_config = ConfigDict(str_strip_whitespace=False)

    text: Typed = Field(description="empty: there is no draft any more")


class DraftOut(BaseModel):
    conversation_id: uuid.UUID
    mode: Mode
    text: str
    updated_at: datetime


class DraftsOut(BaseModel):
    items: list[DraftOut]


class PreviewIn(Body):
    text: Typed


class SwapOut(BaseModel):
    was: str
    goes: str = Field(description="what goes out for it; empty: nothing does")


class SmsOut(BaseModel):
    segments: int
    units: int
    room: int = Field(description="how many units so many segments have room for")
    jump: str | None = Field(description="the first letter that makes every segment shorter; empty: there is none")


class PreviewOut(BaseModel):
    channel: str
    messages: list[str] = Field(description="what arrives, one after the other; by SMS the parts of one text")
    swaps: list[SwapOut]
    sms: SmsOut | None


class LookingIn(Body):
    writing: Mode | None = Field(default=None, description="what is being written, if anything")


class PresentOut(BaseModel):
    agent_id: uuid.UUID
    name: str
    writing: Mode | None


class CompanyOut(BaseModel):
    agents: list[PresentOut] = Field(description="who else has it open")
    known: bool = Field(description="false while nobody can say who is there")
