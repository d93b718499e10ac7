"""Bills: what is owed and when, and why it is what it is."""

from dataclasses import asdict
from typing import Any

from bot.actions.answering import AnsweringAction, Events, NamesContact, Turn, TurnUnanswerable
from bot.actions.bills import Bill, Comparison
from bot.actions.client import Outcome, Reply
from bot.actions.explanation import explanation
from bot.actions.months import asks_for_another
from bot.actions.wording import Domain, first_worded, worded


class CheckBill(AnsweringAction):
    """The amount and the date."""

    key = "action_check_bill"

    async def answer(self, turn: Turn) -> Events:
        reply = await turn.client.current_bill(turn.token)
        if reply.body is None:
            await say_why_not(turn, reply, then="check_bill")
            return []
        bill = reply.body
        if asks_for_another(turn.text, bill.name):
            turn.say(response="utter_billing_only_latest", name=bill.name, contact=await turn.contact())
            return []
        turn.say(
            response=_bill_key(bill),
            json_message={"card": bill_card(turn.domain, bill), "teaser": _teaser(turn.domain)},
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
        return []


class ExplainBill(AnsweringAction):
    """The total beside the month before, and the causes of the difference."""

    key = "action_explain_bill"

    async def answer(self, turn: Turn) -> Events:
        reply = await turn.client.comparison(turn.token)
        if reply.body is None:
            await say_why_not(turn, reply, then="explain_bill")
            return []
        if asks_for_another(turn.text, reply.body.name):
            turn.say(response="utter_billing_only_latest", name=reply.body.name, contact=await turn.contact())
            return []
        key, facts = explanation(turn.domain, reply.body)
        card = comparison_card(turn.domain, reply.body)
        shown = {"card": card, "teaser": _teaser(turn.domain)} if card else {"teaser": _teaser(turn.domain)}
        turn.say(response=key, json_message=shown, **facts)
        return []


class GetInvoice(NamesContact, AnsweringAction):
    key = "action_get_invoice"
    response = "utter_billing_get_invoice"


class DisputeCharge(NamesContact, AnsweringAction):
    key = "action_dispute_charge"
    response = "utter_billing_dispute_charge"


async def say_why_not(turn: Turn, reply: Reply[Any], then: str) -> None:
    """Say why there is no bill to show, and what to do about it. `then` is what to run after signing in."""
    if reply.outcome is Outcome.token_refused:
        # The token ran out on the way. Sent again, the turn comes with a fresh one.
        raise TurnUnanswerable("The api refused the token.")
    if reply.outcome is Outcome.sign_in_required:
        form = {"form": {"kind": "sign_in", "then": then}}
        turn.say(response="utter_billing_sign_in", json_message=form)
    elif reply.outcome is Outcome.not_account_holder:
        turn.say(response="utter_billing_not_account_holder")
    elif reply.outcome is Outcome.no_bill and reply.next_bill_on:
        turn.say(response="utter_billing_none", next_bill_on=reply.next_bill_on.display)
    elif reply.outcome is Outcome.no_bill:
        turn.say(response="utter_billing_none_undated")
    else:
        turn.say(response="utter_billing_unavailable", contact=await turn.contact(), again=then)


def bill_card(domain: Domain, bill: Bill) -> dict[str, Any]:
    """The bill in the shape that every channel can draw."""
    owed = bill.total if bill.state == "paid" else bill.outstanding
    return {
        "kind": "bill",
        "state": bill.state,
        "amount": asdict(owed),
        "total": asdict(bill.total),
        "due_on": asdict(bill.due_on),
        "payment": _payment(domain, bill),
        "change": _change(domain, bill),
        "period": worded(domain, "utter_phrase_period", starts=bill.starts.display, ends=bill.ends.display),
        "account": bill.account,
        "as_of": bill.as_of,
        "bill_id": bill.bill_id,
    }


def comparison_card(domain: Domain, comparison: Comparison) -> dict[str, Any] | None:
    """The two bills side by side; None when there is no earlier one."""
    if comparison.previous_total is None or comparison.difference is None or comparison.gap is None:
        return None
    way = {-1: "down", 0: "same", 1: "up"}[_sign(comparison.difference.minor)]
    return {
        "kind": "bill_comparison",
        "headline": worded(
            domain,
            f"utter_phrase_headline_{way}",
            gap=comparison.gap.display,
            previous=comparison.previous_name,
        ),
        "current": {"name": comparison.name, "amount": asdict(comparison.total)},
        "previous": {"name": comparison.previous_name, "amount": asdict(comparison.previous_total)},
        "difference": asdict(comparison.difference),
        "causes": [cause.as_card() for cause in comparison.causes],
        "rest": asdict(comparison.rest) if comparison.rest else None,
        "as_of": comparison.as_of,
        "bill_id": comparison.bill_id,
    }


def _bill_key(bill: Bill) -> str:
    """Which sentence fits the state. What will be taken by itself needs another than what must be paid."""
    if bill.earlier:
        return "utter_billing_earlier_suspended" if bill.earlier.suspended else "utter_billing_earlier"
    if bill.state in ("due", "part_paid") and bill.autopay:
        return f"utter_billing_{bill.state}_autopay"
    if bill.state in ("due", "overdue", "paid", "part_paid", "disputed"):
        return f"utter_billing_{bill.state}"
    raise TurnUnanswerable(f"A bill cannot be {bill.state}.")


def _payment(domain: Domain, bill: Bill) -> str | None:
    if bill.earlier:
        earlier, since = bill.earlier.amount.display, bill.earlier.since.display
        return worded(domain, "utter_phrase_payment_earlier", earlier=earlier, since=since)
    if bill.state == "paid":
        return None
    return first_worded(
        domain,
        ["utter_phrase_payment_autopay", "utter_phrase_payment_manual"],
        method=bill.autopay.method if bill.autopay else None,
        takes_on=bill.autopay.takes_on.display if bill.autopay else None,
    )


def _change(domain: Domain, bill: Bill) -> str | None:
    if bill.change is None:
        return None
    key = "utter_phrase_change" if bill.change.minor else "utter_phrase_change_none"
    return worded(domain, key, change=bill.change.display, previous=bill.previous_name)


def _teaser(domain: Domain) -> str | None:
    return worded(domain, "utter_phrase_teaser")


def _sign(minor: int) -> int:
    return (minor > 0) - (minor < 0)
