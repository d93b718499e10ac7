"""Paying, and everything that is about payments."""

from typing import Any

from bot.actions.client import Answer
from bot.dialogue.form import Form, Question, refuse
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn
from bot.reading.money import Money

ALL, OVERDUE = "full", "overdue"


class PayBill(Form):
    """All that is owed unless they say less, by the card that is kept; on the provider's page where there is none."""

    intent = "pay_bill"
    topic = "payments"
    # Where nothing is overdue there is nothing to choose between: it is all of it, unless they say otherwise.
    questions = (Question("amount", reads=("money", "share"), needed=lambda form: "overdue" in form.facts),)
    refusals = {
        "prepaid-has-no-bills": "payments.prepaid",
        "nothing-owed": "payments.nothing_owed",
        "more-than-owed": "payments.owed_has_changed",
        "owed-has-changed": "payments.owed_has_changed",
        "payment-declined": "payments.declined",
        "payment-unknown": "payments.unknown",
    }

    async def begin(self, turn: Turn, form: Opened) -> bool:
        balance = await turn.get("/v1/billing/balance")
        if not balance.ok:
            await self.stop(turn, balance)
            return False
        owed, overdue = balance.body["owed"], balance.body["overdue"]
        if owed["minor"] <= 0:
            turn.say("payments.nothing_owed")
            return False
        form.facts = {"owed_minor": owed["minor"], "owed": owed["display"]}
        if overdue and overdue["amount"]["minor"] < owed["minor"]:
            form.facts |= {"overdue_minor": overdue["amount"]["minor"], "overdue": overdue["amount"]["display"]}
        return True

    async def options_amount(self, turn: Turn, form: Opened) -> list[Reply]:
        offered = [Reply(form.facts["owed"], value=ALL, amount=form.facts["owed_minor"])]
        if "overdue" in form.facts:
            offered.append(Reply(form.facts["overdue"], value=OVERDUE, amount=form.facts["overdue_minor"]))
        return offered

    async def check_amount(self, turn: Turn, form: Opened, value: Any) -> Any:
        if value in (ALL, OVERDUE):
            return value
        owed = form.facts["owed_minor"]
        minor = minor_units(value, owed)
        if minor <= 0:
            return refuse("payments.pay_bill_amount_again")
        return refuse("payments.pay_bill_amount_too_much", owed=form.facts["owed"]) if minor > owed else minor

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        amount = form.values.get("amount", ALL)
        wanted = amount if isinstance(amount, str) else {"amount_minor": amount}
        quote = await turn.post("/v1/payments/quotes", {"amount": wanted})
        if quote.problem in ("no-method", "method-expired"):
            await self._by_link(turn, form)
        elif not quote.ok:
            await self.stop(turn, quote)
        else:
            self._ask(turn, form, quote.body)

    def _ask(self, turn: Turn, form: Opened, quote: dict[str, Any]) -> None:
        form.facts["quote_id"] = quote["quote_id"]
        pays, rest = quote["pays"]["display"], quote["left"]
        key = "payments.pay_bill_confirm_part" if rest["minor"] else "payments.pay_bill_confirm"
        self.confirm(
            turn,
            key,
            yes=turn.phrase("payments.pay_bill_yes", pays=pays),
            no=turn.phrase("payments.pay_bill_no"),
            change={"amount": turn.phrase("payments.pay_bill_other")},
            pays=pays,
            method=quote["method"]["label"],
            left=rest["display"],
        )

    async def act(self, turn: Turn, form: Opened) -> None:
        paid = await turn.post("/v1/payments", {"quote_id": form.facts["quote_id"]})
        if not paid.ok:
            await self.stop(turn, paid)
            return
        self.finish(turn)
        receipt = paid.body
        key = "payments.paid_part" if receipt["left"]["minor"] else "payments.paid"
        if receipt["state"] not in ("captured", "authorised"):
            key = "payments.pending"
        turn.say(
            key,
            number=receipt["number"],
            amount=receipt["amount"]["display"],
            method=receipt["method"],
            left=receipt["left"]["display"],
        )

    async def _by_link(self, turn: Turn, form: Opened) -> None:
        amount = form.values.get("amount", ALL)
        minor = {ALL: None, OVERDUE: form.facts.get("overdue_minor")}.get(amount, amount)
        link = await turn.post("/v1/payments/links", {"purpose": "pay", "amount_minor": minor})
        if not link.ok:
            await self.stop(turn, link)
            return
        self.finish(turn)
        say_link(turn, "payments.link", link)


def say_link(turn: Turn, key: str, link: Answer) -> None:
    """Cards are entered on the provider's page and nowhere else."""
    page = {"title": turn.phrase("payments.link_title"), "url": link.body["url"]}
    amount = link.body["amount"]["display"] if link.body["amount"] else None
    turn.say(key, custom={"link": page}, amount=amount, ends_at=link.body["ends_at"], url=link.body["url"])


def minor_units(value: Any, owed: int) -> int:
    """An amount in the smallest unit, or a share of what is owed."""
    return value.minor if isinstance(value, Money) else round(owed * value)
