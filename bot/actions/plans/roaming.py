"""The phone abroad: what a country costs, which pass makes it cheaper, roaming on and off, and a fault found there."""

import re
from typing import Any

from bot.actions.billing.disputes import DisputeCharge
from bot.actions.knowledge import NEAR, Knowledge, best
from bot.actions.lines import Line, known_lines, meant
from bot.actions.plans.addon_words import action_in
from bot.actions.plans.addons import ManageAddon
from bot.actions.plans.countries import countries, covered_together
from bot.actions.plans.roaming_switch import IT, ON, RoamingSwitch
from bot.actions.plans.roaming_wishes import (
    contests_a_charge,
    is_it_on,
    part_in,
    rings_from_home,
    tells_of_a_fault,
    wants_roaming,
)
from bot.actions.troubleshooting.topics import MobileProblem
from bot.actions.usage.counting import CheckUsage
from bot.dialogue.form import Question
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn
from bot.reading.still_off import is_not_mended

# The one that was asked about last is remembered under this name.
COUNTRY = "country"
# Of as many words a country is named, with a please.
MOST_WORDS = 4
_TRAVELS = re.compile(
    r"\W*(?:(?:hi|hello|so|and|ok|well)\W+)*(?:(?:i'?m|we'?re|im|were|i am|we are|i|we|i'?ll be|my \w+ is)\s+)?"
    r"(?:(?:will|are|am|is|be)\s+)?(?:going|go|fly|flying|travel|travelling|traveling|off|heading|away|landing|driving)"
    r"\s+(?:(?:on (?:holiday|a trip)|abroad)\s+)?(?:to|in|for)\b",
    re.IGNORECASE,
)
_USED = re.compile(r"\b(?:did (?:i|we) use|have (?:i|we) used|used|usage|last trip)\b", re.IGNORECASE)


