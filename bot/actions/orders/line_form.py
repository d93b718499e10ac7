"""What the forms about one of the customer's lines share: which line, and a second chance for what did not fit."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from bot.actions.client import Answer
from bot.dialogue.form import Form
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.topic import line_title
from bot.dialogue.turn import Turn
from bot.reading import Choice, choose

# More than these are not offered; any can be named.
MOST_OFFERED = 4
MOST_KEPT = 30
IN_USE = frozenset({"active", "suspended", "barred"})
# "I lost my phone" names no line, even where one is called "Maya's phone".
_ANY = re.compile(r"\b(?:mobiles?|phones?|lines?|sims?|numbers?|cards?|ending|one)\b", re.IGNORECASE)


class LineForm(Form):
    """A form about one line: the only one, the one named, the one chosen before in this conversation, or asked for.

    It has a question "line". What is chosen is remembered under the kind of service.
    """

    kind: ClassVar[str] = "mobile"
    # Said where there is no such line, and the refusals after which one question is put anew.
    no_line: ClassVar[str] = "orders.no_mobile"
    anew: ClassVar[Mapping[str, tuple[str, str]]] = {}

    async def look_up_lines(self, turn: Turn, form: Opened) -> bool:
        me = await turn.get("/v1/accounts/me")
        if not me.ok:
            await self.stop(turn, me)
            return False
        services = [one for account in me.body["accounts"] for one in account["services"]]
        lines = [one for one in services if one["kind"] == self.kind and one["state"] in IN_USE]
        if not lines:
            turn.say(self.no_line)
            return False
        form.facts["lines"] = [{"id": one["id"], "label": one["label"]} for one in lines[:MOST_KEPT]]
        chosen = turn.memory.lines.get(self.kind)
        named = await self.read_line(turn, form, turn.words)
        line = lines[0]["id"] if len(lines) == 1 else named or chosen
        if line in {one["id"] for one in form.facts["lines"]}:
            form.values["line"] = await self.check_line(turn, form, line)
        return True

    async def options_line(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(line_title(one["label"]), value=one["id"]) for one in form.facts["lines"][:MOST_OFFERED]]

    async def read_line(self, turn: Turn, form: Opened, words: str) -> str | None:
        lines = form.facts.get("lines", [])
        named = [one["id"] for one in lines if _names(words, one["label"])]
        if len(lines) < 2 or len(named) == 1:
            return named[0] if named else None
        place = choose(_ANY.sub(" ", words), [Choice(_ANY.sub(" ", one["label"])) for one in lines])
        return lines[place]["id"] if isinstance(place, int) else None

    async def check_line(self, turn: Turn, form: Opened, value: Any) -> str:
        lines = form.facts["lines"]
        named = [one for one in lines if _names(turn.words, one["label"])]
        # "The van 1 one" has a place of the menu in it; the name says more.
        line = named[0] if len(named) == 1 else next(one for one in lines if one["id"] == value)
        turn.memory.lines[self.kind] = line["id"]
        form.facts["label"] = line["label"]
        return line["id"]

    async def stop(self, turn: Turn, answer: Answer) -> None:
        form = turn.memory.form
        question, key = self.anew.get(answer.problem, (None, None))
        # Once or twice it may be a slip; after that the refusal is the answer.
        if form is None or question is None or form.facts.get("slips", 0) > 1:
            await super().stop(turn, answer)
            return
        form.facts |= {"slips": form.facts.get("slips", 0) + 1, "detail": answer.body["detail"]}
        form.values.pop(question, None)
        await self.ask(turn, form, self._question(question), [], key)


def _names(words: str, label: str) -> bool:
    """By its name ("van 2") or by its last digits, wherever in the message."""
    name, _, digits = label.partition(" ending ")
    called = _ANY.sub(" ", name).strip()
    return any(
        part and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", words, re.IGNORECASE) for part in (called, digits)
    )
