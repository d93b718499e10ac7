"""The base of all that changes something: ask what is missing, one thing a turn, sum up, do it once, give a receipt.

Questions are asked in the order of `questions` (bot/dialogue/asking.py). One whose value is known is never asked.
What it comes to is quoted, and what was agreed to is done by its quote:

    async def sum_up(self, turn, form):
        quote = await turn.post("/v1/payments/quotes", {"amount": form.values["amount"]})
        if await self.quoted(turn, quote):
            self.confirm(turn, "payments.pay_bill_confirm", yes="Pay £42.10", no="Not now", **facts)

    async def act(self, turn, form):
        if receipt := await self.do_as_quoted(turn, "/v1/payments"):
            turn.say("payments.paid", number=receipt["number"])
"""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar

from bot.actions.client import Answer, Outcome
from bot.dialogue.asking import Asking
from bot.dialogue.memory import Deed, Opened, Reply
from bot.dialogue.question import Question, Refusal, refuse
from bot.dialogue.turn import Turn

__all__ = ["CHANGE", "CONFIRM", "MOST_TRIES", "Form", "Question", "Refusal", "refuse"]

CONFIRM, CHANGE = "confirm", "change"
# The first answer in vain gets an example, the second a way out.
MOST_TRIES = 2
# Once or twice it may be a slip; after that the refusal is the answer.
MOST_SLIPS, SLIPS = 2, "slips"
# The same deed again finds out whether it was done, and is not done twice.
UNSURE, DONE_ALREADY = "unsure", ("quote-used", "quote-running")
CAN_GO_ON = (Outcome.sign_in, Outcome.unavailable, Outcome.unknown, Outcome.which_service, Outcome.token_refused)


