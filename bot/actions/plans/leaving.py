"""Ending a service: when it can be, what it costs, what goes with it; and staying after all."""

from datetime import date, timedelta
from typing import Any, ClassVar

from bot.actions.lines import Line
from bot.actions.plans.leaving_words import LAST_DAY, RING_ME, reason
from bot.actions.plans.plan_form import SERVICE
from bot.actions.plans.staying import Staying, wants_to_leave
from bot.dialogue.answers import plainly_says
from bot.dialogue.correcting import keep
from bot.dialogue.deed import names_the_deed
from bot.dialogue.form import Question, refuse
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn
from bot.dialogue.wording import BUTTON
from bot.reading import agrees

FIRST, FREE, CALL, STAY = "first", "free", "call", "stay"
LONGEST_AHEAD = timedelta(days=365)
# A number is the customer's to take along.
NUMBERED = ("mobile", "landline")


class CancelService(Staying):
    intent = "cancel_service"
    deed_words = frozenset({"cancel", "end"})
    topic = "plans"
    asked_as: ClassVar = {"last_day": LAST_DAY}
    summed_up = frozenset({"last_day"})
    questions = (SERVICE, Question("end", needed=lambda form: "back" not in form.facts))
    refusals = {
        "not-usable": "plans.cancel_not_usable",
        "already-leaving": "plans.cancel_already",
        "already-ordered": "plans.already_ordered",
        "quote-used": "plans.done_before",
        "quote-running": "plans.done_before",
        "offer-outdated": "plans.cancel_outdated",
        "too-late-to-cancel": "plans.change_done",
        "change-done": "plans.change_done",
    }

    def claims(self, turn: Turn) -> bool:
        """ "Too expensive, I'm off"."""
        return wants_to_leave(turn.words)

    def words_again(self, form: Opened) -> str:
        return "cancel it"

    async def about(self, turn: Turn, form: Opened, line: Line) -> bool:
        await super().about(turn, form, line)
        form.facts["reason"] = reason(turn)
        pending = line["pending"]
        if pending and pending["kind"] == "cease":
            self.note_pending(turn, form, pending)
            return True
        return await self.ask_for_quote(turn, form)

    async def ask_for_quote(self, turn: Turn, form: Opened, wanted_on: str | None = None) -> bool:
        body = {"service_id": form.facts["line_id"], "reason": form.facts["reason"], "wanted_on": wanted_on}
        answer = await turn.post("/v1/plans/cancellations/quotes", {k: v for k, v in body.items() if v})
        if not answer.ok:
            await self.excuse(turn, answer)
            return False
        self._note(turn, form, answer.body)
        return True

    def _note(self, turn: Turn, form: Opened, quote: dict[str, Any]) -> None:
        free = quote["free_on"] if quote["early_total"]["minor"] else quote["ends_on"]
        form.facts |= {
            "quote_id": quote["quote_id"],
            "first_iso": quote["earliest_on"]["iso"],
            "first_day": quote["earliest_on"]["display"],
            "end_iso": quote["ends_on"]["iso"],
            "end": quote["ends_on"]["display"],
            "cost": quote["early_total"]["display"],
            "costs": quote["early_total"]["minor"],
            "free_iso": free["iso"],
            "free": free["display"],
            "offer": _offer(turn, quote["alternative"]),
            "text": (quote["alternative"] or {}).get("text", ""),
            "cheaper": (quote["alternative"] or {}).get("kind") == "cheaper_plan",
        }

    async def facts(self, turn: Turn, form: Opened) -> dict[str, Any]:
        if "quote_id" not in form.facts:
            return await super().facts(turn, form)
        case = "costs" if form.facts["costs"] else "free"
        told = {name: value for name, value in form.facts.items() if name not in ("offer", "text")}
        summary = [turn.phrase(f"plans.cancel_{case}", **told)]
        if form.facts["kind"] in NUMBERED:
            summary.append(turn.phrase("plans.cancel_number"))
        if form.facts["offer"]:
            summary.append(form.facts["offer"])
        summary.append(turn.phrase(f"plans.cancel_ask_{case}"))
        return {**told, "summary": " ".join(summary), "short": turn.phrase(f"plans.cancel_{case}_short", **told)}

    async def options_end(self, turn: Turn, form: Opened) -> list[Reply]:
        title = turn.phrase("plans.cancel_yes", end=form.facts["end"])
        ends = [Reply(title if len(title) <= BUTTON else turn.phrase("plans.cancel_yes_first"), value=FIRST)]
        if form.facts["costs"]:
            title = turn.phrase("plans.cancel_yes", end=form.facts["free"])
            ends.append(Reply(title if len(title) <= BUTTON else turn.phrase("plans.cancel_yes_free"), value=FREE))
        if form.facts["kind"] in NUMBERED:
            other = Reply(turn.phrase("plans.cancel_keep_number"), "port_number")
        else:
            other = Reply(turn.phrase("plans.cancel_call"), value=CALL)
        return [*ends, other, Reply(turn.phrase("plans.cancel_stay"), value=STAY)]

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        """A yes to another sentence than the one that told the day and the cost ends nothing: they are told again."""
        if form.asked == "end" and RING_ME.search(turn.words):
            # "Ok, ring me first" has a yes and a place in the list in it.
            await keep(turn, self, form, self.question("end"), CALL)
            return True
        if form.asked == "end" and not form.is_last and agrees(turn.words) == "yes":
            form.tries = 0
            await self.ask_again(turn, form)
            return True
        return await super().take(turn, form)

    async def ask_otherwise(self, turn: Turn, form: Opened) -> None:
        await super().ask_otherwise(turn, form)
        turn.asked_at = 0

    async def read_end(self, turn: Turn, form: Opened, words: str) -> Any:
        """A day of their own, or a plain yes or no."""
        day = next((one.value for one in turn.found(asked="day", text=words) if one.kind == "day"), None)
        open_now = day is None and form.asked == "end"
        said = names_the_deed(words, form.options, self.deed_words) or agrees(words) if open_now else None
        return day or (said if said in ("yes", "no") else None)

    async def check_end(self, turn: Turn, form: Opened, value: Any) -> Any:
        """The last day, and whether it was agreed to in so many words: only then is it the end at once."""
        if "quote_id" not in form.facts or value in (STAY, CALL):
            return value
        if value in ("yes", "no"):
            form.facts["agreed"] = True
            if value == "yes" and form.facts["costs"]:
                return refuse("plans.cancel_which_day")
            return form.facts["first_iso"] if value == "yes" else STAY
        named = names_the_deed(turn.words, form.options, self.deed_words) == "yes" and not form.facts["costs"]
        form.facts["agreed"] = named or any(plainly_says(turn, option.title) for option in form.options)
        if isinstance(value, str):
            # "End of March" has a word of "End Mon 21 December" in it, and is another day.
            said = None if form.facts["agreed"] else turn.first("day")
            value = said or date.fromisoformat(form.facts[f"{value}_iso"])
        if value.isoformat() < form.facts["first_iso"]:
            return refuse("plans.cancel_too_early")
        if value > turn.today + LONGEST_AHEAD:
            return refuse("plans.cancel_too_late")
        return value.isoformat()

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        if "back" in form.facts:
            self.offer_back(turn, form)
        elif form.values["end"] == STAY:
            await self.declined(turn, form)
        elif form.values["end"] == CALL:
            await self._end(turn, form, talk_first=True)
        else:
            await self._on(turn, form, form.values["end"])

    async def _on(self, turn: Turn, form: Opened, day: str) -> None:
        """A day whose cost was told already is agreed to; for any other the cost is told first."""
        agreed = form.facts["agreed"]
        if day != form.facts["end_iso"] and not await self.ask_for_quote(turn, form, day):
            turn.memory.form = None
        elif agreed:
            await self._end(turn, form)
        else:
            key = "plans.cancel_confirm_costs" if form.facts["costs"] else "plans.cancel_confirm_free"
            facts = await self.facts(turn, form)
            title = turn.phrase("plans.cancel_yes", end=form.facts["end"])
            yes = title if len(title) <= BUTTON else turn.phrase("plans.cancel_yes_then")
            self.confirm(turn, key, yes=yes, no=turn.phrase("plans.cancel_stay"), **facts)

    async def act(self, turn: Turn, form: Opened) -> None:
        if "back" in form.facts:
            await self.withdraw(turn, form)
        else:
            await self._end(turn, form)

    async def _end(self, turn: Turn, form: Opened, *, talk_first: bool = False) -> None:
        receipt = await self.do_as_quoted(turn, "/v1/plans/cancellations", talk_first=talk_first)
        if receipt is None:
            return
        if talk_first:
            turn.say("plans.cancel_called", told=receipt["told"], number=receipt["number"])
            return
        facts = {"label": form.facts["label"], "on": receipt["ends_on"]["display"], "number": receipt["number"]}
        key = "plans.cancelled_send_back" if receipt["equipment"] else "plans.cancelled"
        turn.say(key, equipment=", ".join(receipt["equipment"]), **facts)


def _offer(turn: Turn, alternative: dict[str, Any] | None) -> str:
    """One at most, and after what was asked for."""
    return turn.phrase("plans.cancel_offer", text=alternative["text"]) if alternative else ""
