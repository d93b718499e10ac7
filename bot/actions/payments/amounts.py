"""How much is to be paid: all that is owed, what is overdue of it, or a part; and a number that may be no amount."""

from typing import Any

from bot.actions.payments.asked_about import OfMoney
from bot.actions.payments.owing import ALL, OVERDUE, minor_units
from bot.dialogue.form import refuse
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn
from bot.reading import is_place
from bot.reading.money import Money


class Amounts(OfMoney):
    """The part of paying that hears the amount."""

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
        if isinstance(value, Money) and 0 < minor <= owed and _may_be_place(turn):
            await self._ask_which(turn, form, minor)
            return value
        if minor <= 0:
            return refuse("payments.pay_bill_amount_again")
        return refuse("payments.pay_bill_amount_too_much", owed=form.facts["owed"]) if minor > owed else minor

    async def _ask_which(self, turn: Turn, form: Opened, minor: int) -> None:
        """A bare "1" may be so much, or the first of what stands there to choose."""
        quote = await turn.post("/v1/payments/quotes", {"amount": {"amount_minor": minor}})
        if not quote.ok:
            await self.stop(turn, quote)
            return
        form.facts["low"] = quote.body["pays"]["display"]
        offered = [Reply(form.facts["low"], value=minor, amount=minor), *await self.options_amount(turn, form)]
        form.values.pop("amount", None)
        await self.ask(turn, form, self.question("amount"), offered, "payments.pay_bill_amount_which")


def _may_be_place(turn: Turn) -> bool:
    """A bare number as small as the choices that stand there, where they have no numbers."""
    number = turn.words.strip(" .,!")
    return is_place(turn.words) and number.isdigit() and int(number) <= len(turn.offered_before)
