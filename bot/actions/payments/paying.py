"""Paying: all that is owed or a part of it, by a saved card, or on the provider's page by a new one."""

from typing import Any

from bot.actions.client import Outcome
from bot.actions.payments.declines import say_declined, ways_on
from bot.actions.payments.methods import NEW, good, method_in, options_of, saved_methods, say_link
from bot.actions.payments.pay_words import LATE, pays_elsewhere
from bot.actions.payments.splitting import split
from bot.dialogue.form import CHANGE, Form, Question, refuse
from bot.dialogue.memory import Opened, Reply, Wish
from bot.dialogue.turn import Turn
from bot.reading.money import Money
from bot.reading.unclear import UNCLEAR

ALL, OVERDUE = "full", "overdue"
# The topic of paying later.
EXTENSION = "payment_extension"


class PayBill(Form):
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

    async def answer(self, turn: Turn) -> None:
        if parts := split(turn):
            turn.as_if(self.intent, parts[0])
            turn.memory.next = Wish(EXTENSION, parts[1])
            turn.say("payments.part_first")
        await super().answer(turn)

    async def begin(self, turn: Turn, form: Opened) -> bool:
        if pays_elsewhere(turn.words):
            turn.say("payments.ways")
            return False
        balance = await turn.get("/v1/billing/balance")
        if not balance.ok:
            await self.stop(turn, balance)
            return False
        if balance.body["owed"]["minor"] <= 0:
            # Only who pays ahead has credit and no bill to come.
            ahead = balance.body["credit"] and not balance.body["next_bill_on"]
            turn.say("payments.prepaid" if ahead else "payments.nothing_owed")
            return False
        day = turn.first("day")
        if day and day > turn.today:
            self._say_later(turn, balance.body)
            return False
        form.facts = _owed(balance.body) | {"methods": await saved_methods(turn) or []}
        self._prefill(turn, form)
        return True

    def _say_later(self, turn: Turn, balance: dict[str, Any]) -> None:
        """Nothing is taken on a day to come, but there are ways to the same end."""
        due = balance["next_due_on"]
        replies = [Reply(turn.book.title(intent), intent) for intent in (EXTENSION, "setup_autopay")]
        replies.insert(0, Reply(turn.phrase("payments.pay_now"), self.intent))
        key = "payments.later" if due and not balance["overdue"] else "payments.later_overdue"
        turn.say(key, replies=replies, owed=balance["owed"]["display"], due_on=due["display"] if due else "")
        # Whoever then wants more time has named the day already.
        turn.memory.again = Wish(EXTENSION, turn.words)

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
        if "overdue" in form.facts and LATE.search(turn.words):
            form.values["amount"] = OVERDUE

    def wording(self, form: Opened, question: Question) -> str:
        key = super().wording(form, question)
        return f"{key}_open" if question.name == "amount" and "overdue" not in form.facts else key

    async def options_amount(self, turn: Turn, form: Opened) -> list[Reply]:
        offered = [Reply(form.facts["owed"], value=ALL, amount=form.facts["owed_minor"])]
        if "overdue" in form.facts:
            offered.append(Reply(form.facts["overdue"], value=OVERDUE, amount=form.facts["overdue_minor"]))
        return offered

    async def check_amount(self, turn: Turn, form: Opened, value: Any) -> Any:
        if value in (ALL, OVERDUE):
            return value
        if isinstance(value, Money) and value.currency != turn.operator.reading.currency:
            return refuse("payments.pay_bill_amount_foreign", owed=form.facts["owed"])
        owed = form.facts["owed_minor"]
        minor = minor_units(value, owed)
        if minor <= 0:
            return refuse("payments.pay_bill_amount_again")
        return refuse("payments.pay_bill_amount_too_much", owed=form.facts["owed"]) if minor > owed else minor

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
        form.facts["pays"] = pays
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
            _say_receipt(turn, paid.body)

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


def _owed(balance: dict[str, Any]) -> dict[str, Any]:
    owed, overdue = balance["owed"], balance["overdue"]
    facts = {"owed_minor": owed["minor"], "owed": owed["display"]}
    if overdue and overdue["amount"]["minor"] < owed["minor"]:
        facts |= {"overdue_minor": overdue["amount"]["minor"], "overdue": overdue["amount"]["display"]}
    return facts


def _say_receipt(turn: Turn, receipt: dict[str, Any]) -> None:
    key = "payments.paid_part" if receipt["left"]["minor"] else "payments.paid"
    if receipt["state"] not in ("captured", "authorised"):
        key = "payments.pending"
    facts = {"number": receipt["number"], "amount": receipt["amount"]["display"], "left": receipt["left"]["display"]}
    turn.say(key, method=receipt["method"], **facts)


def minor_units(value: Any, owed: int) -> int:
    """An amount in the smallest unit, or a share of what is owed."""
    return value.minor if isinstance(value, Money) else round(owed * value)
