"""Paying later or in parts: what may be had, what it would be, and agreeing on it."""

from typing import Any

from bot.actions.payments.arrangement_facts import OVERDUE, as_many, day_in, standing
from bot.actions.payments.arrangement_words import (
    cannot,
    day_of_a_part,
    later_in,
    parts_in,
    takes_back,
)
from bot.actions.payments.paying import PayBill
from bot.actions.payments.rearranging import BACK, BASE, Rearranging, way_back
from bot.actions.payments.splitting import part_now, split, wants_to_pay
from bot.dialogue.correcting import keep
from bot.dialogue.form import CHANGE, CONFIRM, Question, refuse
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.question import Refusal
from bot.dialogue.turn import Turn
from bot.reading import agrees, yes_or_no

LATER, PARTS = "later", "parts"


class PaymentExtension(Rearranging):
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
        "arrangement-stands": "payments.changed_too_late",
    }

    async def answer(self, turn: Turn) -> None:
        """A part of it now is paid first: what is left is arranged afterwards."""
        await (PayBill().answer(turn) if split(turn) or part_now(turn) else super().answer(turn))

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        """A no to the latest day, or a day for one of the parts."""
        if form.asked and wants_to_pay(turn):
            return False
        named = turn.found(asked="day", text=turn.words) if turn.words else []
        if form.asked == "until" and agrees(turn.words) == "yes":
            # It comes to a summary, which asks for the yes that counts.
            await keep(turn, self, form, self.question("until"), form.facts["latest_iso"])
            return True
        if form.asked == "until" and not named and (yes_or_no(turn.words) == "no" or cannot(turn.words)):
            await self._otherwise(turn, form)
            return True
        if form.asked == "how" and not turn.memory.numbered:
            # "2" is so many parts before it is a place among the choices.
            count = parts_in(turn.words, alone=True)
            if count in form.facts["counts"]:
                await keep(turn, self, form, self.question("how"), count)
                return True
        in_parts = form.asked == CONFIRM and isinstance(form.values.get("how"), int)
        if in_parts and day_of_a_part(turn.words):
            turn.say("payments.parts_days", replies=[])
            await self.ask_again(turn, form)
            return True
        return None

    async def _otherwise(self, turn: Turn, form: Opened) -> None:
        """No day that can be had suits: parts may, and a person can look at more."""
        if not form.facts["counts"]:
            self.finish(turn)
            turn.say("payments.no_day_suits", latest=form.facts["latest"])
            return
        form.values.clear()
        ways = [Reply(turn.phrase("payments.in_parts", count=count), value=count) for count in form.facts["counts"]]
        ways.append(Reply(turn.book.title("request_human"), "request_human"))
        await self.ask(turn, form, self.question("how"), ways, "payments.payment_extension_how_else")

    def wording(self, form: Opened, question: Question) -> str:
        key = super().wording(form, question)
        if question.name == "how":
            return f"{key}_{'changed' if 'instead_of' in form.facts else form.facts['choice']}"
        return key

    async def options_how(self, turn: Turn, form: Opened) -> list[Reply]:
        offered = [Reply(turn.phrase("payments.in_parts", count=count), value=count) for count in form.facts["counts"]]
        if "latest" in form.facts:
            offered.insert(0, Reply(turn.phrase("payments.later_day"), value=LATER))
        offered += way_back(turn, form)
        if len(offered) == 1:
            # One choice is taken without asking, and this one has still to be wanted.
            offered.append(Reply(turn.phrase("payments.pay_now"), "pay_bill"))
        return offered

    async def read_how(self, turn: Turn, form: Opened, words: str) -> Any:
        """ "In three parts", or simply "3" once that was asked. A day is a later day."""
        if "instead_of" in form.facts and takes_back(words):
            return BACK
        in_parts = isinstance(form.values.get("how"), int) or "in_parts" in form.facts
        count = parts_in(words, alone=form.asked == "how" or in_parts)
        if count is not None:
            return count
        if form.asked != "how" or "latest" not in form.facts:
            return None
        return LATER if later_in(words) or await self.read_until(turn, form, words) else None

    async def check_how(self, turn: Turn, form: Opened, value: Any) -> Any:
        """ "Later, in 12 days" answers the next question as well."""
        if value == BACK:
            return value
        if value != LATER:
            return as_many(form, value)
        if (day := await self.read_until(turn, form, turn.words)) is None:
            return value
        form.values["how"] = LATER
        kept = await self.check_until(turn, form, day)
        if isinstance(kept, Refusal):
            # How is known: what is asked for once more is the day.
            await self.refuse(turn, form, self.question("until"), kept)
        else:
            form.values["until"] = kept
        return value

    async def options_until(self, turn: Turn, form: Opened) -> list[Reply]:
        """The latest day stands there, and what else there is where none suits."""
        parts = [Reply(turn.phrase("payments.parts"), value=PARTS)] if form.facts["counts"] else []
        return [Reply(form.facts["latest"], value=form.facts["latest_iso"]), *parts]

    async def read_until(self, turn: Turn, form: Opened, words: str) -> Any:
        if "latest" not in form.facts:
            # It can't wait, whatever the day: then it is asked how many parts suit.
            return None
        return day_in(turn, form, words)

    async def check_until(self, turn: Turn, form: Opened, value: Any) -> Any:
        if value == PARTS:
            await self._otherwise(turn, form)
            return value
        day = value if isinstance(value, str) else value.isoformat()
        if day <= form.facts["due_iso"]:
            return refuse("payments.not_later", due_on=form.facts["due_on"], latest=form.facts["latest"])
        if day == form.facts.get("agreed_iso"):
            return refuse("payments.agreed_so", until=form.facts["agreed"], latest=form.facts["latest"])
        if day > form.facts["latest_iso"]:
            return refuse("payments.too_late", latest=form.facts["latest"])
        form.values["how"] = LATER
        return day

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        form.facts.pop(CHANGE, None)
        how = form.values["how"]
        if how == BACK:
            self.ask_to_withdraw(turn, form)
            return
        wanted: dict[str, Any] = {"kind": "instalments", "count": how}
        if how == LATER:
            wanted = {"kind": "extension", "until": form.values["until"]}
        wanted["instead_of"] = form.facts.get("instead_of")
        quote = await turn.post(f"{BASE}/quotes", wanted)
        if not await self.quoted(turn, quote):
            return
        parts = quote.body["instalments"]
        key = "later" if how == LATER else "parts"
        balance = await turn.get("/v1/billing/balance")
        also = standing(balance.body, key) if balance.ok else ""
        self.confirm(
            turn,
            f"payments.payment_extension_confirm_{key}{also}",
            yes=turn.phrase(f"payments.payment_extension_yes_{key}", count=len(parts)),
            no=turn.phrase("payments.payment_extension_no"),
            change=self._changes(turn, form),
            amount=parts[0]["amount"]["display"],
            until=parts[0]["due_on"]["display"],
            due_on=form.facts.get("agreed") or form.facts.get("due_on", ""),
            count=len(parts),
            parts=", ".join(f"{one['amount']['display']} by {one['due_on']['display']}" for one in parts),
            overdue=balance.body["overdue"]["amount"]["display"] if also == OVERDUE else "",
        )

    def _changes(self, turn: Turn, form: Opened) -> dict[str, str]:
        if form.values["how"] == LATER:
            return {"until": turn.phrase("payments.another_day")}
        return {"how": turn.phrase("payments.another_way")} if len(form.facts["counts"]) > 1 else {}

    async def act(self, turn: Turn, form: Opened) -> None:
        if form.values["how"] == BACK:
            await self.withdraw(turn, form)
        elif receipt := await self.do_as_quoted(turn, BASE):
            key = "payments.arranged_instead" if "instead_of" in form.facts else "payments.arranged"
            turn.say(key, number=receipt["number"], told=receipt["told"])
