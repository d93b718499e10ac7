"""One customer message on its way to an answer: what it says, what is remembered, and what is said back."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.client import Client, Operator
from bot.dialogue.calling import Calling
from bot.dialogue.memory import SLOT, Deed, Memory, Reply
from bot.dialogue.message import FALLBACK
from bot.dialogue.plain import plain
from bot.dialogue.wording import Book, Wording, filled, fitting

__all__ = ["FALLBACK", "MOST_SHOWN", "Turn"]

# More are not looked through in a chat. Those beyond are understood when they are named.
MOST_SHOWN = 4
# What of a message is told in another way. That it is a secret goes with it: whoever keeps messages keeps no such one.
OURS = ("text", "sms", "replies", "private")


class Turn(Calling):
    def __init__(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        client: Client,
        operator: Operator,
        book: Book,
    ) -> None:
        super().__init__(tracker.latest_message, Memory.read(tracker.slots.get(SLOT)), operator, client)
        self._dispatcher = dispatcher
        self.book = book
        # What a reply that starts a topic is about: a bill, a line of it, what to ask first.
        self.about: Any = None
        # What stood to choose from when this message was written, and whether it was asked to be told at length.
        self.offered_before: list[Reply] = []
        self.telling = False
        self.said: list[dict[str, Any]] = []
        # How much had been said when a form had asked its question.
        self.asked_at = 0
        # What was done in this turn, to be taken back if it was not meant.
        self.did: Deed | None = None
        # The topic that goes on from here, once what it follows from is said.
        self.then: str | None = None
        self.then_words = ""

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

    def ask(
        self, key: str, *, replies: list[Reply] | None = None, custom: dict[str, Any] | None = None, **facts: Any
    ) -> None:
        """Say what a form wants to know. Only while it is the last thing said does a yes answer it."""
        self.say(key, replies=replies, custom=custom, **facts)
        self.asked_at = len(self.said)

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
