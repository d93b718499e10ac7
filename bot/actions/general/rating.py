"""How it was: asked once, after a matter that was solved here, and the number that is typed back."""

import re

from bot.dialogue.moments import DANGER, DEBT, FRAUD, ILLNESS
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

ASK, ASKED = "general.rate", "rating"
RATINGS, MINE = "/v1/ratings", "/v1/ratings/mine"
# Who came for one of these is not asked how they liked it.
NEVER = frozenset({"complain", "cancel_service", "lost_phone", "privacy_request", "request_human"})
MOMENTS = DANGER | {FRAUD, ILLNESS, DEBT, "bereavement"}
_SCORE = re.compile(r"\W*([1-5])(?: ?(?:stars?|points?|(?:/|out of) ?5))?\W*", re.IGNORECASE)
_FIXED = re.compile(r"guides\.(\w+)\.fixed")
POOR = 2


async def ask_how_it_was(turn: Turn) -> None:
    """With the thanks or the goodbye after it. The api knows whether it was asked before, on whatever channel."""
    topic = _solved(turn)
    if topic is None or not _is_a_good_moment(turn):
        return
    asked = await turn.post(RATINGS, {"topic": topic})
    if asked.ok and asked.body["state"] == "asked":
        turn.memory.told = [*turn.memory.told, ASKED]
        turn.say(ASK, replies=[])


def _solved(turn: Turn) -> str | None:
    """By a deed just now, or by a guide that ended well."""
    memory = turn.memory
    if memory.done:
        return None if memory.done.intent in NEVER else memory.done.intent
    fixed = any(_FIXED.fullmatch(str(said.get("key"))) for said in memory.said)
    return memory.last if fixed else None


def _is_a_good_moment(turn: Turn) -> bool:
    memory = turn.memory
    something_open = memory.form or memory.parked or memory.next or memory.again
    went_wrong = memory.failures or memory.misses or memory.last in NEVER
    return not (something_open or went_wrong or {ASKED, *MOMENTS} & {*memory.told})


class Rate(Topic):
    """Only right after the question: anywhere else a number is a number."""

    intent = "rate"
    by_its_words = comes_first = True
    counts = leads_back = False
    refusals = {"nothing-to-rate": "general.rating_over"}

    def fits(self, turn: Turn) -> bool:
        asked = any(said.get("key") == ASK for said in turn.memory.said[-1:])
        return asked and _SCORE.fullmatch(turn.words) is not None

    async def answer(self, turn: Turn) -> None:
        found = _SCORE.fullmatch(turn.words)
        assert found is not None
        score = int(found[1])
        rated = await turn.put(MINE, {"score": score})
        if not rated.ok:
            await self.excuse(turn, rated)
        else:
            turn.say("general.rated_poor" if score <= POOR else "general.rated")
