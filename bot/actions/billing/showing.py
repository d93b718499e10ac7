"""Bills: what is owed and when, of any month."""

from collections.abc import Callable
from typing import Any, TypeVar

from bot.actions.billing.bill_cards import bill_card
from bot.actions.billing.bills import Bill, NotAsAgreed
from bot.actions.billing.which_bill import (
    MOST_BILLS,
    asks_for_next,
    asks_for_previous,
    asks_for_year_before,
    means_shown,
    named_months,
    place_meant,
    shown_before,
)
from bot.actions.client import Answer, Outcome
from bot.dialogue.memory import Reply
from bot.dialogue.topic import Topic, TurnUnanswerable
from bot.dialogue.turn import Turn

Read = TypeVar("Read")
Bills = list[dict[str, Any]]
CURRENT, ALL = "/v1/billing/current", "/v1/billing/bills"
SUSPENDED = "billing.earlier_suspended"
STATES = ("due", "overdue", "paid", "part_paid", "disputed")


class BillTopic(Topic):
    """Asks for bills, and says why there is none."""

    def goes_on_with(self, turn: Turn) -> bool:
        return names_other(turn)

    def keep_shown(self, turn: Turn, bill_id: str) -> None:
        """What follows may be about this one."""
        turn.memory.bill = bill_id

    async def read(self, turn: Turn, path: str, shape: Callable[[Any], Read], **query: Any) -> Read | None:
        answer = await turn.get(path, **query)
        if answer.ok:
            try:
                return shape(answer.body)
            except (NotAsAgreed, KeyError, TypeError, ValueError):
                answer = Answer(Outcome.unavailable)
        if answer.problem == "no-bill":
            await self._say_none(turn, answer)
        else:
            await self.excuse(turn, answer)
        return None

    async def bills(self, turn: Turn) -> Bills | None:
        """All that can be shown, newest first; at least one."""
        bills = await self.read(turn, ALL, lambda body: list(body["items"]), limit=MOST_BILLS)
        if bills == []:
            # The newest one's route says why there is none, and when one comes.
            await self.read(turn, CURRENT, Bill.read)
        return bills or None

    def say_no_such_month(self, turn: Turn, bills: Bills) -> None:
        turn.say("billing.no_such_month", first=bills[-1]["full_name"], last=bills[0]["full_name"])

    async def _say_none(self, turn: Turn, answer: Answer) -> None:
        if day := answer.body.get("next_bill_on"):
            turn.say("billing.none", next_bill_on=day["display"])
            return
        balance = await turn.get("/v1/billing/balance")
        credit = balance.body["credit"] if balance.ok else None
        if credit:
            turn.say("billing.prepaid", credit=credit["display"])
        else:
            turn.say("billing.none_undated")


class CheckBill(BillTopic):
    """The amount and the date."""

    intent = "check_bill"

    async def answer(self, turn: Turn) -> None:
        if asks_for_next(turn):
            await self._say_next(turn)
            return
        path = await self._path(turn)
        bill = await self.read(turn, path, Bill.read) if path else None
        if bill is None:
            return
        self.keep_shown(turn, bill.bill_id)
        key = _bill_key(bill, is_older=path != CURRENT)
        turn.say(
            key,
            replies=_pay_overdue(turn, bill) if key == SUSPENDED else None,
            custom={"card": bill_card(turn.book, bill), "teaser": turn.phrase("billing.teaser")},
            name=bill.name,
            total=bill.total.display,
            outstanding=bill.outstanding.display,
            due_on=bill.due_on.display,
            method=bill.autopay.method if bill.autopay else "",
            takes_on=bill.autopay.takes_on.display if bill.autopay else "",
            owed=bill.earlier.owed.display if bill.earlier else "",
            earlier=bill.earlier.amount.display if bill.earlier else "",
            since=bill.earlier.since.display if bill.earlier else "",
        )

    async def _path(self, turn: Turn) -> str | None:
        """Where the bill is that was asked for; None where it was said that there is none."""
        follows = bool(turn.words) and shown_before(turn) is not None and means_shown(turn)
        if not names_other(turn) and not follows:
            return CURRENT
        bills = await self.bills(turn)
        if bills is None:
            return None
        place = place_meant(turn, bills)
        if place is None:
            self.say_no_such_month(turn, bills)
            return None
        return f"{ALL}/{bills[place]['id']}" if place else CURRENT

    async def _say_next(self, turn: Turn) -> None:
        balance = await turn.get("/v1/billing/balance")
        if not balance.ok:
            await self.excuse(turn, balance)
        elif day := balance.body["next_bill_on"]:
            turn.say("billing.next", next_bill_on=day["display"])
        else:
            await self._say_none(turn, Answer(Outcome.refused, {}))


def names_other(turn: Turn) -> bool:
    """Whether it names a month, or another bill than the one that was spoken of."""
    return named_months(turn).about is not None or asks_for_previous(turn) or asks_for_year_before(turn)


def _bill_key(bill: Bill, *, is_older: bool) -> str:
    """Which sentence fits the state. What will be taken by itself needs another than what must be paid."""
    if bill.state not in STATES:
        raise TurnUnanswerable(f"A bill cannot be {bill.state}.")
    if is_older and bill.state == "paid":
        return "billing.older_paid"
    if bill.earlier and not is_older:
        return SUSPENDED if bill.earlier.suspended else "billing.earlier"
    if bill.state in ("due", "part_paid") and bill.autopay:
        return f"billing.{bill.state}_autopay"
    return f"billing.{bill.state}"


def _pay_overdue(turn: Turn, bill: Bill) -> list[Reply]:
    """What brings the service back is first."""
    amount = bill.earlier.amount.display if bill.earlier else ""
    pay = Reply(turn.phrase("billing.pay_overdue", amount=amount), "pay_bill", f"pay {amount}")
    return [pay, *(Reply(turn.book.title(intent), intent) for intent in turn.book[SUSPENDED].replies[1:])]
