"""Moving a line to another plan: which ones are possible, what it comes to, and the change itself."""

from collections.abc import Collection
from typing import Any

from bot.actions.lines import Line
from bot.actions.plans.plan_form import SERVICE
from bot.actions.plans.plan_wishes import fitting_wish
from bot.actions.plans.plan_words import (
    difference,
    in_menu,
    kept_plan,
    listed,
    plan_named,
    plan_reply,
    priced,
    say_title,
    term,
)
from bot.actions.plans.starting import NEXT_BILL, NOW, WithDay
from bot.dialogue.form import Question, refuse
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import MOST_SHOWN, Turn
from bot.dialogue.wondering import keep_summary

MORE = "more"
# What stands in the way of the line and not of one plan.
OF_THE_LINE = ("suspended", "not_active", "unpaid", "pending_change")


class ChangePlan(WithDay):
    intent = "change_plan"
    topic = "plans"
    questions = (
        SERVICE,
        Question("plan", needed=lambda form: "back" not in form.facts),
        # The next bill is the better day: nothing is charged twice, and it can be taken back until then.
        Question("when", reads=("day",), needed=lambda _: False),
    )
    refusals = {
        "not-eligible": "plans.change_plan_refused",
        "not-usable": "plans.change_plan_refused",
        "quote-used": "plans.done_before",
        "quote-running": "plans.done_before",
        "offer-outdated": "plans.outdated",
        "change-done": "plans.change_done",
        "too-late-to-cancel": "plans.change_done",
        "already-ordered": "plans.already_ordered",
    }

    async def kinds(self, turn: Turn) -> Collection[str]:
        """A plan that is named says which kind of line is meant."""
        named = turn.first("plan")
        if not named:
            return ()
        catalogue = await turn.get("/v1/plans/catalogue")
        return [plan["kind"] for plan in catalogue.body["plans"] if plan["name"] == named] if catalogue.ok else ()

    def words_again(self, form: Opened) -> str:
        names = [plan["name"] for plan in form.facts.get("plans", []) if plan["code"] == form.values.get("plan")]
        today = ["from today"] if form.values.get("when") == NOW else []
        return " ".join(["change plan", *(f"to {name}" for name in names), *today])

    async def about(self, turn: Turn, form: Opened, line: Line) -> bool:
        await super().about(turn, form, line)
        if line["pending"]:
            self.note_pending(turn, form, line["pending"])
            return True
        answer = await turn.get("/v1/plans/eligibility", service_id=form.facts["line_id"])
        if not answer.ok:
            await self.excuse(turn, answer)
            return False
        return self._can_change(turn, form, answer.body)

    def _can_change(self, turn: Turn, form: Opened, body: dict[str, Any]) -> bool:
        plans = [kept_plan(turn, one) for one in body["plans"]]
        form.facts |= {
            "old_price": body["present"]["price"]["display"],
            "next_bill": body["next_bill_on"]["display"],
            "next_iso": body["next_bill_on"]["iso"],
            "plans": plans,
        }
        if any(not plan["why"] for plan in plans):
            return self._narrowed(turn, form, body)
        reasons = [reason["why"] for one in body["plans"] for reason in one["reasons"]]
        why = next((why for why in reasons if why in OF_THE_LINE), "")
        key = f"plans.change_plan_none_{why}"
        reason = next((plan["why"] for plan in plans if plan["name"] != form.facts["old"]), "")
        facts = {"label": form.facts["label"], "old": form.facts["old"], "why": reason}
        turn.say(key if key in turn.book else "plans.change_plan_none" if reason else "plans.change_plan_only", **facts)
        return False

    def _narrowed(self, turn: Turn, form: Opened, body: dict[str, Any]) -> bool:
        """ "Something cheaper" leaves some of the plans. Of one, the summary is said at once."""
        if turn.first("plan"):
            return True
        fitting = fitting_wish(turn.words, body)
        if fitting is None:
            return True
        possible = [plan["code"] for plan in form.facts["plans"] if plan["code"] in fitting and not plan["why"]]
        if len(possible) == 1:
            form.values["plan"] = possible[0]
        elif possible:
            form.facts["fitting"] = possible
        else:
            return self._none_fits(turn, form, fitting)
        return True

    def _none_fits(self, turn: Turn, form: Opened, fitting: list[str]) -> bool:
        refused = next((plan for plan in form.facts["plans"] if plan["code"] in fitting), None)
        facts = {"label": form.facts["label"], "old": form.facts["old"], "old_price": form.facts["old_price"]}
        if refused:
            turn.say("plans.change_plan_later", wanted=refused["name"], why=refused["why"], **facts)
        else:
            turn.say("plans.change_plan_no_such", **facts)
        return False

    async def read_plan(self, turn: Turn, form: Opened, words: str) -> str | None:
        return plan_named(turn, form, words)

    async def options_plan(self, turn: Turn, form: Opened) -> list[Reply]:
        """At most four, and a way to the rest."""
        wanted = form.facts.get("fitting")
        plans = [plan for plan in form.facts["plans"] if not plan["why"] and (not wanted or plan["code"] in wanted)]
        if len(plans) > MOST_SHOWN:
            first = form.facts.get("shown", 0) % len(plans)
            plans = plans[first : first + MOST_SHOWN - 1]
            more = turn.phrase("plans.more")
            form.facts |= {"listed": listed(plans), "menu": in_menu([*map(priced, plans), more])}
            return [*(plan_reply(plan) for plan in plans), Reply(more, value=MORE)]
        form.facts |= {"listed": listed(plans), "menu": in_menu([*map(priced, plans)])}
        return [plan_reply(plan) for plan in plans]

    async def check_plan(self, turn: Turn, form: Opened, value: Any) -> Any:
        if "plans" not in form.facts:
            return value
        if value == MORE:
            form.facts["shown"] = form.facts.get("shown", 0) + MOST_SHOWN - 1
            form.options = await self.options_plan(turn, form)
            return refuse("plans.change_plan_more", listed=form.facts["listed"], menu=form.facts["menu"])
        plan = next((plan for plan in form.facts["plans"] if value in (plan["code"], plan["name"])), None)
        if plan is None:
            return refuse("plans.change_plan_other_kind", wanted=value)
        if plan["name"] == form.facts["old"]:
            return refuse("plans.change_plan_present")
        if plan["why"]:
            return refuse("plans.change_plan_not_possible", wanted=plan["name"], why=plan["why"])
        return plan["code"]

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        if "back" in form.facts:
            self.offer_back(turn, form)
            return
        wanted = {
            "service_id": form.facts["line_id"],
            "plan_code": form.values["plan"],
            "when": form.values.get("when", NEXT_BILL),
        }
        quote = await turn.post("/v1/plans/changes/quotes", wanted)
        if await self.quoted(turn, quote):
            self._ask(turn, form, quote.body, wanted["when"])

    def _ask(self, turn: Turn, form: Opened, quote: dict[str, Any], when: str) -> None:
        new = quote["new"]["name"]
        facts = keep_summary(
            form,
            when,
            label=form.facts["label"],
            old=form.facts["old"],
            new=new,
            old_price=quote["old"]["price"]["display"],
            new_price=quote["new"]["price"]["display"],
            once=quote["once_total"]["display"],
            on=quote["effective_on"]["display"],
            term=term(turn, quote),
            short_term=term(turn, quote, short=True),
            more=difference(turn, quote),
        )
        yes = say_title(turn, "plans.change_plan_yes", name=new)
        no = say_title(turn, "plans.change_plan_no", name=form.facts["old"])
        another = {"when": turn.phrase("plans.another_day")}
        self.confirm(turn, f"plans.change_plan_confirm_{when}", yes=yes, no=no, change=another, **facts)

    async def act(self, turn: Turn, form: Opened) -> None:
        if "back" in form.facts:
            await self.withdraw(turn, form)
            return
        if receipt := await self.do_as_quoted(turn, "/v1/plans/changes"):
            turn.say(
                f"plans.changed_{receipt['state']}",
                label=form.facts["label"],
                new=receipt["plan_name"],
                price=receipt["price"]["display"],
                on=receipt["effective_on"]["display"],
                number=receipt["number"],
            )
