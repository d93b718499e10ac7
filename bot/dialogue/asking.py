"""What a form asks, and what it makes of an answer. All that belongs to a question is found by the question's name.

class PayBill(Form):
    questions = (Question("amount", reads=("money", "share")), Question("card"))

    async def options_card(self, turn, form): ...      what can be chosen, as Replies with a value; of one, it is it
    async def check_amount(self, turn, form, value): ...       the value to keep as JSON, or `refuse(key)`
    async def read_card(self, turn, form, words): ...          where no kind of bot.reading reads it: None for none

payments.pay_bill_amount          asks
payments.pay_bill_amount_again    asks after an answer that was not understood, with an example
"""

from collections.abc import Awaitable, Callable
from typing import Any, ClassVar

from bot.dialogue.memory import Opened, Reply
from bot.dialogue.question import Question, Refusal, storable
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn
from bot.reading.wonders import Asked

LookUp = Callable[[Turn, Opened], Awaitable[list[Reply]]]
Reader = Callable[[Turn, Opened, str], Awaitable[Any]]
Check = Callable[[Turn, Opened, Any], Awaitable[Any]]


class Asking(Topic):
    """The part of a form that asks its questions."""

    topic: ClassVar[str]
    questions: ClassVar[tuple[Question, ...]] = ()
    # What is asked about it and about nothing else, by its kind; and the kinds to which its summary is the answer.
    asked_as: ClassVar[Asked] = {}
    summed_up: ClassVar[frozenset[str]] = frozenset()

    async def ask(
        self, turn: Turn, form: Opened, question: Question, options: list[Reply], key: str | None = None
    ) -> None:
        if form.asked != question.name:
            form.tries = 0
        form.asked = question.name
        custom = await self.drawn(turn, form, question, options)
        facts = await self.facts(turn, form)
        turn.ask(key or self.wording(form, question), replies=options or None, custom=custom, **facts)
        form.options = turn.memory.offered if options else []

    async def drawn(self, turn: Turn, form: Opened, question: Question, options: list[Reply]) -> dict[str, Any] | None:
        """What goes with the question on pages: a card of what can be chosen."""
        return None

    def wording(self, form: Opened, question: Question) -> str:
        """The key of what asks; another one where it depends on what is known."""
        return f"{self.topic}.{self.intent}_{question.name}"

    async def facts(self, turn: Turn, form: Opened) -> dict[str, Any]:
        """What the questions' wordings need."""
        return {name: value for name, value in {**form.facts, **form.values}.items() if isinstance(value, str | int)}

    def words_of(self, form: Opened) -> str:
        """Whose words say what is asked about it, such as what it costs (bot/dialogue/wondering.py)."""
        return f"{self.topic}.{self.intent}"

    async def facts_about(self, turn: Turn, form: Opened, kind: str) -> dict[str, Any] | None:
        """What those words need. None where they would not be true."""
        return await self.facts(turn, form) if form.asked else {}

    def reader(self, question: Question) -> Reader | None:
        return getattr(self, f"read_{question.name}", None)

    async def told(self, turn: Turn, form: Opened, question: Question, words: str, *, asked: bool = False) -> Any:
        """What words say in answer. `asked`: the question is open, so a bare "40" may be an amount."""
        if reader := self.reader(question):
            return await reader(turn, form, words) if words else None
        if not question.reads:
            return None
        found = turn.found(asked=question.reads[0] if asked else None, text=words, past=question.past)
        return next((one.value for one in found if one.kind in question.reads), None)

    async def took_what_was_said(self, turn: Turn, form: Opened) -> bool:
        """ "I want to pay 40 on Friday" answers two questions before they are asked.

        True where an answer cannot be used: it was said why, and asked for another.
        """
        for question in self.questions:
            if question.name in form.values or (value := await self.told(turn, form, question, turn.words)) is None:
                continue
            said = len(turn.said)
            kept = await self.check(turn, form, question, value)
            if turn.memory.form is not form or len(turn.said) > said:
                return True
            if isinstance(kept, Refusal):
                await self.refuse(turn, form, question, kept)
                return True
            form.values[question.name] = kept
        return False

    async def choices(self, turn: Turn, form: Opened, question: Question) -> list[Reply] | None:
        look_up: LookUp | None = getattr(self, f"options_{question.name}", None)
        return await look_up(turn, form) if look_up else None

    async def check(self, turn: Turn, form: Opened, question: Question, value: Any) -> Any:
        """The value to keep, or a Refusal."""
        checked: Check | None = getattr(self, f"check_{question.name}", None)
        return await checked(turn, form, value) if checked else storable(value)

    async def refuse(self, turn: Turn, form: Opened, question: Question, refusal: Refusal) -> None:
        """Say why the answer cannot be used, and ask for another."""
        if form.asked != question.name:
            form.tries, form.options = 0, await self.choices(turn, form, question) or []
        form.asked = question.name
        form.tries += 1
        form.values.pop(question.name, None)
        facts: dict[str, Any] = {**await self.facts(turn, form), **refusal.facts}
        turn.ask(refusal.key, replies=form.options or None, **facts)
        form.options = turn.memory.offered if form.options else []

    def question(self, name: str | None) -> Question:
        return next(one for one in self.questions if one.name == name)
