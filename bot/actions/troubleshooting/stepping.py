"""A step's answer: which choice it means, what is done for it, and what takes an answer back."""

import re

from bot.actions.client import Answer
from bot.actions.client import Outcome as CallOutcome
from bot.actions.troubleshooting.abroad import abroad
from bot.actions.troubleshooting.going_back import GoingBack
from bot.actions.troubleshooting.guiding import GUIDES, guide_meant
from bot.actions.troubleshooting.leaving import leaves, waits
from bot.actions.troubleshooting.unchosen import choice_meant, not_done, way_on
from bot.actions.troubleshooting.walk import RESTARTED, STEP
from bot.dialogue.memory import Deed, Opened, Reply
from bot.dialogue.turn import Turn
from bot.guides import Choice, Outcome, Step, chosen, follow, tried
from bot.guides.typed import only_agrees
from bot.reading import correction
from bot.reading.still_off import is_not_mended

# The deed, and where the api does it. A device that is restarting already needs no second time.
DEEDS = {
    "restart_device": "/v1/diagnostics/reboots",
    "send_settings": "/v1/diagnostics/reprovisions",
    "test_again": "/v1/diagnostics/tests",
}
DONE_ALREADY = "restarted-just-now"
ROAMING = "switch_roaming_on"
# "Am I talking to a person?" asks for none.
NEVER_MEANT = frozenset({"bot_challenge", "repeat"})
_TAKEN_BACK = re.compile(
    r"^(?:(?:oh |no |sorry |hang on )*(?:no,? )?wait|oops|i meant?|scrap that)\b[ ,.:]*", re.IGNORECASE
)


