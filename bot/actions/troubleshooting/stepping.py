"""A step's answer: which choice it means, what is done for it, and what takes an answer back."""

import re

from bot.actions.troubleshooting.guiding import GUIDES, guide_meant
from bot.actions.troubleshooting.walk import Walk
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn
from bot.guides import Choice, Outcome, Step, chosen, follow, tried
from bot.guides.typed import only_agrees
from bot.reading import correction

# The deed, and where the api does it. A device that is restarting already needs no second time.
DEEDS = {"restart_device": "/v1/diagnostics/reboots", "send_settings": "/v1/diagnostics/reprovisions"}
TEST = "/v1/diagnostics/tests"
DONE_ALREADY = "restarted-just-now"
# "Am I talking to a person?" asks for none.
NEVER_MEANT = frozenset({"bot_challenge", "repeat"})
_TAKEN_BACK = re.compile(
    r"^(?:(?:oh |no |sorry |hang on )*(?:no,? )?wait|oops|i meant?|scrap that)\b[ ,.:]*", re.IGNORECASE
)


class Stepping(Walk):
    """One step a turn."""

    async def take_step(self, turn: Turn, form: Opened) -> bool:
        guide = GUIDES[form.facts["guide"]]
        step = guide.steps[form.facts["step"]]
        if turn.sure and turn.intent in NEVER_MEANT:
            return False
        if await self._step_back(turn, form):
            return True
        choice = chosen(guide, step, turn.words) if turn.words else None
        if choice is None:
            return await self._other_guide(turn, form)
        if self._is_doubtful(turn, form, choice):
            form.facts["made_sure"] = step.name
            person = Reply(turn.book.title("request_human"), "request_human")
            form.options = [*(Reply(one.title) for one in step.choices[:-1]), person]
            turn.say("troubleshooting.make_sure", replies=form.options)
            return True
        await self._chose(turn, form, step, choice)
        return True

    def _is_doubtful(self, turn: Turn, form: Opened, choice: Choice) -> bool:
        """ "Yes" may be that it was tried: a fault is closed by who says that it works, or says yes to that."""
        guide = GUIDES[form.facts["guide"]]
        if turn.picked is not None or not only_agrees(turn.words) or form.facts.get("made_sure") == form.facts["step"]:
            return False
        reached = guide.target(choice.go)
        return isinstance(reached, Outcome) and reached.kind == "fixed"

    async def _chose(self, turn: Turn, form: Opened, step: Step, choice: Choice) -> None:
        guide = GUIDES[form.facts["guide"]]
        form.facts.setdefault("steps", []).append([guide.name, step.name, choice.title])
        form.facts.pop("made_sure", None)
        self.note(turn, form, tried(guide, [(step.name, choice.title)]))
        was_done = await self._deed(turn, form, choice) if choice.does else True
        await self.reach(turn, form, follow(guide, choice, was_done=was_done).name)

    async def _deed(self, turn: Turn, form: Opened, choice: Choice) -> bool:
        """Whether it could be done. Without a sign-in, or with our systems away, the guide has another way."""
        if not form.facts.get("service"):
            return False
        body = {"service_id": form.facts["service"]}
        if choice.does == "test_again":
            tested = await turn.post(TEST, body)
            return tested.ok and tested.body["verdict"] == "fine"
        told = await turn.post(DEEDS[choice.does or ""], body)
        return told.ok or told.problem == DONE_ALREADY

    async def _step_back(self, turn: Turn, form: Opened) -> bool:
        """ "No wait, it is only my laptop": the answer before is taken back. What was done stays done."""
        instead = _instead(turn.words)
        before = form.facts.get("steps") or []
        if not before or (instead is None and not (turn.intent == "correct" and turn.sure)):
            return False
        name, step_name, title = before.pop()
        guide = GUIDES[name]
        self.forget(turn, form, tried(guide, [(step_name, title)]))
        self.take_guide(form, guide)
        choice = chosen(guide, guide.steps[step_name], instead) if instead else None
        if choice:
            await self._chose(turn, form, guide.steps[step_name], choice)
        else:
            await self.reach(turn, form, step_name)
        return True

    async def _other_guide(self, turn: Turn, form: Opened) -> bool:
        """ "It is not the wifi, there is no internet at all": the same topic, another guide."""
        guide = guide_meant(turn, self.intent) if turn.sure and turn.intent == self.intent else None
        if guide is None or guide.name == form.facts["guide"]:
            return False
        await self.into(turn, form, guide.name)
        return True


def _instead(words: str) -> str | None:
    """What is said in place of the answer before; None where nothing is taken back."""
    begun = _TAKEN_BACK.match(words.strip())
    return words.strip()[begun.end() :] if begun else correction(words)
