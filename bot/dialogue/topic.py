"""What every topic of the conversation has in common: an intent, an answer, and words for what went wrong."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from typing import Any, ClassVar

from bot.actions.client import Answer, Outcome
from bot.dialogue.lines import line_title
from bot.dialogue.memory import Reply, Wish
from bot.dialogue.turn import MOST_SHOWN, Turn

# So many can be named in answer; more are no matter for a chat.
MOST_LINES = 20
LINE = "line"


class TurnUnanswerable(Exception):
    """The turn cannot be answered as it came; it has to be sent again."""


class Topic(ABC):
    """Answers one intent. A plain topic only reads, so it may interrupt any form, which then asks again."""

    intent: ClassVar[str]
    # The api's refusals that this topic has words for: the problem's name, and the key. Its facts may be used.
    refusals: ClassVar[Mapping[str, str]] = {}
    # The kinds of things by which a short message goes on with this topic: "and in spain?"
    more: ClassVar[frozenset[str]] = frozenset()
    # False for what ends in itself: small talk says nothing about a form having been left.
    counts: ClassVar[bool] = True
    # False where an open form has to wait until the customer comes back to it.
    leads_back: ClassVar[bool] = True
    # True where `fits` finds it, by words of its own: Rasa knows no intent for it.
    by_its_words: ClassVar[bool] = False
    # True for what is looked for in every message, before the form that is open and before what it was taken for.
    # Where it then says nothing, the message is heard as usual.
    comes_first: ClassVar[bool] = False

    @property
    def _heard_as(self) -> str:
        """What comes back from a button or a sign-in: with it the words are heard anew, which find a topic that Rasa
        has no intent for."""
        return "affirm" if self.by_its_words else self.intent

    def fits(self, turn: Turn) -> bool:
        """Whether the message is for this topic, whatever intent it was taken for."""
        return turn.intent == self.intent

    def outranks_library(self, turn: Turn) -> bool:
        """Whether this topic does better by the message than an answer of the library that is near to it."""
        return False

    def knows(self, turn: Turn, about: Collection[str]) -> bool:
        """Whether it answers what is asked in the middle of something, which is likely about one of these intents."""
        return False

    def claims(self, turn: Turn) -> bool:
        """Whether an unclear message holds what belongs here and nowhere else, like the number of a case."""
        return False

    def goes_on_with(self, turn: Turn) -> bool:
        """Whether a short message that follows this topic's answer names another thing to answer for."""
        return any(one.kind in self.more for one in turn.found())

    def words_kept(self, turn: Turn) -> str:
        """What of the message may be remembered, to be heard once more after a sign-in or when a line is named."""
        return turn.words

    @abstractmethod
    async def answer(self, turn: Turn) -> None:
        """Say it."""

    async def excuse(self, turn: Turn, answer: Answer) -> None:
        """Say why it can't be, and what to do about it."""
        if answer.outcome is Outcome.token_refused:
            # The token ran out on the way. Sent again, the turn comes with a fresh one.
            raise TurnUnanswerable("The api refused the token.")
        if answer.outcome is Outcome.sign_in:
            self._ask_to_sign_in(turn)
        elif answer.outcome is Outcome.which_service:
            self._ask_which_line(turn, answer)
        elif answer.outcome is Outcome.not_holder:
            turn.say("support.not_account_holder")
        elif answer.outcome is Outcome.refused:
            self._refuse(turn, answer)
        else:
            turn.memory.failures += 1
            again = [
                Reply(turn.book.title("again"), self._heard_as),
                Reply(turn.book.title("request_human"), "request_human"),
            ]
            turn.memory.again = Wish(self._heard_as, self.words_kept(turn))
            turn.say(f"support.{answer.outcome.value}", replies=again)

    def _ask_to_sign_in(self, turn: Turn) -> None:
        turn.memory.again = Wish(self._heard_as, self.words_kept(turn))
        before = any(message.get("key") == "support.sign_in" for message in turn.memory.said)
        key = "support.sign_in_again" if before else "support.sign_in"
        turn.say(key, custom={"form": {"kind": "sign_in", "then": self._heard_as}})

    def _ask_which_line(self, turn: Turn, answer: Answer) -> None:
        turn.memory.again = Wish(self.intent, self.words_kept(turn))
        choices = answer.body["choices"][:MOST_LINES]
        replies = [Reply(line_title(one["label"]), value={LINE: one["id"]}) for one in choices]
        key = "support.which_line" if len(replies) <= MOST_SHOWN else "support.which_of_many"
        turn.say(key, replies=replies, count=len(replies))

    def _refuse(self, turn: Turn, answer: Answer) -> None:
        turn.memory.failures += 1
        key = self.refusals.get(answer.problem)
        if key is None:
            turn.say("support.refused")
        else:
            facts: dict[str, Any] = {name: _shown(value) for name, value in answer.body.items()}
            turn.say(key, **facts)


def _shown(value: object) -> object:
    """Amounts and days carry how they are shown."""
    return value["display"] if isinstance(value, dict) and "display" in value else value


def asks_which_line(turn: Turn) -> bool:
    """One question a turn: that of an open form comes back when this one is answered."""
    return any(isinstance(reply.value, dict) and LINE in reply.value for reply in turn.memory.offered)
