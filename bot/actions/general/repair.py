"""What was not understood: narrower, then three choices, then a person; never the same sentence twice running."""

from bot.dialogue.memory import Reply
from bot.dialogue.temper import swears
from bot.dialogue.topic import Topic
from bot.dialogue.turn import FALLBACK, Turn

# From this confidence on it helps to ask about what a message was nearly understood as.
NEAR = 0.1
MOST_NEAR = 3
# What was said in vain goes on the case, where there comes to be one.
MOST_HEARD = 200
SMALL_TALK = frozenset(
    {
        *("greet", "goodbye", "thank", "affirm", "deny", "help", "repeat"),
        *("stop", "correct", "bot_challenge", "out_of_scope"),
    }
)


class Repair(Topic):
    intent = FALLBACK
    counts = False
    second = "general.miss_second"

    async def answer(self, turn: Turn) -> None:
        memory = turn.memory
        # Who swears has run out of patience with choices.
        memory.misses = 3 if swears(turn.words) and memory.misses < 2 else memory.misses + 1
        memory.failures += 1
        memory.misheard = [*memory.misheard, turn.words[:MOST_HEARD]][-MOST_NEAR:]
        if memory.misses == 1:
            self._first(turn)
        elif memory.misses == 2:
            turn.say(self.second)
        else:
            turn.say("general.miss_third" if memory.misses % 2 else "general.miss_further")

    def _first(self, turn: Turn) -> None:
        """A question about what the message was nearly understood as."""
        near = [intent for intent in turn.near(NEAR) if intent not in SMALL_TALK][:MOST_NEAR]
        if len(near) < 2:
            turn.say("general.miss_first")
            return
        intents = [*near, *(["request_human"] if "request_human" not in near else [])]
        turn.say("general.miss_near", replies=[Reply(turn.book.title(intent), intent) for intent in intents])


class OutOfScope(Repair):
    """Nothing that is done here, or nothing that means anything: a model can't tell them apart."""

    intent = "out_of_scope"
    second = "general.out_of_scope_again"

    def _first(self, turn: Turn) -> None:
        turn.say("general.out_of_scope_within" if turn.memory.form else "general.out_of_scope")
