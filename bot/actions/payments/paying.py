"""Paying: all that is owed or a part of it, by a saved card, or on the provider's page by a new one."""

from typing import Any

from bot.actions.client import Outcome
from bot.actions.payments.amounts import Amounts
from bot.actions.payments.declines import say_declined, ways_on
from bot.actions.payments.methods import NEW, good, method_in, names_card, options_of, saved_methods, say_link
from bot.actions.payments.owing import (
    ALL,
    EXTENSION,
    OVERDUE,
    left_alone,
    owed_facts,
    say_later,
    say_nothing_owed,
    say_receipt,
)
from bot.actions.payments.pay_words import LATE, LATE_OR_FIRST, asks_to_waive, pays_elsewhere, says_declined, says_paid
from bot.actions.payments.splitting import in_parts, rest_for_later, split
from bot.dialogue.correcting import keep
from bot.dialogue.form import CHANGE, Question
from bot.dialogue.memory import Opened, Reply, Wish
from bot.dialogue.turn import Turn
from bot.reading import asks
from bot.reading.unclear import UNCLEAR


class PayBill(Amounts):
    """All that is owed unless they say less, by the card that is kept; on the provider's page where there is none."""

    intent = "pay_bill"
    topic = "payments"
    questions = (
        # Where nothing is overdue there is nothing to choose between: it is all of it, unless they say otherwise.
        Question("amount", reads=("money", "share"), needed=lambda form: "overdue" in form.facts),
        Question("method", needed=lambda _: False),
    )
    refusals = {
        "prepaid-has-no-bills": "payments.prepaid",
        "nothing-owed": "payments.nothing_owed",
        "more-than-owed": "payments.owed_has_changed",
        "owed-has-changed": "payments.owed_has_changed",
        "payment-unknown": "payments.unknown",
    }

    def goes_on_with(self, turn: Turn) -> bool:
        return names_card(turn.words) or any(one.kind == "share" for one in turn.found())

    async def answer(self, turn: Turn) -> None:
        waived = "dispute_charge" if asks_to_waive(turn.words) else None
        if other := waived or (EXTENSION if not split(turn) and in_parts(turn) else None):
            turn.then, turn.then_words = other, turn.words
            return
        if parts := split(turn):
            turn.as_if(self.intent, parts[0])
            turn.memory.next = Wish(EXTENSION, parts[1])
            turn.say("payments.part_first")
        await super().answer(turn)

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        """A payment that was made already, or what comes after the part for now."""
        if form.asked and (says_paid(turn.words) or says_declined(turn.words)):
            # What became of it is looked at first: nobody pays twice for it.
            self.finish(turn)
            turn.then, turn.then_words = "payment_problem", turn.words
            return True
        if form.asked and not split(turn) and in_parts(turn):
            self.finish(turn)
            turn.then, turn.then_words = EXTENSION, turn.words
            return True
        if form.asked and (parts := rest_for_later(turn)):
            await self._split(turn, form, *parts)
            return True
        if form.asked and "overdue" in form.facts and LATE.search(turn.words) and not asks(turn.words):
            # "Just let me pay the old one" is the part that is late, whatever was summed up.
            await keep(turn, self, form, self.question("amount"), OVERDUE)
            return True
        if form.asked == "amount":
            return await left_alone(self, turn, form)
        return None

    async def _split(self, turn: Turn, form: Opened, now: str, rest: str) -> None:
        """ "The rest next week" is arranged once the part is paid."""
        turn.memory.next = Wish(EXTENSION, rest)
        turn.say("payments.part_first", replies=[])
        question = self.question("amount")
        if (amount := await self.told(turn, form, question, now, asked=True)) is not None:
            await keep(turn, self, form, question, amount)
            return
        if form.values.get("amount", ALL) == ALL:
            # All of it leaves no rest.
            form.values.pop("amount", None)
            form.facts[CHANGE] = "amount"
        await self.go_on(turn, form)

    async def begin(self, turn: Turn, form: Opened) -> bool:
        if pays_elsewhere(turn.words):
            turn.say("payments.ways")
            return False
        balance = await turn.get("/v1/billing/balance")
        if not balance.ok:
            await self.stop(turn, balance)
            return False
        if balance.body["owed"]["minor"] <= 0:
            # Said right after a payment, another card is too late for it.
            again = names_card(turn.words) and turn.memory.done is not None and turn.memory.done.intent == self.intent
            if again:
                turn.say("payments.paid_by_other_card")
            else:
                say_nothing_owed(turn, balance.body)
            return False
        day = turn.first("day")
        if day and day > turn.today:
            say_later(turn, balance.body)
            return False
        form.facts = owed_facts(balance.body) | {"methods": await saved_methods(turn) or []}
        self._prefill(turn, form)
        return True

    def _prefill(self, turn: Turn, form: Opened) -> None:
        about = turn.about if isinstance(turn.about, dict) else {}
        if about.get("ask"):
            form.facts[CHANGE] = about["ask"]
        methods = form.facts["methods"]
        method = about.get("method")
        if methods and not good(methods):
            turn.say("payments.all_expired", method=methods[0]["label"])
            method = NEW
        if method:
            form.values["method"] = method
        if any(one.kind == UNCLEAR for one in turn.found()):
            # "Everything except 10" or "part of it" is said of less than all of it.
            form.facts[CHANGE] = "amount"
        if "overdue" in form.facts and LATE_OR_FIRST.search(turn.words):
            form.values["amount"] = OVERDUE

    def wording(self, form: Opened, question: Question) -> str:
        key = super().wording(form, question)
        return f"{key}_open" if question.name == "amount" and "overdue" not in form.facts else key

    async def options_method(self, turn: Turn, form: Opened) -> list[Reply]:
        return options_of(turn, form.facts["methods"])

    async def read_method(self, turn: Turn, form: Opened, words: str) -> Any:
        return method_in(words, form.facts["methods"])

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        form.facts.pop(CHANGE, None)
        method, amount = form.values.get("method"), form.values.get("amount", ALL)
        if method == NEW:
            await self._by_link(turn, form)
            return
        wanted = amount if isinstance(amount, str) else {"amount_minor": amount}
        quote = await turn.post("/v1/payments/quotes", {"amount": wanted, "method_id": method})
        if quote.problem in ("no-method", "method-expired"):
            await self._by_link(turn, form)
        elif await self.quoted(turn, quote):
            self._ask(turn, form, quote.body)

    def _ask(self, turn: Turn, form: Opened, quote: dict[str, Any]) -> None:
        pays, rest, effect = quote["pays"]["display"], quote["left"], quote["effect"]
        form.facts |= {"pays": pays, "autopay": quote.get("autopay") or ""}
        key = "payments.pay_bill_confirm" + ("_part" if rest["minor"] else "") + ("_effect" if effect else "")
        self.confirm(
            turn,
            key,
            yes=turn.phrase("payments.pay_bill_yes", pays=pays),
            no=turn.phrase("payments.pay_bill_no"),
            change={name: turn.phrase(f"payments.pay_bill_other_{name}") for name in ("amount", "method")},
            pays=pays,
            method=quote["method"]["label"],
            left=rest["display"],
            effect=effect or "",
        )

    async def act(self, turn: Turn, form: Opened) -> None:
        paid = await turn.post("/v1/payments", {"quote_id": form.facts["quote_id"]})
        if paid.problem == "payment-declined":
            self.finish(turn)
            await say_declined(turn, form.facts["pays"], paid.body.get("reason"))
        elif paid.outcome is Outcome.unknown:
            self.finish(turn)
            turn.say("payments.unknown")
        elif await self.went_through(turn, paid):
            await say_receipt(turn, paid.body, was_suspended="suspended" in form.facts)

    async def declined(self, turn: Turn, form: Opened) -> None:
        """ "I don't have that much" is a no that something else may suit."""
        self.finish(turn)
        turn.say("payments.pay_bill_declined", replies=ways_on(turn)[1:])

    async def _by_link(self, turn: Turn, form: Opened) -> None:
        amount = form.values.get("amount", ALL)
        minor = {ALL: None, OVERDUE: form.facts.get("overdue_minor")}.get(amount, amount)
        link = await turn.post("/v1/payments/links", {"purpose": "pay", "amount_minor": minor})
        if await self.went_through(turn, link):
            say_link(turn, "payments.link", link)
