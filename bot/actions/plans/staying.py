"""Who is leaving and asks what we can do: the one offer that fits, and the end once more if that is not it."""

import re
from typing import Any

from bot.actions.plans.leaving_words import (
    asks_for_the_cheapest,
    reason,
    takes_the_cheaper,
    wants_a_pause,
    wants_no_end,
)
from bot.actions.plans.plan_form import PlanForm
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn
from bot.reading import agrees
from bot.reading.tidy import plain

END, OTHER, PRICE, BEREAVEMENT = "end", "other", "price", "bereavement"
ASKED_TO_STAY, CHEAPER_BY = "asked to stay", "change_plan"
PAUSED_BY = "service_request"
_CAN_DO = re.compile(
    r"\bwhat (?:else )?(?:can|could|will|would) (?:you|u) (?:do|offer|give)\b|\bmake me (?:an offer|stay)\b|\bkeep me\b"
    r"|\b(?:any|better|got|have|other|good) (?:\w+ ){0,2}?(?:deals?|offers?|discounts?)\b"
    # "Not if you give me the tenner back".
    r"|\b(?:if|unless|can|could|would) (?:you|u) (?:\w+ )?(?:give|match|knock|drop|beat|lower|reduce)\b"
    r"|\bprice match\b|\btalk me (?:round|out)\b"
)
# "I'm off to Spain" leaves nothing but the country.
_LEAVES = re.compile(
    r"\b(?:i'?m|im|we'?re|i am|we are|i will be|i'?ll be) (?:off|leaving|outta here|out of here|done with (?:you|u))\b"
    r"(?: to (?:another|a different|someone|somebody|your|bt|sky|vodafone|ee|three|o2|virgin|talktalk|giffgaff)\b|\W*$)"
)


def wants_to_leave(words: str) -> bool:
    return _LEAVES.search(plain(words)) is not None


class Staying(PlanForm):
    """The part of leaving that would rather not have it so."""

    async def ask_for_quote(self, turn: Turn, form: Opened, wanted_on: str | None = None) -> bool:
        raise NotImplementedError

    async def answer(self, turn: Turn) -> None:
        """A line that is to pause is to come back, and what is not to be cancelled is not."""
        if wants_a_pause(turn.words):
            turn.then, turn.then_words = PAUSED_BY, turn.words
        elif wants_no_end(turn.words):
            turn.say("plans.cancel_not_meant")
        else:
            await super().answer(turn)

    async def _takes_back(self, turn: Turn, form: Opened) -> bool:
        """What is said in place of an end: a pause, nothing at all, or the cheaper plan."""
        if wants_a_pause(turn.words):
            self.finish(turn)
            turn.then, turn.then_words = PAUSED_BY, turn.words
        elif wants_no_end(turn.words):
            await self.declined(turn, form)
        elif form.facts["cheaper"] and takes_the_cheaper(turn.words):
            await self._answered_offer(turn, form, "yes")
        else:
            return False
        return True

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        if form.asked == END and turn.picked is None:
            if asks_for_the_cheapest(turn.words):
                # Looked at beside it, and the end is asked about again.
                turn.intent, turn.confidence = "compare_plans", 1.0
                return False
            if await self._takes_back(turn, form):
                return True
        asked, said = form.facts.pop(ASKED_TO_STAY, None), agrees(turn.words)
        if asked and form.is_last and said in ("yes", "no"):
            await self._answered_offer(turn, form, said)
            return True
        # Pressed, the offer is words of another topic.
        if form.asked == END and said is None and turn.intent != CHEAPER_BY and await self._heard_reason(turn, form):
            return True
        return await super().take(turn, form)

    async def _answered_offer(self, turn: Turn, form: Opened, said: str) -> None:
        """A yes is one to the other plan. After a no, the end is asked about again, and the offer is not."""
        if said == "yes":
            turn.memory.form = None
            turn.then, turn.then_words = CHEAPER_BY, turn.phrase("plans.cancel_cheaper_wish")
            return
        form.facts["offer"] = ""
        await self.ask_again(turn, form)

    async def _heard_reason(self, turn: Turn, form: Opened) -> bool:
        """Why they leave, said later on, may change what can be offered."""
        asks, why = _CAN_DO.search(plain(turn.words)) is not None, reason(turn)
        known = form.facts["reason"]
        if known == BEREAVEMENT or (not asks and (why in (OTHER, known) or known != OTHER)):
            return False
        if known == OTHER:
            form.facts["reason"] = PRICE if why == OTHER else why
            if not await self.ask_for_quote(turn, form):
                turn.memory.form = None
                return True
        if asks:
            await self._offer(turn, form)
        else:
            await self.ask_again(turn, form)
        return True

    async def _offer(self, turn: Turn, form: Opened) -> None:
        stay = Reply(turn.phrase("plans.cancel_stay"), value="stay")
        call = Reply(turn.phrase("plans.cancel_call"), value="call")
        facts: dict[str, Any] = {"label": form.facts["label"], "old": form.facts["old"], "text": form.facts["text"]}
        if not form.facts["cheaper"]:
            key = "plans.cancel_can_do" if form.facts["text"] else "plans.cancel_can_do_none"
            turn.ask(key, replies=[call, stay], **facts)
        else:
            wish = turn.phrase("plans.cancel_cheaper_wish")
            form.facts[ASKED_TO_STAY] = True
            cheaper = Reply(turn.phrase("plans.cancel_cheaper"), CHEAPER_BY, wish)
            turn.ask("plans.cancel_can_do_cheaper", replies=[cheaper, call, stay], **facts)
        form.options = turn.memory.offered
