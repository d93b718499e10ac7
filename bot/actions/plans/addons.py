"""Extras on top of a plan: adding one, and dropping one."""

from collections.abc import Sequence
from typing import Any

from bot.actions.lines import Line, meant, my_lines
from bot.actions.plans.addon_start import WithStart, action_of
from bot.actions.plans.addon_words import (
    ADD,
    OFF_WORDS,
    REMOVE,
    action_in,
    addon_reply,
    asks_what_runs,
    choice_of,
    has,
    known_as,
    like,
    listed,
    names_something,
    naming,
)
from bot.dialogue.form import Question, refuse
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import MOST_SHOWN, Turn
from bot.dialogue.wondering import keep_summary
from bot.reading import Choice, choose

MORE = "more"


class ManageAddon(WithStart):
    intent = "manage_addon"
    topic = "plans"
    questions = (
        Question("addon", reads=("addon",)),
        Question("line", needed=lambda form: "line_id" not in form.facts),
        # Whatever is added starts today: who names a later day is told so, and asked whether to wait.
        Question("start", reads=("day",), needed=lambda form: "later" in form.facts),
    )
    refusals = {
        "addon-running": "plans.addon_running",
        "addon-not-running": "plans.addon_not_running",
        "not-usable": "plans.addon_refused",
        "not-for-prepaid": "plans.addon_refused",
        "not-enough-credit": "plans.addon_no_credit",
        "quote-used": "plans.done_before",
        "quote-running": "plans.done_before",
        "offer-outdated": "plans.outdated",
        "start-passed": "plans.outdated",
    }

    async def begin(self, turn: Turn, form: Opened) -> bool:
        if not (lines := await my_lines(self, turn)):
            if lines is not None:
                turn.say("plans.no_lines")
            return False
        known = await turn.get("/v1/plans/addons")
        if not known.ok:
            await self.excuse(turn, known)
            return False
        form.facts["action"] = action_in(turn)
        kinds = {line["service"]["kind"] for line in meant(turn, lines)}
        offered = [one for one in known.body["addons"] if one["kind"] in kinds]
        running = [one for line in lines for one in line["addons"] if not one["ends_on"]]
        form.facts["addons"] = choice_of(form.facts["action"], offered, running)
        form.facts["running"] = ", ".join(one["name"] for one in running)
        if form.facts["action"] == REMOVE and not running:
            turn.say("plans.addon_none")
            return False
        if asks_what_runs(turn):
            turn.say("plans.addons_yours" if running else "plans.addons_not_yours", running=form.facts["running"])
            return False
        await self._take_likely(turn, form, running)
        return turn.memory.form is form

    async def _take_likely(self, turn: Turn, form: Opened, running: Sequence[dict[str, Any]]) -> None:
        """ "The insurance" names one as well as its whole name; of one there is no choice. The summary names it."""
        found = form.facts["addons"]
        if turn.first("addon") or not found:
            return
        # Who asks for what the line has is told so.
        action, known = form.facts["action"], len(found)
        own = running if action != REMOVE else ()
        found = form.facts["addons"] = like(turn.words, found, own)
        place = choose(naming(turn.words), [Choice(one["name"]) for one in found]) if turn.words else None
        # "Add Netflix" is no wish for the only extra there is.
        only = len(found) == 1 and (action == REMOVE or known > 1 or not names_something(turn.words))
        form.facts["strange"] = action != REMOVE and not only and place is None and names_something(turn.words)
        likely = found[place] if isinstance(place, int) else found[0] if only else None
        if likely:
            form.values["addon"] = await self.check_addon(turn, form, likely["code"])

    def wording(self, form: Opened, question: Question) -> str:
        """Who names what is not sold sees what is."""
        key = super().wording(form, question)
        if question.name == "addon" and form.facts.get("strange"):
            return f"{key}_strange"
        return f"{key}_{ADD}" if question.name == "addon" and form.facts["action"] != REMOVE else key

    def words_again(self, form: Opened) -> str:
        return f"{action_of(form)} {form.facts['name']}" if "name" in form.facts else "add an extra"

    def words_of_deed(self, form: Opened) -> frozenset[str]:
        """ "Take it off" after "Shall I remove it?" is a yes."""
        return OFF_WORDS if action_of(form) == REMOVE else self.deed_words

    def undo(self, form: Opened) -> str | None:
        added = form.facts["action"] != REMOVE and form.facts["line_id"] not in form.facts["having"]
        return f"{REMOVE if added else ADD} {form.facts['name']}"

    async def options_addon(self, turn: Turn, form: Opened) -> list[Reply]:
        found = form.facts["addons"]
        if len(found) <= MOST_SHOWN:
            form.facts["listed"] = listed(found)
            return [addon_reply(one) for one in found]
        first = form.facts.get("shown", 0) % len(found)
        some = found[first : first + MOST_SHOWN - 1]
        form.facts["listed"] = listed(some)
        return [*(addon_reply(one) for one in some), Reply(turn.phrase("plans.more"), value=MORE)]

    async def check_addon(self, turn: Turn, form: Opened, value: Any) -> Any:
        if value == MORE:
            form.facts["shown"] = form.facts.get("shown", 0) + MOST_SHOWN - 1
            form.options = await self.options_addon(turn, form)
            return refuse("plans.manage_addon_more", listed=form.facts["listed"])
        known = await turn.get("/v1/plans/addons")
        lines = await my_lines(self, turn) if known.ok else None
        if lines is None:
            if not known.ok:
                await self.stop(turn, known)
            turn.memory.form = None
            return value
        addon = known_as(value, known.body["addons"], lines)
        if addon is None:
            return refuse("plans.addon_gone")
        fitting = [line for line in lines if line["service"]["kind"] == addon["kind"]]
        if not fitting:
            return refuse("plans.addon_no_line", wanted=addon["name"])
        self._choose_line(turn, form, addon, fitting)
        return addon["code"]

    def _choose_line(self, turn: Turn, form: Opened, addon: dict[str, Any], fitting: Sequence[Line]) -> None:
        having = [line for line in fitting if has(line, addon["code"])]
        if form.facts["action"] == REMOVE and having:
            fitting = having
        likely = meant(turn, fitting)
        form.facts |= {"name": addon["name"], "having": [line["service"]["id"] for line in having]}
        form.facts["lines"] = [[line["service"]["id"], line["service"]["label"]] for line in fitting]
        for gone in ("line_id", "label"):
            form.facts.pop(gone, None)
        form.values.pop("line", None)
        if len(likely) == 1:
            form.facts |= {"line_id": likely[0]["service"]["id"], "label": likely[0]["service"]["label"]}

    async def options_line(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(label, value=line_id) for line_id, label in form.facts["lines"]]

    async def check_line(self, turn: Turn, form: Opened, value: Any) -> Any:
        form.facts |= {"line_id": value, "label": dict(form.facts["lines"])[value]}
        turn.choose_line("mobile", value)
        return value

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        action = action_of(form)
        wanted = {"service_id": form.facts["line_id"], "addon_code": form.values["addon"], "action": action}
        quote = await turn.post("/v1/plans/addons/quotes", wanted)
        if quote.problem in ("addon-running", "addon-not-running"):
            self.finish(turn)
            turn.say(self.refusals[quote.problem], name=form.facts["name"], label=form.facts["label"])
        elif await self.quoted(turn, quote):
            self._ask(turn, form, quote.body)

    def _ask(self, turn: Turn, form: Opened, quote: dict[str, Any]) -> None:
        case = REMOVE if quote["action"] == REMOVE else "pass" if quote["addon"]["days"] else ADD
        price = quote["price"]["display"]
        facts = keep_summary(
            form,
            case,
            name=quote["addon"]["name"],
            label=form.facts["label"],
            price=price,
            on=quote["charged_on"]["display"] if quote["charged_on"] else "",
            ends=quote["ends_on"]["display"] if quote["ends_on"] else "",
        )
        yes = turn.phrase(f"plans.manage_addon_yes_{quote['action']}", price=price)
        no = turn.phrase(f"plans.manage_addon_no_{quote['action']}")
        self.confirm(turn, f"plans.manage_addon_confirm_{case}", yes=yes, no=no, **facts)

    async def act(self, turn: Turn, form: Opened) -> None:
        receipt = await self.do_as_quoted(turn, "/v1/plans/addons/changes")
        if receipt is None:
            return
        ends = receipt["ends_on"]["display"] if receipt["ends_on"] else None
        case = "removed" if receipt["action"] == REMOVE else "added_until" if ends else "added"
        label, price = form.facts["label"], receipt["price"]["display"]
        turn.say(
            f"plans.addon_{case}", name=receipt["name"], label=label, price=price, ends=ends, number=receipt["number"]
        )
