"""One customer message: what it says, what it was understood as, and what is remembered of those before it."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from bot.actions.client import Operator
from bot.dialogue.memory import Memory, Reply
from bot.reading import Found, read

FALLBACK = "nlu_fallback"
# From here on, a message is taken to mean what it was understood as, even in the middle of something else.
SURE = 0.6


class Message:
    def __init__(self, latest: Mapping[str, Any], memory: Memory, operator: Operator) -> None:
        self._message = latest
        self._metadata = latest.get("metadata") or {}
        self.operator = operator
        self.memory = memory
        intent = latest.get("intent") or {}
        self.intent: str = intent.get("name") or FALLBACK
        self.confidence: float = intent.get("confidence") or 0.0
        self.text = str(latest.get("text") or "")
        # A reply that was pressed arrives as an intent after a slash.
        self.pressed = self.text.startswith("/")
        self._found: dict[tuple[str, str | None, bool], list[Found]] = {}
        # Which of the offered things was chosen, pressed or typed.
        self.picked: Reply | None = None

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
    def wishes(self) -> list[dict[str, str]]:
        """Intent and clause of each; two or more, or none."""
        return self._message.get("wishes") or []

    @cached_property
    def today(self) -> date:
        return datetime.now(ZoneInfo(self.operator.timezone)).date()

    def found(self, *, asked: str | None = None, text: str | None = None, past: bool = False) -> list[Found]:
        """The concrete things in what was typed."""
        words = self.words if text is None else text
        known = self._found.get((words, asked, past))
        if known is None:
            # Many topics ask, and most of them the same.
            known = read(words, today=self.today, brand=self.operator.reading, asked=asked, past=past) if words else []
            self._found[words, asked, past] = known
        return [*known]

    def first(self, *kinds: str, past: bool = False) -> Any:
        """The value of the first thing of these kinds in the message, or None."""
        return next((one.value for one in self.found(past=past) if one.kind in kinds), None)

    def as_if(self, intent: str, text: str) -> None:
        """Go on with what was wanted before, for example once it is known who asks."""
        self.intent, self.confidence, self.text, self.pressed = intent, 1.0, text, not text
        self.picked = None
