"""What the forms about one of the customer's lines share: which line."""

from typing import Any, ClassVar

from bot.actions.lines import meant
from bot.dialogue.form import Form
from bot.dialogue.lines import called, line_title, named, no_names, of_account
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.question import refuse
from bot.dialogue.turn import Turn

# More than these are not offered; any can be named.
MOST_OFFERED = 4
MORE = "more"
MOST_KEPT = 30
IN_USE = frozenset({"active", "suspended", "barred"})


class LineForm(Form):
    """A form about one line: the only one, the one named, the one chosen before in this conversation, or asked for.

    It has a question "line". What is chosen is remembered under the kind of service.
    """

    kind: ClassVar[str] = "mobile"
    # Said where there is no such line.
    no_line: ClassVar[str] = "orders.no_mobile"

    async def answer(self, turn: Turn) -> None:
        """What was not understood just before may have named the line."""
        if not turn.words and turn.memory.misheard:
            turn.as_if(self.intent, turn.memory.misheard[-1])
        await super().answer(turn)

    async def look_up_lines(self, turn: Turn, form: Opened) -> bool:
        me = await turn.get("/v1/accounts/me")
        if not me.ok:
            await self.stop(turn, me)
            return False
        lines = [one for one in of_account(me.body, self.kind) if one["state"] in IN_USE][:MOST_KEPT]
        if not lines:
            turn.say(self.no_line)
            return False
        form.facts["lines"] = [{"id": one["id"], "label": one["label"]} for one in lines]
        fitting = meant(turn, lines)
        if len(fitting) == 1:
            form.values["line"] = await self.check_line(turn, form, fitting[0]["id"])
        return True

    async def options_line(self, turn: Turn, form: Opened) -> list[Reply]:
        """Where there are more than can be shown, the last one leads to the others."""
        lines = form.facts["lines"]
        if len(lines) <= MOST_OFFERED:
            return [Reply(line_title(one["label"]), value=one["id"]) for one in lines]
        first = form.facts.get("shown", 0) % len(lines)
        some = lines[first : first + MOST_OFFERED - 1]
        titles = [Reply(line_title(one["label"]), value=one["id"]) for one in some]
        return [*titles, Reply(turn.phrase("orders.more_lines", count=len(lines) - len(some)), value=MORE)]

    async def read_line(self, turn: Turn, form: Opened, words: str) -> str | None:
        lines = form.facts.get("lines", [])
        place = named(words, [one["label"] for one in lines], no_names(turn.found(text=words)))
        return None if place is None else str(lines[place]["id"])

    async def check_line(self, turn: Turn, form: Opened, value: Any) -> Any:
        lines = form.facts["lines"]
        if value == MORE:
            form.facts["shown"] = form.facts.get("shown", 0) + MOST_OFFERED - 1
            form.options = await self.options_line(turn, form)
            return refuse("orders.other_lines")
        exact = [one for one in lines if called(turn.words, one["label"])]
        # "The van 1 one" has a place of the menu in it; the name says more.
        line = exact[0] if len(exact) == 1 else next(one for one in lines if one["id"] == value)
        turn.choose_line(self.kind, line["id"])
        form.facts["label"] = line["label"]
        return str(line["id"])
