"""One call: a turn, to the bot. What comes back is checked here and turned into our content, or it is a failure."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import httpx
from pydantic import BaseModel, Field, StringConstraints, ValidationError

from api import wording
from connectors.content import Card, Content, Link, QuickReply, SignInForm

# Answers that mean: not this question, however often.
REFUSALS = frozenset({400, 404, 413, 422})
# The bot answers in milliseconds and gives up on a turn after 8 s: more than this is not coming.
TIMEOUT = httpx.Timeout(10.0, connect=2.0)


class DialogueFailed(Exception):
    """The bot is away, too slow, or gave no answer. The turn may be tried again with the same id, unless it is final:
    then the bot has understood the question and would fail at it again."""

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.final = final


@dataclass(frozen=True, slots=True)
class Turn:
    id: uuid.UUID
    conversation_id: uuid.UUID
    # What the bot knows it by: the same for a conversation that goes on elsewhere.
    thread: uuid.UUID
    channel: str
    token: str
    text: str | None = None
    intent: str | None = None
    # What would be answered: the bot keeps nothing of it.
    rehearsal: bool = False


class _Custom(BaseModel):
    card: Card | None = None
    form: SignInForm | None = None
    teaser: str | None = None
    key: str | None = None
    plain: str | None = None
    link: Link | None = None
    secret: Literal[True] | None = None


# PostgreSQL's JSON can't hold a NUL; better refused here than found out while writing.
Storable = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$")]


class _Button(BaseModel):
    title: Storable
    intent: str | None = Field(default=None, max_length=64)


class _Message(BaseModel):
    text: Storable
    buttons: list[_Button] = []
    custom: _Custom | None = None

    def content(self) -> Content:
        custom = self.custom or _Custom()
        # Told so long ago that the bot has not kept it either.
        is_over = custom.secret and not self.text
        return Content(
            text=wording.say("told_once") if is_over else self.text,
            teaser=custom.teaser,
            key=custom.key,
            plain=custom.plain,
            link=custom.link,
            quick_replies=[QuickReply(title=button.title, intent=button.intent) for button in self.buttons],
            card=custom.card,
            form=custom.form,
            secret=None if is_over else custom.secret,
        )


class _Answer(BaseModel):
    messages: list[_Message]
    about: str | None = Field(default=None, max_length=64)


@dataclass(frozen=True, slots=True)
class Answered:
    messages: Sequence[Content]
    # What the conversation is on, as the bot understands it: an intent.
    about: str | None


class Dialogue:
    def __init__(self, url: str, secret: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._client = httpx.AsyncClient(
            base_url=url,
            timeout=TIMEOUT,
            headers={"Authorization": f"Bearer {secret}"},
            transport=transport,
        )

    async def answer(self, turn: Turn) -> Answered:
        """The bot's answers to one turn, at least one message."""
        try:
            response = await self._client.post("/webhooks/gateway/turn", json=_request(turn))
            response.raise_for_status()
            answer = _Answer.model_validate_json(response.content)
        except httpx.HTTPStatusError as error:
            status = error.response.status_code
            raise DialogueFailed(f"the bot answered {status}", final=status in REFUSALS) from error
        except httpx.HTTPError as error:
            raise DialogueFailed(f"the bot is away: {type(error).__name__}") from error
        except ValidationError as error:
            raise DialogueFailed(f"the bot's answer has {error.error_count()} faults", final=True) from error
        if not answer.messages:
            raise DialogueFailed("the bot gave no answer")
        return Answered([message.content() for message in answer.messages], answer.about)

    async def close(self) -> None:
        await self._client.aclose()


def _request(turn: Turn) -> dict[str, Any]:
    return {
        "conversation_id": str(turn.thread),
        "message_id": str(turn.id),
        "text": turn.text,
        "intent": turn.intent,
        "channel": turn.channel,
        "token": turn.token,
        **({"rehearsal": True} if turn.rehearsal else {}),
    }
