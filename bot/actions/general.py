"""Opening, courtesy, the conversation itself, and the repair of what was not understood."""

from bot.dialogue.memory import Reply
from bot.dialogue.temper import swears
from bot.dialogue.topic import Topic
from bot.dialogue.turn import FALLBACK, Turn

# From this confidence on it helps to ask about what a message was nearly understood as.
NEAR = 0.1
MOST_NEAR = 3
MOST_HEARD = 200
SMALL_TALK = frozenset(
    {
        *("greet", "goodbye", "thank", "affirm", "deny", "help", "repeat"),
        *("stop", "correct", "bot_challenge", "out_of_scope"),
    }
)


class SmallTalk(Topic):
    """Ends in itself: says one thing, and an open form goes on."""

    counts = False

    async def answer(self, turn: Turn) -> None:
        # In the middle of something a greeting is returned, and no list of offers comes between.
        within = f"general.{self.intent}_within"
        turn.say(within if turn.memory.form and within in turn.book else f"general.{self.intent}")


class Open(SmallTalk):
    intent = "open"


class Greet(SmallTalk):
    intent = "greet"


class Goodbye(SmallTalk):
    intent = "goodbye"


class Thank(SmallTalk):
    intent = "thank"


class Affirm(SmallTalk):
    intent = "affirm"


class Deny(SmallTalk):
    intent = "deny"


class Help(SmallTalk):
    intent = "help"


class BotChallenge(SmallTalk):
    intent = "bot_challenge"


class OutOfScope(SmallTalk):
    intent = "out_of_scope"


class Correct(SmallTalk):
    """With no form open there is no answer to change."""

    intent = "correct"


class Stop(SmallTalk):
    intent = "stop"

    async def answer(self, turn: Turn) -> None:
        turn.say("general.nothing_to_stop")


class Repeat(SmallTalk):
    intent = "repeat"

    async def answer(self, turn: Turn) -> None:
        if not turn.memory.said:
            turn.say("general.nothing_to_repeat")
        for message in turn.memory.said:
            turn.tell(message, [])


class Repair(SmallTalk):
    """Narrower, then three choices, then a person; never the same sentence twice running."""

    intent = FALLBACK

    async def answer(self, turn: Turn) -> None:
        memory = turn.memory
        # Who swears has run out of patience with choices.
        memory.misses = 3 if swears(turn.words) and memory.misses < 2 else memory.misses + 1
        memory.misheard = [*memory.misheard, turn.words[:MOST_HEARD]][-MOST_NEAR:]
        if memory.misses == 1:
            self._narrower(turn)
        elif memory.misses == 2:
            turn.say("general.miss_second")
        else:
            turn.say("general.miss_third" if memory.misses % 2 else "general.miss_further")

    def _narrower(self, turn: Turn) -> None:
        """A question about what the message was nearly understood as."""
        near = [intent for intent in turn.near(NEAR) if intent not in SMALL_TALK][:MOST_NEAR]
        if len(near) < 2:
            turn.say("general.miss_first")
            return
        intents = [*near, *(["request_human"] if "request_human" not in near else [])]
        turn.say("general.miss_near", replies=[Reply(turn.book.title(intent), intent) for intent in intents])
