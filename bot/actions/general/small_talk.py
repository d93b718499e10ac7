"""Courtesy, and the conversation itself."""

import re

from bot.actions.general.rating import ask_how_it_was
from bot.dialogue.going_on import LITTLE
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

# As likely has a message to be about something, where nothing is there to be corrected.
LEAST = 0.1
_SEEN = re.compile(
    r"\W*(?:(?:oh|ah|ok|okay|k|kk|right|alright|all right|fine|cool|great|good|perfect|lovely|nice|brilliant|got it"
    r"|i see|understood|gotcha|sound|no (?:problem|worries)|fair enough|that'?s (?:fine|ok|great|good))\W*)+",
    re.IGNORECASE,
)


class SmallTalk(Topic):
    """Ends in itself: says one thing, and an open form goes on."""

    counts = False

    async def answer(self, turn: Turn) -> None:
        turn.say(self._key(turn))

    def _key(self, turn: Turn) -> str:
        """In the middle of something no list of offers comes between; and nothing is said twice running."""
        key = f"general.{self.intent}"
        within, again = f"{key}_within", f"{key}_again"
        if turn.memory.form and within in turn.book:
            return within
        if turn.memory.done and f"{key}_done" in turn.book:
            # Never "nothing has been changed" right after a receipt.
            return f"{key}_done" if turn.memory.done.undo else f"{key}_stands"
        said_before = any(message.get("key") == key for message in turn.memory.said)
        return again if said_before and again in turn.book else key


class Greet(SmallTalk):
    intent = "greet"


class Goodbye(SmallTalk):
    """Whoever goes is not asked once more."""

    intent = "goodbye"
    leads_back = False

    async def answer(self, turn: Turn) -> None:
        await super().answer(turn)
        await ask_how_it_was(turn)


class Thank(SmallTalk):
    intent = "thank"

    async def answer(self, turn: Turn) -> None:
        await super().answer(turn)
        await ask_how_it_was(turn)


class Affirm(SmallTalk):
    """ "OK" after an answer only says that it was read."""

    intent = "affirm"

    def _key(self, turn: Turn) -> str:
        seen = turn.memory.form is None and turn.memory.said and _SEEN.fullmatch(turn.words)
        return "general.affirm_seen" if seen else super()._key(turn)


class Deny(SmallTalk):
    intent = "deny"


class Help(SmallTalk):
    intent = "help"


class BotChallenge(SmallTalk):
    intent = "bot_challenge"


class Correct(SmallTalk):
    """With no form open there is no answer to change: then it is about what it is likeliest to be about besides."""

    intent = "correct"

    async def answer(self, turn: Turn) -> None:
        others = [intent for intent in turn.near(LEAST) if intent not in LITTLE]
        if others and turn.memory.done is None:
            turn.then, turn.then_words = others[0], turn.words
        else:
            await super().answer(turn)


class Stop(SmallTalk):
    """With a form open it is the form's to stop."""

    intent = "stop"


class Repeat(SmallTalk):
    """The same words with the same choices."""

    intent = "repeat"
    leads_back = False

    async def answer(self, turn: Turn) -> None:
        said = turn.memory.said
        if not said:
            turn.say("general.nothing_to_repeat")
        for message in said:
            turn.tell(message, turn.offered_before if message is said[-1] else [])
