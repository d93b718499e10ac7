"""What is asked about two payments of one amount: which counts, whether it is paid now, and how it came to it."""

import re
from typing import Any

from bot.actions.payments.problem_words import ASKED_AS
from bot.dialogue.form import Form
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn

_OF_TWO = {
    "which": re.compile(
        r"\b(?:which (?:one|1|payment|of (?:them|these|those|the two)|of the two|is)\b.{0,20}"
        r"\b(?:real|right|correct|true|genuine|valid|counts?|stands?|taken|hold|paid|went|proper|actual|mine|it))\b"
    ),
    "paid": re.compile(
        r"\b(?:(?:have|did|has|am|is) (?:i|it|my bill|the bill|that)(?: \w+)? (?:paid|covered|settled|up to date)"
        r"|do i (?:still )?(?:owe|have to pay)|(?:pay|owe) (?:it |them )?(?:both|twice|again)|i paid or not)\b"
    ),
    "cause": re.compile(
        r"\b(?:why (?:is|was|did|has|does) (?:that|it|this|there)|why twice|whose fault"
        r"|how (?:did|does|could|can) (?:that|this|it) happen|what (?:caused|happened|went wrong))\b"
    ),
}


class AskedOfTwo(Form):
    asked_as = ASKED_AS | _OF_TWO

    async def facts_about(self, turn: Turn, form: Opened, kind: str) -> dict[str, Any] | None:
        """Of one that is looked for nothing of it is known."""
        if kind in _OF_TWO and form.facts.get("kind") == "lost":
            return None
        return await super().facts_about(turn, form, kind)

    async def ask_again(self, turn: Turn, form: Opened) -> None:
        """What was found out is told once; the question alone comes again."""
        if form.asked == "taken":
            options = await self.choices(turn, form, self.question("taken"))
            await self.ask(turn, form, self.question("taken"), options or [], "payments.payment_problem_taken_again")
        else:
            await super().ask_again(turn, form)
