"""A payment that failed, is missing, late, or was made twice: what our records say, and a case where we owe one."""

from typing import Any

from bot.actions.payments.asked_of_two import AskedOfTwo
from bot.actions.payments.declines import told_owed
from bot.actions.payments.paying import PayBill
from bot.actions.payments.problem_words import (
    BOTH,
    MISSING,
    ONE,
    PAYS_AGAIN,
    WANTS_BACK,
    asks_how_long,
    is_it,
    was_declined,
)
from bot.actions.payments.received import WAITING, asks_what_came, list_received, tell_last
from bot.actions.payments.splitting import wants_another
from bot.actions.payments.twice import HELD, TWICE, Payment, pair_of
from bot.dialogue.form import Question
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn
from bot.reading import yes_or_no

MOST_PAYMENTS = 10
Ticket = dict[str, Any]
# Words that describe a payment well enough for somebody to look for it.
TELLING = 6


class PaymentProblem(AskedOfTwo):
    """Looks first. What can be seen is told with what comes next; what can't be seen is looked for by a person."""

    intent = "payment_problem"
    topic = "payments"
    questions = (
        # "twice" and "back" follow two payments, "told" a payment that is not to be found.
        Question("taken", needed=lambda form: form.facts.get("kind") == HELD),
        Question(
            "back", needed=lambda form: form.facts.get("kind") == "both" or form.values.get("taken") in ("both", "back")
        ),
        Question("told", free=True, needed=lambda form: form.facts.get("kind") == "lost"),
    )
    refusals = {"ticket-already-open": "payments.ticket_open"}

    def goes_on_with(self, turn: Turn) -> bool:
        return asks_how_long(turn.words) or (was_declined(turn) and PAYS_AGAIN.search(turn.words) is not None)

    async def answer(self, turn: Turn) -> None:
        """ "Try again" after a no of the bank is a wish to pay, and "how long?" after a promise asks for the time."""
        if was_declined(turn) and PAYS_AGAIN.search(turn.words):
            turn.intent = PayBill.intent
            await PayBill().answer(turn)
        elif turn.memory.last == self.intent and asks_how_long(turn.words):
            ways = [
                Reply(turn.book.title(intent), intent) for intent in ("check_ticket", "check_bill", "request_human")
            ]
            turn.say("payments.payment_problem_about_long", replies=ways)
        else:
            await super().answer(turn)

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        """What was received can be shown, and a wish to pay is no story of a payment."""
        if form.asked and asks_what_came(turn.words):
            await list_received(turn)
            await self.ask_again(turn, form)
            return True
        if form.asked == "told" and turn.sure and turn.intent == "deny" and not turn.found(past=True):
            await self.declined(turn, form)
            return True
        return False if form.asked and wants_another(turn) else None

    async def begin(self, turn: Turn, form: Opened) -> bool:
        answer = await turn.get("/v1/payments", limit=MOST_PAYMENTS)
        if not answer.ok:
            await self.stop(turn, answer)
            return False
        payments: list[Payment] = answer.body["items"]
        pair = pair_of(payments)
        about = turn.about if isinstance(turn.about, dict) else {}
        if about.get("find") or not payments:
            form.facts = {"kind": "lost", "last": ""}
        elif pair and (TWICE.search(turn.words) or not turn.words):
            return await self._begin_twice(turn, form, pair)
        elif MISSING.search(turn.words) and payments[0]["state"] not in WAITING and not is_it(turn, payments[0]):
            await self._begin_lost(turn, form, payments)
        else:
            await tell_last(turn, payments[0], self.intent)
            return False
        return True

    async def _begin_lost(self, turn: Turn, form: Opened, payments: list[Payment]) -> None:
        """One that they say was made. What they have told already need not be told again."""
        kinds = {one.kind for one in turn.found(past=True)}
        last = payments[0]
        form.facts = {"kind": "lost", "last": f"{last['amount']['display']}", "last_day": last["day"]["display"]}
        form.facts["owed"] = await told_owed(turn)
        if kinds & {"money", "day"} and len(turn.words.split()) >= TELLING:
            form.values["told"] = turn.words

    async def _begin_twice(self, turn: Turn, form: Opened, pair: tuple[Payment, Payment]) -> bool:
        taken, other = pair
        numbers = f"{taken['number']} and {other['number']}"
        form.facts = {
            "kind": HELD if other["state"] == HELD else "both",
            "numbers": numbers,
            "amount": taken["amount"]["display"],
            "day": taken["day"]["display"],
            "method": taken["method"] or "",
        }
        form.facts["title"] = turn.phrase("payments.twice_title", **form.facts)
        known = await self._known(turn, form.facts["title"])
        if form.facts["kind"] == HELD:
            return await self._with_hold_case(turn, form, known)
        if known:
            turn.say("payments.ticket_open", number=known["number"])
        return known is None

    async def _known(self, turn: Turn, title: str) -> Ticket | None:
        """Told twice, it is looked into once."""
        answer = await turn.get("/v1/tickets", state="open")
        tickets: list[Ticket] = answer.body["items"] if answer.ok else []
        return next((one for one in tickets if one["title"] == title), None)

    async def _with_hold_case(self, turn: Turn, form: Opened, known: Ticket | None) -> bool:
        """We look again whatever they say next: a hold that the bank does not drop is money of theirs."""
        text = turn.phrase("payments.hold_case", **form.facts) + (f"\n\n{turn.words}" if turn.words else "")
        ticket = known or await self._open(turn, text, form.facts["title"])
        if ticket is None:
            return False
        form.facts |= {"ticket_id": ticket["id"], "number": ticket["number"], "promised": ticket["promised"]["display"]}
        return True

    async def _open(self, turn: Turn, text: str, title: str) -> Ticket | None:
        opened = await turn.post("/v1/tickets", {"kind": "billing", "title": title, "text": text})
        if not opened.ok:
            await self.stop(turn, opened)
            return None
        return dict(opened.body["ticket"])

    def wording(self, form: Opened, question: Question) -> str:
        key = super().wording(form, question)
        if question.name == "back" and form.facts["kind"] == HELD:
            return f"{key}_held"
        return f"{key}_none" if question.name == "told" and not form.facts.get("last") else key

    async def options_taken(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(turn.phrase(f"payments.taken_{value}"), value=value) for value in ("both", "fine")]

    async def read_taken(self, turn: Turn, form: Opened, words: str) -> Any:
        """ "Both" chooses all of what was offered elsewhere; here it is the first."""
        if form.asked != "taken":
            return None
        if BOTH.search(words):
            return "both"
        if WANTS_BACK.search(words):
            return "back"
        return "fine" if yes_or_no(words) == "yes" or ONE.search(words) else None

    async def options_back(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(turn.phrase(f"payments.back_{value}"), value=value) for value in ("card", "credit")]

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        """What goes on a case that is there already needs no further yes."""
        if form.facts["kind"] == "lost":
            yes, no = turn.phrase("payments.case_yes"), turn.phrase("payments.case_no")
            change = {"told": turn.phrase("payments.case_other")}
            self.confirm(turn, "payments.payment_problem_confirm", yes=yes, no=no, change=change)
        elif form.values.get("taken") == "fine":
            self.finish(turn)
            turn.say("payments.hold_fine", number=form.facts["number"], promised=form.facts["promised"])
        elif form.facts["kind"] == HELD:
            await self._add(turn, form)
        else:
            back = turn.phrase(f"payments.wants_{form.values['back']}")
            text = turn.phrase("payments.both_case", back=back, **form.facts)
            await self._open_and_say(turn, form, text, form.facts["title"])

    async def act(self, turn: Turn, form: Opened) -> None:
        await self._open_and_say(turn, form, form.values["told"], turn.phrase("payments.case_title"))

    async def _open_and_say(self, turn: Turn, form: Opened, text: str, title: str) -> None:
        ticket = await self._open(turn, text, title)
        if ticket:
            self.finish(turn)
            key = "payments.looked_for" if form.facts["kind"] == "lost" else "payments.refund_asked"
            facts = {"number": ticket["number"], "promised": ticket["promised"]["display"]}
            turn.say(key, amount=form.facts.get("amount", ""), **facts)

    async def _add(self, turn: Turn, form: Opened) -> None:
        case = "both_taken" if form.values["taken"] == "both" else "back_wanted"
        text = turn.phrase(f"payments.{case}", back=turn.phrase(f"payments.wants_{form.values['back']}"))
        added = await turn.post(f"/v1/tickets/{form.facts['ticket_id']}/comments", {"text": text})
        if await self.went_through(turn, added):
            facts: dict[str, Any] = {name: str(form.facts[name]) for name in ("number", "promised", "amount")}
            turn.say("payments.refund_asked", **facts)
