"""Paying later or in parts: what may be had, what it would be, and agreeing on it."""

from datetime import date
from typing import Any

from bot.actions.payments.arrangement_words import later_in, longer, parts_in
from bot.actions.payments.paying import PayBill
from bot.actions.payments.splitting import split
from bot.dialogue.form import CHANGE, Form, Question, refuse
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.question import Refusal
from bot.dialogue.turn import Turn

LATER = "later"
# Endings of what is asked to agree to.
SUSPENDED, OVERDUE = "_suspended", "_overdue"
OPTIONS = "/v1/payments/arrangements/options"


class PaymentExtension(Form):
    """A later day for the newest bill, or parts of all that is owed."""

    intent = "payment_extension"
    topic = "payments"
    questions = (
        # A day that is named says how, too. Taken back, the day is asked for again, and not how.
        Question("how"),
        Question("until", reads=("day",), needed=lambda form: form.values.get("how") == LATER),
    )
    refusals = {
        "prepaid-has-no-bills": "payments.prepaid",
        "nothing-to-arrange": "payments.nothing_to_arrange",
        "not-one-of-those": "payments.not_one_of_those",
        "already-arranged": "payments.nothing_to_arrange",
    }

    async def answer(self, turn: Turn) -> None:
        """A part of it now is paid first: what is left is arranged afterwards."""
        await (PayBill().answer(turn) if split(turn) else super().answer(turn))

    async def begin(self, turn: Turn, form: Opened) -> bool:
        options = await turn.get(OPTIONS)
        if not options.ok:
            await self.stop(turn, options)
            return False
        if options.body["why_not"]:
            await self._say_why_not(turn, options.body["why_not"])
            return False
        if not options.body["extension"] and not options.body["plans"]:
            turn.say("payments.too_little", owed=options.body["owed"]["display"])
            return False
        form.facts = _facts(options.body)
        return True

    async def _say_why_not(self, turn: Turn, why: str) -> None:
        """What runs already is told; who pays automatically can choose another day."""
        running = await self._running(turn)
        if running:
            turn.say("payments.arranged_already", number=running["number"], told=running["told"])
            return
        autopay = await turn.get("/v1/payments/autopay")
        if autopay.ok and autopay.body["on"]:
            replies = [
                Reply(turn.phrase("payments.autopay_day"), "setup_autopay", {"do": "day"}),
                Reply(turn.phrase("payments.autopay_off"), "setup_autopay", {"do": "stop"}),
                Reply(turn.book.title("request_human"), "request_human"),
            ]
            turn.say("payments.autopay_takes_it", replies=replies, told=autopay.body["told"])
            return
        turn.say("payments.no_arrangement", why=why)

    async def _running(self, turn: Turn) -> dict[str, Any] | None:
        known = await turn.get("/v1/payments/arrangements")
        items = known.body["items"] if known.ok else []
        return next((one for one in items if one["state"] == "running"), None)

    def wording(self, form: Opened, question: Question) -> str:
        key = super().wording(form, question)
        if question.name == "how":
            return f"{key}_{form.facts['choice']}"
        return key

    async def options_how(self, turn: Turn, form: Opened) -> list[Reply]:
        offered = [Reply(turn.phrase("payments.in_parts", count=count), value=count) for count in form.facts["counts"]]
        if "latest" in form.facts:
            offered.insert(0, Reply(turn.phrase("payments.later_day"), value=LATER))
        if len(offered) == 1:
            # One choice is taken without asking, and this one has still to be wanted.
            offered.append(Reply(turn.phrase("payments.pay_now"), "pay_bill"))
        return offered

    async def read_how(self, turn: Turn, form: Opened, words: str) -> Any:
        """ "In three parts", or simply "3" once that was asked. A day is a later day."""
        in_parts = isinstance(form.values.get("how"), int)
        count = parts_in(words, alone=form.asked == "how" or in_parts)
        if count is not None:
            return count if count in form.facts["counts"] else None
        if form.asked != "how" or "latest" not in form.facts:
            return None
        return LATER if later_in(words) or await self.read_until(turn, form, words) else None

    async def check_how(self, turn: Turn, form: Opened, value: Any) -> Any:
        """ "Later, in 12 days" answers the next question as well."""
        if value != LATER:
            form.values.pop("until", None)
            return value
        day = await self.read_until(turn, form, turn.words)
        if day is None:
            return value
        kept = await self.check_until(turn, form, day)
        if isinstance(kept, Refusal):
            return kept
        form.values["until"] = kept
        return value

    async def read_until(self, turn: Turn, form: Opened, words: str) -> Any:
        if "latest" not in form.facts:
            # It can't wait, whatever the day: then it is asked how many parts suit.
            return None
        found = turn.found(asked="day" if form.asked == "until" else None, text=words)
        day = next((one.value for one in found if one.kind == "day"), None)
        due = form.facts.get("due_iso")
        return day or longer(words, turn.today, date.fromisoformat(due) if due else turn.today)

    async def check_until(self, turn: Turn, form: Opened, value: date) -> Any:
        day = value.isoformat()
        if day <= form.facts["due_iso"]:
            return refuse("payments.not_later", due_on=form.facts["due_on"])
        if day > form.facts["latest_iso"]:
            return refuse("payments.too_late", latest=form.facts["latest"])
        form.values["how"] = LATER
        return day

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        form.facts.pop(CHANGE, None)
        how = form.values["how"]
        wanted = {"kind": "instalments", "count": how}
        if how == LATER:
            wanted = {"kind": "extension", "until": form.values["until"]}
        quote = await turn.post("/v1/payments/arrangements/quotes", wanted)
        if not await self.quoted(turn, quote):
            return
        parts = quote.body["instalments"]
        key = "later" if how == LATER else "parts"
        balance = await turn.get("/v1/billing/balance")
        standing = _standing(balance.body, key) if balance.ok else ""
        self.confirm(
            turn,
            f"payments.payment_extension_confirm_{key}{standing}",
            yes=turn.phrase(f"payments.payment_extension_yes_{key}", count=len(parts)),
            no=turn.phrase("payments.payment_extension_no"),
            change=self._changes(turn, form),
            amount=parts[0]["amount"]["display"],
            until=parts[0]["due_on"]["display"],
            due_on=form.facts.get("due_on", ""),
            count=len(parts),
            parts=", ".join(f"{one['amount']['display']} by {one['due_on']['display']}" for one in parts),
            overdue=balance.body["overdue"]["amount"]["display"] if standing == OVERDUE else "",
        )

    def _changes(self, turn: Turn, form: Opened) -> dict[str, str]:
        if form.values["how"] == LATER:
            return {"until": turn.phrase("payments.another_day")}
        return {"how": turn.phrase("payments.another_way")} if len(form.facts["counts"]) > 1 else {}

    async def act(self, turn: Turn, form: Opened) -> None:
        if receipt := await self.do_as_quoted(turn, "/v1/payments/arrangements"):
            turn.say("payments.arranged", number=receipt["number"], told=receipt["told"])


def _standing(balance: dict[str, Any], key: str) -> str:
    """What else has to be said: parts are all that is owed, a later day is for the newest bill alone."""
    if key == "parts":
        return SUSPENDED if balance["suspended"] else ""
    return OVERDUE if balance.get("overdue") else ""


def _facts(options: dict[str, Any]) -> dict[str, Any]:
    """What the questions need, without what nobody asks about."""
    facts: dict[str, Any] = {
        "owed": options["owed"]["display"],
        "counts": [plan["count"] for plan in options["plans"]],
        "choice": "both" if options["extension"] and options["plans"] else "parts" if options["plans"] else "later",
    }
    if extension := options["extension"]:
        last = extension["until"][-1]
        facts |= {"amount": extension["amount"]["display"], "latest": last["display"], "latest_iso": last["iso"]}
        facts |= {"due_on": extension["due_on"]["display"], "due_iso": extension["due_on"]["iso"]}
    return facts
