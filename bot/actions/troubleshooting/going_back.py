"""A walk that has ended, and the fault is there again: it goes on from where it ended, and no case is opened twice."""

import re

from bot.actions.troubleshooting.checks import look
from bot.actions.troubleshooting.guiding import GUIDES, guide_meant
from bot.actions.troubleshooting.leaving import straight
from bot.actions.troubleshooting.walk import AGAIN, ENDED, ON_TO, Walk
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn
from bot.guides import Guide, Outcome
from bot.reading.still_off import is_still_off

# What a reply is about that takes up the last walk, and a walk that the customer left.
BACK, LEFT = "back", "left"
WITH_CASE = frozenset({"ticket", "technician"})
_BACK_AGAIN = re.compile(
    r"\b(?:still|again|came back|back again|as before|same (?:problem|thing|fault|issue)"
    r"|(?:did|has|does)(?:n'?t| not) (?:help|fix"
    r"|last|hold)\w*|not (?:fixed|solved|sorted))\b",
    re.IGNORECASE,
)


class GoingBack(Walk):
    """The part that takes up what was walked before."""

    async def begin(self, turn: Turn, form: Opened) -> bool:
        if not self._goes_back(turn):
            return await super().begin(turn, form)
        walked = turn.memory.walked
        form.text, form.facts = walked["text"], dict(walked["facts"])
        guide = GUIDES[form.facts["guide"]]
        self.take_guide(form, guide)
        if walked["kind"] in WITH_CASE:
            form.facts[ENDED] = [guide.name, walked["outcome"]]
        elif walked["kind"] == "fixed" and (target := _next(guide, form)):
            form.facts |= {ON_TO: target, AGAIN: True}
        elif walked["kind"] in (LEFT, "person") and form.facts.get("step") in guide.steps:
            form.facts[ON_TO] = form.facts["step"]
        return True

    async def examine(self, turn: Turn, form: Opened) -> None:
        """The case comes first: whatever else is found now, it is the one that is open."""
        if ENDED in form.facts and not form.facts.get("case_seen"):
            line = await self.line(turn, form)
            if line is None:
                return
            looked = await look(turn, line, None)
            if looked.case:
                await self.ask_case(turn, form, looked.case)
                return
        await super().examine(turn, form)

    def _goes_back(self, turn: Turn) -> bool:
        walked = turn.memory.walked
        # Another version may have had another guide.
        if walked.get("intent") != self.intent or walked["facts"].get("guide") not in GUIDES:
            return False
        if turn.about == BACK:
            return True
        said = is_still_off(turn.words) or _BACK_AGAIN.search(straight(turn.words))
        guide = guide_meant(turn, self.intent) if said else None
        return bool(said) and (guide is None or guide.name in (walked["facts"]["guide"], walked["facts"].get("began")))


def _next(guide: Guide, form: Opened) -> str | None:
    """Where the step leads at which it was thought to be solved, now that it is not."""
    step = guide.steps.get(form.facts.get("step", ""))
    for choice in step.choices if step else ():
        reached = guide.target(choice.go)
        ends = isinstance(reached, Outcome) and reached.kind in ("fixed", "person", LEFT)
        if not ends and not choice.does:
            return choice.go
    return None
