"""A charge that the customer does not agree with: which, why, what happens, and the case that decides it."""

from typing import Any

from bot.actions.billing.bill_lines import Line, charges, line_in, read_lines, short_line
from bot.actions.billing.bills import Money
from bot.actions.billing.contested import charge_of, line_meant, lines_of, was_paid_twice
from bot.actions.billing.dispute_words import DISCOUNT, FOR_A_FAULT, MONEY_BACK, ONLY_ASKS, USED, WORTH, reason_in
from bot.actions.billing.showing import ALL, CURRENT, Bills
from bot.actions.billing.which_bill import MOST_BILLS, means_shown, named_months, place_of, shown_before
from bot.actions.payments.problems import PaymentProblem
from bot.actions.payments.splitting import wants_another
from bot.actions.payments.twice import TWICE
from bot.dialogue.form import CHANGE, Form, Question, refuse
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn

# About no line of a bill: an outage, a promise, a credit that is left; and an amount that no line has.
OTHER, UNKNOWN = "other", "unknown"
MOST_LINES, MOST_OF_NONE = 3, 4
# "Do I get money back for this", asked after one of these, is about no line of a bill either.
OUTAGES = frozenset({"check_outage", "report_outage", "internet_problem", "tv_problem"})


class DisputeCharge(Form):
    """A line is put on hold and looked into. What is about no line becomes a case with the customer's words."""

    intent = "dispute_charge"
    topic = "billing"
    asked_as = {"worth": WORTH}
    questions = (
        Question("line"),
        Question("reason", needed=lambda form: form.values.get("line") != OTHER),
        Question("told", free=True, needed=lambda form: form.values.get("line") == OTHER),
    )
    refusals = {
        "already-disputed": "billing.already_disputed",
        "not-disputable": "billing.not_disputable",
        "hold-changed": "billing.hold_changed",
        "ticket-already-open": "billing.ticket_open",
        "no-bill": "billing.nothing_to_contest",
    }

    def claims(self, turn: Turn) -> bool:
        """ "Am I getting anything off the bill for this", after an outage."""
        return turn.memory.last in OUTAGES and MONEY_BACK.search(turn.words) is not None

    def goes_on_with(self, turn: Turn) -> bool:
        """ "Actually it's the 4.99 one", once another was contested: that one is looked at as well."""
        return turn.memory.done is not None and turn.memory.done.intent == self.intent and turn.intent == "correct"

    async def answer(self, turn: Turn) -> None:
        """ "Charged twice" mostly means two payments: where there are two, that is looked at."""
        if TWICE.search(turn.words) and await was_paid_twice(turn):
            turn.intent = PaymentProblem.intent
            await PaymentProblem().answer(turn)
        elif DISCOUNT.search(turn.words):
            turn.say("billing.discount_over")
        elif ONLY_ASKS.fullmatch(turn.words):
            turn.then, turn.then_words = "explain_bill", turn.words
        else:
            await super().answer(turn)

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        """Who would rather pay, or have more time, says nothing of the charge; who paid twice, of no line of it."""
        if form.asked == "line" and TWICE.search(turn.words) and await was_paid_twice(turn):
            self.finish(turn)
            turn.then, turn.then_words = PaymentProblem.intent, turn.words
            return True
        return False if form.asked and wants_another(turn) else None

    async def begin(self, turn: Turn, form: Opened) -> bool:
        about = turn.about if isinstance(turn.about, dict) else {}
        bill_id = about.get("bill") or await self._bill_named(turn)
        if turn.memory.form is not form:
            return False
        bill = await turn.get(f"{ALL}/{bill_id}" if bill_id else CURRENT)
        if not bill.ok:
            await self.stop(turn, bill)
            return False
        name = bill.body.get("full_name") or bill.body["period"]["name"]
        form.facts = {"bill_id": bill.body["id"], "name": name}
        lines = charges(read_lines(bill.body))
        titles = [line.title for line in lines]
        form.facts["lines"] = [
            # Five lines on one plan are told apart by whose they are.
            [
                line.line_id,
                line.service if titles.count(line.title) > 1 else line.title,
                line.amount.display,
                line.amount.minor,
            ]
            for line in lines
        ]
        self._prefill(turn, form, lines, about)
        return True

    async def _bill_named(self, turn: Turn) -> str | None:
        month = named_months(turn).about
        if month is None:
            return shown_before(turn) if means_shown(turn) else None
        answer = await turn.get(ALL, limit=MOST_BILLS)
        bills: Bills = answer.body["items"] if answer.ok else []
        place = place_of(bills, month)
        return bills[place]["id"] if place is not None else None

    def _prefill(self, turn: Turn, form: Opened, lines: list[Line], about: dict[str, Any]) -> None:
        """What the first message, or the reply that was pressed, says already."""
        if line := line_meant(turn, lines, about):
            form.values["line"] = line.line_id
        elif FOR_A_FAULT.search(turn.words) or turn.memory.last in OUTAGES:
            form.values |= {"line": OTHER, "told": turn.words}

    async def options_line(self, turn: Turn, form: Opened) -> list[Reply]:
        offered = [
            Reply(short_line(title, shown), value=line_id, amount=minor)
            for line_id, title, shown, minor in lines_of(form)
        ]
        none = Reply(turn.phrase("billing.none_of_these"), value=OTHER)
        # The dearest are shown with it; what is not shown can still be named.
        return [*offered[:MOST_LINES], none, *offered[MOST_LINES:]]

    async def read_line(self, turn: Turn, form: Opened, words: str) -> Any:
        """By its name or its amount. An amount that none of them has is an answer too, and a wrong one."""
        found = turn.found(asked="money" if form.asked == "line" else None, text=words)
        lines = [
            Line(line_id, title, "", "", Money(minor, "", shown)) for line_id, title, shown, minor in lines_of(form)
        ]
        if line := line_in(words, found, lines):
            return line.line_id
        return UNKNOWN if form.asked == "line" and any(one.kind == "money" for one in found) else None

    async def check_line(self, turn: Turn, form: Opened, value: Any) -> Any:
        if value == OTHER and len(turn.words.split()) > MOST_OF_NONE:
            # "None of them, it's for the outage" tells what it is about.
            form.values["told"] = turn.words
        return refuse("billing.dispute_charge_line_unknown") if value == UNKNOWN else value

    async def read_reason(self, turn: Turn, form: Opened, words: str) -> Any:
        return reason_in(words)

    async def options_reason(self, turn: Turn, form: Opened) -> list[Reply]:
        """What was used cannot have been cancelled, but may be included. To the api that is a wrong amount too."""
        if USED.search(charge_of(form)):
            reasons = {"not_used": "not_mine", "included": "wrong_amount", "wrong_amount": "wrong_amount"}
        else:
            reasons = {name: name for name in ("not_mine", "wrong_amount", "cancelled")}
        return [
            Reply(turn.phrase(f"billing.reason_{name}"), value=why) for name, why in (reasons | {OTHER: OTHER}).items()
        ]

    async def check_reason(self, turn: Turn, form: Opened, value: str) -> str:
        """Their own words for it say more than its name."""
        if turn.words and turn.words != form.text:
            form.text = f"{form.text}\n{turn.words}".strip()
        return value

    async def facts(self, turn: Turn, form: Opened) -> dict[str, Any]:
        return {"name": form.facts["name"], "charge": charge_of(form)}

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        if form.values["line"] == OTHER:
            yes, no = turn.phrase("billing.case_yes"), turn.phrase("billing.dispute_charge_no")
            self.confirm(turn, "billing.case_confirm", yes=yes, no=no)
            return
        wanted = {"bill_id": form.facts["bill_id"], "line_id": form.values["line"], "reason": form.values["reason"]}
        quote = await turn.post("/v1/billing/disputes/quotes", wanted | ({"text": form.text} if form.text else {}))
        if not await self.quoted(turn, quote):
            return
        form.facts.pop(CHANGE, None)
        line = quote.body["line"]
        self.confirm(
            turn,
            "billing.dispute_charge_confirm",
            yes=turn.phrase("billing.dispute_charge_yes", amount=line["amount"]["display"]),
            no=turn.phrase("billing.dispute_charge_no"),
            change={"line": turn.phrase("billing.dispute_charge_other")},
            title=line["title"],
            charge=charge_of(form) + (f" ({line['detail']})" if line.get("detail") else ""),
            amount=line["amount"]["display"],
            plainly=quote.body["plainly"],
            decided_by=quote.body["decided_by"]["display"],
        )

    async def act(self, turn: Turn, form: Opened) -> None:
        if form.values["line"] == OTHER:
            await self._open_case(turn, form)
            return
        if receipt := await self.do_as_quoted(turn, "/v1/billing/disputes"):
            word = receipt["next_word_on"] or receipt["decided_by"]
            facts = {"number": receipt["number"], "title": receipt["dispute"]["title"]}
            turn.say("billing.disputed_now", decided_by=receipt["decided_by"]["display"], word=word["display"], **facts)

    async def _open_case(self, turn: Turn, form: Opened) -> None:
        title = turn.phrase("billing.case_title")
        opened = await turn.post("/v1/tickets", {"kind": "billing", "title": title, "text": form.values["told"]})
        if await self.went_through(turn, opened):
            ticket = opened.body["ticket"]
            turn.say("billing.case_opened", number=ticket["number"], promised=ticket["promised"]["display"])