class Stepping(GoingBack):
    """One step a turn."""

    def may_wait(self, turn: Turn, form: Opened) -> bool:
        """Who goes, or does it later, is not asked once more: the step stays open for when they are back."""
        if "guide" not in form.facts or turn.picked is not None:
            return False
        when = waits(turn.words) if form.asked == STEP else None
        if when is None and turn.intent == "goodbye" and turn.sure and leaves(turn.words):
            when = "goodbye"
        if when:
            turn.say(f"troubleshooting.waits_{when}", replies=[])
        return when is not None

    async def take_step(self, turn: Turn, form: Opened) -> bool:
        guide = GUIDES[form.facts["guide"]]
        step = guide.steps[form.facts["step"]]
        if turn.sure and turn.intent in NEVER_MEANT and not is_not_mended(turn.words):
            return False
        if await self._step_back(turn, form) or await self._is_abroad(turn, form):
            return True
        choice = choice_meant(guide, step, turn.words, picked=turn.picked is not None)
        if choice is None and (way := way_on(step, turn.words)):
            await self.chose(turn, form, step, way[0], was_tried=way[1])
            return True
        if choice is None:
            return await self._other_guide(turn, form)
        if self._is_doubtful(turn, form, choice):
            form.facts["made_sure"] = step.name
            person = Reply(turn.book.title("request_human"), "request_human")
            form.options = [*(Reply(one.title) for one in step.choices[:-1]), person]
            turn.say("troubleshooting.make_sure", replies=form.options)
            return True
        await self.chose(turn, form, step, choice)
        return True

    async def _is_abroad(self, turn: Turn, form: Opened) -> bool:
        """Roaming is off, and only they can see where they are."""
        if not form.facts.get("no_roaming") or not abroad(turn, turn.words):
            return False
        form.text = turn.words
        self.take_guide(form, GUIDES["working_abroad"])
        await self.examine(turn, form)
        return True

    def _is_doubtful(self, turn: Turn, form: Opened, choice: Choice) -> bool:
        """ "Yes" may be that it was tried: a fault is closed by who says that it works, or says yes to that."""
        guide = GUIDES[form.facts["guide"]]
        if turn.picked is not None or not only_agrees(turn.words) or form.facts.get("made_sure") == form.facts["step"]:
            return False
        reached = guide.target(choice.go)
        return isinstance(reached, Outcome) and reached.kind == "fixed"

    async def chose(self, turn: Turn, form: Opened, step: Step, choice: Choice, *, was_tried: bool = True) -> None:
        guide = GUIDES[form.facts["guide"]]
        done = await self._deed(turn, form, choice)
        if done and done.outcome is CallOutcome.sign_in:
            # What was agreed to is not asked once more after the sign-in.
            form.facts["agreed"] = choice.title
            self.ask_who(turn, form)
            return
        form.facts.setdefault("steps", []).append([guide.name, step.name, choice.title])
        form.facts.pop("made_sure", None)
        self.note(turn, form, tried(guide, [(step.name, choice.title)]) if was_tried else not_done(choice))
        if done and done.ok:
            # After it a restart is another one.
            form.facts.pop(RESTARTED, None)
        if done and done.ok and choice.does == ROAMING:
            turn.did = Deed("roaming_help", f"turn roaming off on {done.body['label']}")
            turn.say("troubleshooting.roaming_on", label=done.body["label"], number=done.body["number"])
        await self.reach(turn, form, follow(guide, choice, was_done=_was_done(choice, done)).name)

    async def do_agreed(self, turn: Turn, form: Opened) -> None:
        step = GUIDES[form.facts["guide"]].steps[form.facts["step"]]
        title = form.facts.pop("agreed")
        await self.chose(turn, form, step, next(one for one in step.choices if one.title == title))

    async def _deed(self, turn: Turn, form: Opened, choice: Choice) -> Answer | None:
        """None where there is none, or nobody knows for which line."""
        line = form.facts.get("service")
        if choice.does is None or not line:
            return None
        if choice.does == ROAMING:
            return await turn.put(f"/v1/accounts/services/{line}/roaming", {"on": True})
        return await turn.post(DEEDS[choice.does], {"service_id": line})

    async def _step_back(self, turn: Turn, form: Opened) -> bool:
        """ "No wait, it is only my laptop": the answer before is taken back. What was done stays done."""
        instead = _instead(turn.words)
        before = form.facts.get("steps") or []
        if not before or (instead is None and not self._takes_back(turn, form)):
            return False
        name, step_name, title = before.pop()
        guide = GUIDES[name]
        self.forget(turn, form, tried(guide, [(step_name, title)]))
        self.take_guide(form, guide)
        choice = chosen(guide, guide.steps[step_name], instead) if instead else None
        if choice:
            await self.chose(turn, form, guide.steps[step_name], choice)
        else:
            await self.reach(turn, form, step_name)
        return True

    def _takes_back(self, turn: Turn, form: Opened) -> bool:
        """ "The 2nd" may be taken for a correction, and is a choice."""
        guide = GUIDES[form.facts["guide"]]
        is_choice = choice_meant(guide, guide.steps[form.facts["step"]], turn.words) is not None
        return turn.intent == "correct" and turn.sure and not is_choice

    async def _other_guide(self, turn: Turn, form: Opened) -> bool:
        """ "It is not the wifi, there is no internet at all": the same topic, another guide."""
        guide = guide_meant(turn, self.intent) if turn.sure and turn.intent == self.intent else None
        if guide is None or guide.name == form.facts["guide"]:
            return False
        await self.into(turn, form, guide.name)
        return True


def _was_done(choice: Choice, told: Answer | None) -> bool:
    """Without a sign-in, or with our systems away, the guide has another way."""
    if told is None:
        return choice.does is None
    if choice.does == "test_again":
        return told.ok and told.body["verdict"] == "fine"
    return told.ok or told.problem == DONE_ALREADY


def _instead(words: str) -> str | None:
    """What is said in place of the answer before; None where nothing is taken back."""
    begun = _TAKEN_BACK.match(words.strip())
    return words.strip()[begun.end() :] if begun else correction(words)
