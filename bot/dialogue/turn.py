"""One customer message on its way to an answer: what it says, what is remembered, and what is said back."""

import uuid
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.client import Answer, Client, Operator, Outcome
from bot.dialogue.memory import SLOT, Memory, Reply
from bot.dialogue.plain import plain
from bot.dialogue.wording import Book, Wording, filled, fitting
from bot.reading import Choice, Found, choose, read

FALLBACK = "nlu_fallback"
# From here on, a message is taken to mean what it was understood as, even in the middle of something else.
SURE = 0.6
# More are not looked through in a chat. Those beyond are understood when they are named.
MOST_SHOWN = 4
# What of a message is told in another way. That it is a secret goes with it: whoever keeps messages keeps no such one.
OURS = ("text", "sms", "replies")
# Made up once: keys of requests are derived from it, so that a turn that runs twice does its deed once.
KEYS = uuid.UUID("7a0f6e1c-54f4-4f0b-9a55-6f0d4c9b8e21")


class Turn:
    def __init__(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        client: Client,
        operator: Operator,
        book: Book,
    ) -> None:
        self._dispatcher = dispatcher
        self._message = tracker.latest_message
        self._metadata = self._message.get("metadata") or {}
        self.client = client
        self.operator = operator
        self.book = book
        self.memory = Memory.read(tracker.slots.get(SLOT))
        intent = self._message.get("intent") or {}
        self.intent: str = intent.get("name") or FALLBACK
        self.confidence: float = intent.get("confidence") or 0.0
        self.text = str(self._message.get("text") or "")
        # A reply that was pressed arrives as an intent after a slash.
        self.pressed = self.text.startswith("/")
        # Which of the offered things was chosen, pressed or typed.
        self.picked: Reply | None = None
        # What a reply that starts a topic is about: a bill, a line of it, what to ask first.
        self.about: Any = None
        # What stood to choose from when this message was written, and whether it was asked to be told at length.
        self.offered_before: list[Reply] = []
        self.telling = False
        self.said: list[dict[str, Any]] = []
        # The topic that goes on from here, once what it follows from is said.
        self.then: str | None = None

    @property
    def token(self) -> str:
        """The customer's short-lived token, good for this turn."""
        return str(self._metadata.get("token") or "")

    @property
    def message_id(self) -> str:
        return str(self._metadata.get("message_id") or "")

    @property
    def words(self) -> str:
        """What the customer typed; nothing where they pressed something."""
        return "" if self.pressed else self.text

    @property
    def sure(self) -> bool:
        return self.intent != FALLBACK and self.confidence >= SURE

    def near(self, least: float) -> list[str]:
        """What it may have meant with at least this confidence, likeliest first."""
        guesses = self._message.get("intent_ranking") or []
        return [one["name"] for one in guesses if one["confidence"] >= least and one["name"] != FALLBACK]

    @property
    def knowledge(self) -> list[dict[str, Any]]:
        return self._message.get("knowledge") or []

    @property
    def wishes(self) -> list[str]:
        return self._message.get("wishes") or []

    @cached_property
    def today(self) -> date:
        return datetime.now(ZoneInfo(self.operator.timezone)).date()

    def found(self, *, asked: str | None = None, text: str | None = None, past: bool = False) -> list[Found]:
        """The concrete things in what was typed."""
        words = self.words if text is None else text
        return read(words, today=self.today, brand=self.operator.reading, asked=asked, past=past) if words else []

    def first(self, *kinds: str, past: bool = False) -> Any:
        """The value of the first thing of these kinds in the message, or None."""
        return next((one.value for one in self.found(past=past) if one.kind in kinds), None)

    def as_if(self, intent: str, text: str) -> None:
        """Go on with what was wanted before, for example once it is known who asks."""
        self.intent, self.confidence, self.text, self.pressed = intent, 1.0, text, not text
        self.picked = None

    async def get(self, path: str, *, line: str | None = None, **query: Any) -> Answer:
        """Reads from the api. `line` is the kind of service it is about: the one chosen here is sent along."""
        answer = await self.client.get(path, self.token, self._about(line, query))
        if line and self._names_line(line, answer):
            answer = await self.client.get(path, self.token, self._about(line, query))
        return answer

    async def post(self, path: str, body: dict[str, Any] | None = None, *, line: str | None = None) -> Answer:
        return await self._send("POST", path, body, line)

    async def put(self, path: str, body: dict[str, Any] | None = None, *, line: str | None = None) -> Answer:
        return await self._send("PUT", path, body, line)

    async def delete(self, path: str) -> Answer:
        return await self._send("DELETE", path, None, None)

    async def _send(self, method: str, path: str, body: dict[str, Any] | None, line: str | None) -> Answer:
        answer = await self._sent(method, path, body, line)
        if line and self._names_line(line, answer):
            answer = await self._sent(method, path, body, line)
        return answer

    async def _sent(self, method: str, path: str, body: dict[str, Any] | None, line: str | None) -> Answer:
        about = None if body is None and line is None else self._about(line, body or {})
        # The same request is the same one however often the turn is sent; about another line or day it is another.
        key = str(uuid.uuid5(KEYS, f"{self.message_id} {method} {path} {about}"))
        return await self.client.send(method, path, self.token, about, key)

    def _names_line(self, line: str, answer: Answer) -> bool:
        """Whether the message itself says which of several lines it is about: "the one ending 214"."""
        self.memory.asked_line = line if answer.outcome is Outcome.which_service else self.memory.asked_line
        if answer.outcome is not Outcome.which_service or not self.words:
            return False
        choices = answer.body["choices"]
        place = choose(self.words, [Choice(one["label"]) for one in choices])
        if isinstance(place, int):
            self.memory.lines[line] = choices[place]["id"]
        return isinstance(place, int)

    def _about(self, line: str | None, given: dict[str, Any]) -> dict[str, Any]:
        chosen = self.memory.lines.get(line) if line else None
        kept = {name: value for name, value in given.items() if value is not None}
        return {"service_id": chosen, **kept} if chosen else kept

    def phrase(self, key: str, **facts: Any) -> str:
        return self.book.text(key, **{**self.operator.facts, **facts})

    def matter(self, intent: str) -> str:
        """What an intent is about, for the middle of a sentence."""
        return self.phrase(f"matter.{intent}")

    def say(
        self,
        key: str,
        *,
        replies: list[Reply] | None = None,
        custom: dict[str, Any] | None = None,
        **facts: Any,
    ) -> None:
        """Say a wording. `replies` are given where they depend on data; else the wording's own are offered."""
        wording = self.book[key]
        facts = {**self.operator.facts, **facts}
        offered = self._replies(wording, replies)
        text = filled(wording.say, key, facts)
        own = filled(wording.sms, key, facts) if wording.sms else None
        self.tell({"key": key, "text": text, "sms": own, **(custom or {})}, offered, yes_no=wording.yes_no)

    def tell(self, message: dict[str, Any], offered: list[Reply], *, yes_no: bool = False) -> None:
        """Say something that is worded already: what `say` made, or an answer of the knowledge library.

        `sms` is what a text message says instead.
        """
        self.said.append({**message, "replies": offered[:MOST_SHOWN]})
        if offered:
            self.memory.offered, self.memory.yes_no = offered, yes_no

    def send(self) -> None:
        """Hand over what was said, as Rasa's messages."""
        for message in self.said:
            replies = message["replies"]
            custom = {name: value for name, value in message.items() if name not in OURS}
            custom["plain"] = plain(message["text"], replies, message.get("sms"))
            buttons = [{"title": reply.title, "payload": _payload(reply)} for reply in replies]
            self._dispatcher.utter_message(text=message["text"], buttons=buttons, json_message=custom)

    def _replies(self, wording: Wording, given: list[Reply] | None) -> list[Reply]:
        if given is not None:
            return [Reply(fitting(one.title), one.intent, one.value, one.amount) for one in given]
        return [Reply(self.book.title(intent), intent) for intent in wording.replies]


def _payload(reply: Reply) -> str:
    return f"/{reply.intent}" if reply.intent and reply.value is None else ""
