"""What all forms have in common that change something about one of the customer's services."""

from collections.abc import Collection
from typing import Any

from bot.actions.client import Answer
from bot.actions.lines import Line, ask_which, meant, my_lines
from bot.actions.other_line import OfOneLine
from bot.actions.plans.plan_words import say_title
from bot.dialogue.correcting import keep
from bot.dialogue.form import CONFIRM, Question, refuse
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn
from bot.reading import agrees, asks

# With the next bill, until which it can be taken back.
WITH_BILL = "next_bill"
# Not asked here, for `begin` finds it out; but "no, the broadband" takes it back.
SERVICE = Question("service", reads=("service",), needed=lambda _: False)


class PlanForm(OfOneLine):
    async def begin(self, turn: Turn, form: Opened) -> bool:
        lines = await my_lines(self, turn)
        if lines is None:
            return False
        if not lines:
            turn.say("plans.no_lines")
            return False
        fitting = meant(turn, lines, await self.kinds(turn))
        if len(fitting) != 1:
            await ask_which(self, turn, fitting or lines)
            return False
        return await self.about(turn, form, fitting[0])

    def undo(self, form: Opened) -> str | None:
        """The order that is under way is found by the line. Taken back, there is nothing left to take back."""
        return None if "back" in form.facts else f"take it back on {form.facts['label']}"

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        """Nothing is chosen for a word that a question has in common with a choice. A summary sees to that itself."""
        if form.asked == "when" and (said := agrees(turn.words)) in ("yes", "no"):
            # A yes to two days is to the later one, which can still be undone; a no is to both.
            await (
                keep(turn, self, form, self.question("when"), WITH_BILL) if said == "yes" else self.declined(turn, form)
            )
            return True
        if await super().take(turn, form):
            return True
        return False if form.asked not in (None, CONFIRM) and asks(turn.words) else None

    async def kinds(self, turn: Turn) -> Collection[str]:
        """Of which kinds the line can be, as far as the message tells; none: any."""
        return ()

    async def about(self, turn: Turn, form: Opened, line: Line) -> bool:
        """The line is known now. False where nothing can be done about it, which has been said."""
        form.facts |= {
            "line_id": line["service"]["id"],
            "label": line["service"]["label"],
            "kind": line["service"]["kind"],
            "old": line["plan_name"],
        }
        return True

    async def check_service(self, turn: Turn, form: Opened, value: Any) -> Any:
        """A kind of service, or the line that was chosen among several of a kind."""
        lines = await my_lines(self, turn)
        if lines is None:
            return value
        fitting = [line for line in lines if value in (line["service"]["kind"], line["service"]["id"])]
        if form.facts.get("line_id") in [line["service"]["id"] for line in fitting]:
            return form.facts["line_id"]
        if not fitting:
            return refuse("plans.no_such_line")
        if len(fitting) > 1:
            form.asked = SERVICE.name
            form.options = [Reply(line["service"]["label"], value=line["service"]["id"]) for line in fitting]
            return refuse("support.which_line")
        form.values = {}
        form.facts = {}
        if not await self.about(turn, form, fitting[0]):
            turn.memory.form = None
        return fitting[0]["service"]["id"]

    async def declined(self, turn: Turn, form: Opened) -> None:
        self.finish(turn)
        turn.say(
            f"{self.topic}.{self.intent}_declined" if "old" in form.facts else "general.nothing_done", **form.facts
        )

    def note_pending(self, turn: Turn, form: Opened, pending: dict[str, Any]) -> None:
        """Something is under way for this line: before anything else, it can be taken back."""
        form.facts |= {
            "back": pending["order_id"],
            "number": pending["number"],
            "what": pending["kind"],
            "new": pending["plan_name"] or "",
            "on": pending["on"]["display"] if pending["on"] else turn.phrase("plans.soon"),
        }

    def offer_back(self, turn: Turn, form: Opened) -> None:
        what = form.facts["what"]
        yes, no = say_title(turn, "plans.back_yes", name=form.facts["old"]), turn.phrase(f"plans.{what}_back_no")
        self.confirm(turn, f"plans.{what}_under_way", yes=yes, no=no, **form.facts)

    async def withdraw(self, turn: Turn, form: Opened) -> None:
        what = form.facts["what"]
        path = {"plan_change": "changes", "cease": "cancellations"}[what]
        answer: Answer = await turn.delete(f"/v1/plans/{path}/{form.facts['back']}")
        if await self.went_through(turn, answer):
            label, old = form.facts["label"], form.facts["old"]
            turn.say(f"plans.{what}_taken_back", label=label, old=old, number=answer.body["number"])