class RoamingHelp(RoamingSwitch):
    intent = "roaming_help"
    interrupts = True
    questions = (
        Question("country", needed=lambda form: ON not in form.facts),
        Question("line", needed=lambda form: ON in form.facts),
    )
    more = frozenset({"country"})
    refusals = {**RoamingSwitch.refusals, "country-unknown": "plans.roaming_unknown"}

    def goes_on_with(self, turn: Turn) -> bool:
        """ "And calls?" after a country is about calls from there; "still nothing" about the phone there."""
        on = part_in(turn.words) is not None or is_not_mended(turn.words)
        return super().goes_on_with(turn) or (on and COUNTRY in turn.memory.lines) or is_it_on(turn.words)

    def changes(self, turn: Turn) -> bool:
        wants = wants_roaming(turn.words) is not None
        return wants or tells_of_a_fault(turn.words) or contests_a_charge(turn.words) or _names_extra(turn)

    def claims(self, turn: Turn) -> bool:
        """ "Going to Turkey on the 3rd"."""
        return (_TRAVELS.match(turn.words) is not None and turn.first("country") is not None) or _rings(turn)

    def outranks_library(self, turn: Turn) -> bool:
        return turn.sure and self.changes(turn)

    async def answer(self, turn: Turn) -> None:
        """Who has no network in Spain wants one, and not its price. Who was never there wants no pass either."""
        if contests_a_charge(turn.words):
            turn.about = {"named": "roaming"}
            turn.as_if(DisputeCharge.intent, turn.words)
            await DisputeCharge().answer(turn)
        elif _rings(turn):
            # What such a call costs is in no system here: the price of roaming would be another one.
            extra = Reply(turn.phrase("plans.calls_abroad_extra"), ManageAddon.intent, "add international calls")
            person = Reply(turn.book.title("request_human"), "request_human")
            turn.say("plans.calls_from_home", replies=[extra, person])
        elif _names_extra(turn):
            turn.as_if(ManageAddon.intent, turn.words)
            await ManageAddon().answer(turn)
        elif tells_of_a_fault(turn.words) or is_not_mended(turn.words):
            turn.as_if(MobileProblem.intent, turn.words)
            await MobileProblem().answer(turn)
        else:
            await super().answer(turn)

    async def begin(self, turn: Turn, form: Opened) -> bool:
        """Where no country is named, it may be about the phone's settings, or about a trip that is over."""
        if (on := wants_roaming(turn.words)) is None and turn.memory.last == self.intent:
            # After it was said to be off, "switch it on" is about roaming.
            on = said["how"].lower() == ON if (said := IT.match(turn.words)) else None
        if on is not None:
            return await self.begin_to_switch(turn, form, on)
        if turn.first("country"):
            return True
        if is_it_on(turn.words):
            turn.say("plans.roaming_is_it_on")
            return False
        if part_in(turn.words) and (country := turn.memory.lines.get(COUNTRY)):
            form.values["country"] = country
            return True
        other = CheckUsage() if _USED.search(turn.words) else Knowledge() if _is_known(turn) else None
        if other:
            await other.answer(turn)
        return other is None

    async def read_country(self, turn: Turn, form: Opened, words: str) -> Any:
        """In answer a word is the country, even with a letter wrong."""
        short = form.asked == "country" and len(words.split()) <= MOST_WORDS
        found = turn.found(text=words) + (turn.found(text=f"to {words}") if short else [])
        return next((one.value for one in found if one.kind == "country"), None)

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        if ON in form.facts:
            await self.ask_to_switch(turn, form)
            return
        line = await self._line(turn)
        self.finish(turn)
        told: list[dict[str, Any]] = []
        for country in countries(turn, form.values["country"]):
            answer = await turn.get(f"/v1/plans/roaming/{country}", service_id=line["service"]["id"] if line else None)
            if not answer.ok:
                await self.excuse(turn, answer)
                return
            turn.memory.lines[COUNTRY] = country
            told.append(answer.body)
        for body, name in covered_together(turn, told):
            self._tell(turn, body, line, name)
        self._tell_if_off(turn, told[-1])

    async def _line(self, turn: Turn) -> Line | None:
        """The customer's own, where it is known who asks and which it is. The prices are everybody's to see."""
        fitting = meant(turn, await known_lines(turn), ("mobile",))
        return fitting[0] if len({line["plan_code"] for line in fitting}) == 1 else None

    def _tell(self, turn: Turn, body: dict[str, Any], line: Line | None, name: str) -> None:
        price, mine, passes = body["price"], body["mine"], body["passes"]
        facts: dict[str, Any] = {
            "country": name,
            "gigabyte": price["gigabyte"]["display"],
            "minute": price["minute"]["display"],
            "text": price["text"]["display"],
            "day": body["day"]["display"],
            "plan": line["plan_name"] if line else "",
        }
        if mine and mine["covered"]:
            turn.say("plans.roaming_covered", **facts)
        elif mine and mine["running"]:
            running = mine["running"]
            turn.say("plans.roaming_pass_runs", name=running["name"], ends=running["ends_on"]["display"], **facts)
        else:
            part = None if turn.first("country") else part_in(turn.words)
            key = f"plans.roaming_{part or ('price' if mine else 'price_of_all')}"
            self._with_pass(turn, key, facts, passes, body["day"]["minor"])

    def _tell_if_off(self, turn: Turn, body: dict[str, Any]) -> None:
        price, mine = body["price"], body["mine"]
        if mine and not mine["switched_on"]:
            # All that may be chosen belongs to what was said last.
            wish = turn.phrase("plans.roaming_on_wish", country=price["name"])
            replies = [Reply(turn.phrase("plans.roaming_switch_it_on"), self.intent, wish), *turn.memory.offered]
            turn.say("plans.roaming_still_off", replies=replies, label=mine["service"]["label"])

    def _with_pass(self, turn: Turn, key: str, facts: dict[str, Any], passes: list[dict[str, Any]], day: int) -> None:
        best = passes[0] if passes and passes[0]["a_day"]["minor"] < day else None
        if best is None:
            turn.say(key, advice=turn.phrase("plans.roaming_no_pass"), **facts)
            return
        name, price = best["addon"]["name"], best["addon"]["price"]["display"]
        advice = turn.phrase("plans.roaming_pass", name=name, price=price, days=best["addon"]["days"])
        # Pressed, it begins the extra's own form with the pass named, and the day they go.
        days_said = [one.text for one in turn.found() if one.kind == "day" and one.value > turn.today]
        if days_said:
            advice = f"{advice} {turn.phrase('plans.roaming_pass_later')}"
        wish = " ".join([turn.phrase("plans.roaming_wish", name=name), *days_said])
        others = Reply(turn.book.title("view_plan"), "view_plan")
        replies = [Reply(turn.phrase("plans.roaming_add"), ManageAddon.intent, wish), others]
        turn.say(key, advice=advice, replies=replies, **facts)


def _rings(turn: Turn) -> bool:
    return any(one.kind == "country" and rings_from_home(turn.words, one.start) for one in turn.found())


def _names_extra(turn: Turn) -> bool:
    """ "Add a Europe day pass" names no country, and need not."""
    return turn.first("addon") is not None and turn.first("country") is None and action_in(turn) is not None


def _is_known(turn: Turn) -> bool:
    found = best(turn)
    return found is not None and found[1] >= NEAR and found[0].topic != RoamingHelp.intent