class Form(Asking):
    # Begins by telling something, so it may answer in the middle of another form, which then asks again.
    interrupts: ClassVar[bool] = False
    # Other words for its deed than those of its button.
    deed_words: ClassVar[frozenset[str]] = frozenset()
    # What it has changed can be changed once more, by the same form.
    once_more: ClassVar[bool] = False
    # The refusals after which one question is asked anew, and how: the question's name and the key.
    anew: ClassVar[Mapping[str, tuple[str, str]]] = {}

    def words_of_deed(self, form: Opened) -> frozenset[str]:
        return self.deed_words

    def holds(self, form: Opened) -> bool:
        """False where its question only offers something more: any other message simply passes it by."""
        return True

    def waits(self, turn: Turn, form: Opened) -> bool:
        """For an answer of its own, or for a line to be named."""
        again = turn.memory.again
        return self.holds(form) and (form.asked is not None or (again is not None and again.intent == form.intent))

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        """An own way to hear an answer: whether the message was one. None: it is heard as usual."""
        return None

    async def answer(self, turn: Turn) -> None:
        """Begin, with whatever the first message says already."""
        form = turn.memory.form = Opened(self.intent, text=turn.words)
        if not await self.begin(turn, form):
            turn.memory.form = None
        elif not await self.took_what_was_said(turn, form) and turn.memory.form:
            await self.go_on(turn, form)

    def changes(self, turn: Turn) -> bool:
        """Whether this message wants something changed. What only reads may interrupt, as a plain topic does."""
        return not self.interrupts

    async def begin(self, turn: Turn, form: Opened) -> bool:
        """Look up what the questions need. False where it has ended: what stands in the way has been said."""
        return True

    @abstractmethod
    async def sum_up(self, turn: Turn, form: Opened) -> None:
        """Everything is known: quote it and ask for a yes with `confirm`, or do what needs none and `finish`."""

    async def act(self, turn: Turn, form: Opened) -> None:
        """The customer agreed to what was summed up: do it, say the receipt, and `finish`."""
        raise NotImplementedError(f"{self.intent} asks for no yes.")

    def undo(self, form: Opened) -> str | None:
        """The words to this topic by which what was just done is taken back, where it can be."""
        return None

    async def declined(self, turn: Turn, form: Opened) -> None:
        """The customer said no to the summary."""
        self.finish(turn)
        key = f"{self.topic}.{self.intent}_declined"
        left = "general.left_open" if turn.memory.done else "general.nothing_done"
        turn.say(key if key in turn.book else left)

    def confirm(
        self, turn: Turn, key: str, *, yes: str, no: str, change: Mapping[str, str] | None = None, **facts: Any
    ) -> None:
        """Sum up and ask. `yes` says what it costs or does, `no` what stays; `change` has questions to ask anew."""
        form = self._form(turn)
        form.asked, form.tries = CONFIRM, 0
        # Whatever was left unsure was another quote's.
        form.facts.pop(UNSURE, None)
        changes = [Reply(title, value={CHANGE: name}) for name, title in (change or {}).items()]
        turn.ask(key, replies=[Reply(yes, value="yes"), *changes, Reply(no, value="no")], **facts)
        form.options = list(turn.memory.offered)

    def finish(self, turn: Turn) -> None:
        turn.memory.form = None
        turn.memory.failures = 0

    async def quoted(self, turn: Turn, quote: Answer) -> bool:
        """Whether there is a quote to agree to, which is kept for the yes. If not, it has been said why."""
        if quote.ok:
            self._form(turn).facts["quote_id"] = quote.body["quote_id"]
        else:
            await self.stop(turn, quote)
        return quote.ok

    async def do_as_quoted(self, turn: Turn, path: str, **beside: Any) -> dict[str, Any] | None:
        """What was agreed to, done: its receipt. None where it is not, and has been said why."""
        done = await turn.post(path, {"quote_id": self._form(turn).facts["quote_id"], **beside})
        return done.body if await self.went_through(turn, done) else None

    async def went_through(self, turn: Turn, done: Answer) -> bool:
        """Whether it was done, which ends the form. If not, it has been said why."""
        if done.ok:
            turn.did = Deed(self.intent, self.undo(self._form(turn)), self.once_more)
            self.finish(turn)
        else:
            await self.stop(turn, done)
        return done.ok

    async def stop(self, turn: Turn, answer: Answer) -> None:
        """A call of the form's has failed. Only what can be tried again leaves it open."""
        if answer.problem == "quote-expired":
            # They thought about it for longer than the price holds: the same again, at today's.
            await self.sum_up(turn, self._form(turn))
            return
        if await self._asked_anew(turn, answer):
            return
        if answer.outcome not in CAN_GO_ON:
            turn.memory.form = None
        elif answer.outcome is Outcome.unknown and turn.memory.form:
            turn.memory.form.facts[UNSURE] = True
        if answer.problem in DONE_ALREADY and answer.problem not in self.refusals:
            turn.say("support.done_already")
        else:
            await self.excuse(turn, answer)

    async def _asked_anew(self, turn: Turn, answer: Answer) -> bool:
        form, (name, key) = turn.memory.form, self.anew.get(answer.problem, ("", ""))
        if form is None or not name or form.facts.get(SLIPS, 0) == MOST_SLIPS:
            return False
        form.facts |= {SLIPS: form.facts.get(SLIPS, 0) + 1, "detail": answer.body["detail"]}
        await self.ask(turn, form, self.question(name), [], key)
        form.values.pop(name, None)
        return True

    async def go_on(self, turn: Turn, form: Opened) -> None:
        """Ask what is still missing, or sum up."""
        for question in self.questions:
            wanted = question.needed(form) or form.facts.get(CHANGE) == question.name
            if question.name in form.values or not wanted:
                continue
            said = len(turn.said)
            options = await self.choices(turn, form, question)
            if turn.memory.form is not form or len(turn.said) > said:
                # What stands in the way has been said.
                return
            if options is not None and len(options) == 1 and not question.reads and not question.free:
                form.values[question.name] = options[0].value
                continue
            await self.ask(turn, form, question, options or [])
            return
        form.asked, form.tries, form.options = None, 0, []
        await self.sum_up(turn, form)

    async def ask_again(self, turn: Turn, form: Opened) -> None:
        """After something else was answered: the open question once more."""
        if form.asked == CONFIRM or form.asked is None:
            await self.go_on(turn, form)
            return
        question = self.question(form.asked)
        await self.ask(turn, form, question, await self.choices(turn, form, question) or [])

    async def ask_otherwise(self, turn: Turn, form: Opened) -> None:
        """After an answer that was not understood: with an example."""
        again = f"{self.topic}.{self.intent}_{form.asked}_again"
        await self.ask(turn, form, self.question(form.asked), form.options, again)

    def _form(self, turn: Turn) -> Opened:
        form = turn.memory.form
        if form is None or form.intent != self.intent:
            raise RuntimeError(f"{self.intent} is not open.")
        return form
