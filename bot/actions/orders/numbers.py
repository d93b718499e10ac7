"""Numbers: one that leaves with a code of ours, one that comes with a code of another operator's."""

import re
from typing import Any

from bot.actions.client import Answer
from bot.actions.orders.code_words import ASKED_AS, NO_CODE_YET
from bot.actions.orders.line_form import LineForm
from bot.actions.orders.number_words import AWAY, BRING, CHASE, OTHER_ACCOUNT, PORTING_CODE, TAKE, UNTIL, WANTED
from bot.actions.orders.receipts import say_placed
from bot.dialogue.correcting import keep
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.question import Question, refuse
from bot.dialogue.turn import Turn

# A code of another operator's that was sent on: what is kept is only that.
SENT_ON = "sent on"


class PortNumber(LineForm):
    intent = "port_number"
    topic = "numbers"
    asked_as = ASKED_AS
    questions = (
        Question("what"),
        Question("line"),
        Question("number", reads=("phone",), needed=lambda form: form.values.get("what") == BRING),
        Question("code", needed=lambda form: form.values.get("what") == BRING),
        # The first day that is possible, unless they name one.
        Question("day", reads=("day",), needed=lambda _: False),
    )
    anew = {
        "number-not-understood": ("number", "numbers.number_not_understood"),
        "code-not-understood": ("code", "numbers.port_number_code_again"),
        "number-is-ours": ("number", "numbers.number_is_ours"),
        "day-not-possible": ("day", "numbers.port_number_day"),
    }
    refusals = {
        "unblock-first": "numbers.unblock_first",
        "nothing-to-take-away": "numbers.not_in_use",
        "number-not-understood": "numbers.number_not_understood",
        "code-not-understood": "numbers.code_not_understood",
        "number-is-ours": "numbers.number_is_ours",
        "customer-only": "sims.customer_only",
        "account-on-hold": "homes.account_on_hold",
        "already-ordered": "numbers.already_ordered",
        "service-not-running": "numbers.not_in_use",
        "day-not-possible": "numbers.day_not_possible",
        "offer-changed": "homes.offer_changed",
    }

    def changes(self, turn: Turn) -> bool:
        return not WANTED[CHASE].search(turn.words)

    async def answer(self, turn: Turn) -> None:
        if self.changes(turn):
            await super().answer(turn)
        else:
            await self._say_how_far(turn)

    def words_kept(self, turn: Turn) -> str:
        form = turn.memory.form
        # When the number is known, it is the code that was asked for, and whatever was typed may be one.
        asked_for = form is not None and form.intent == self.intent and "number" in form.values
        return "" if asked_for else PORTING_CODE.sub("", turn.words)

    async def begin(self, turn: Turn, form: Opened) -> bool:
        # What they wrote may hold the code itself.
        form.text = ""
        if OTHER_ACCOUNT.search(turn.words):
            turn.say("numbers.other_account")
            return False
        if UNTIL.fullmatch(turn.words):
            turn.say("numbers.until_then")
            return False
        return await self.look_up_lines(turn, form)

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        """ "Actually, take it away" is no number and no code, but another wish."""
        brings = form.asked in ("number", "code")
        no_code = brings and NO_CODE_YET.search(turn.words) and not PORTING_CODE.search(turn.words)
        if no_code or OTHER_ACCOUNT.search(turn.words):
            self.finish(turn)
            turn.say("numbers.no_code_yet" if no_code else "numbers.other_account")
            return True
        away = AWAY.search(turn.words) and not WANTED[BRING].search(turn.words)
        if not brings or not away:
            return None
        await keep(turn, self, form, self.question("what"), TAKE)
        return True

    async def options_what(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(turn.phrase(f"numbers.what_{what}"), value=what) for what in (TAKE, BRING)]

    async def read_what(self, turn: Turn, form: Opened, words: str) -> str | None:
        if PORTING_CODE.search(words):
            return BRING
        return next((what for what in (BRING, TAKE) if WANTED[what].search(words)), None)

    async def read_code(self, turn: Turn, form: Opened, words: str) -> str | None:
        """Last of all, so that it is sent on at once: nothing is kept of it while something else is asked."""
        if not {"line", "number"} <= form.values.keys():
            return None
        if code := PORTING_CODE.search(words):
            return code[1]
        if any(one.kind == "phone" for one in turn.found(text=words)):
            # The number was wrong, and is said once more.
            return None
        # Other countries' codes look otherwise; the api knows how.
        alone = re.sub(r"[\s-]", "", words)
        return alone if form.asked == "code" and re.fullmatch(r"(?=.*\d)[A-Za-z0-9]{6,20}", alone) else None

    async def check_day(self, turn: Turn, form: Opened, value: Any) -> Any:
        return value.isoformat() if value > turn.today else refuse("numbers.port_number_day_again")

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        if form.values["what"] == TAKE:
            await self._give_code(turn, form)
            return
        wanted = [form.values.get(name) for name in ("line", "number", "day")]
        if form.values["code"] != SENT_ON:
            if not await self._send_on(turn, form):
                return
            form.facts["quoted"] = wanted
        elif form.facts["quoted"] != wanted:
            # Another number has another code, and the one they gave is not kept here.
            del form.values["code"]
            await self.ask(turn, form, self.question("code"), [], "numbers.code_once_more")
            return
        self.confirm(
            turn,
            "numbers.port_number_confirm",
            yes=turn.phrase("numbers.port_number_yes"),
            no=turn.phrase("numbers.port_number_no"),
            label=form.facts["label"],
            title=form.facts["title"],
            day=form.facts["expected_on"],
        )

    async def _send_on(self, turn: Turn, form: Opened) -> bool:
        """Quotes it. The api keeps the code from here on; where it does not, it is asked for again."""
        values = form.values
        asked = {"kind": "port_in", "number": values["number"], "code": values.pop("code")}
        on = {"wanted_on": values.get("day"), "service_id": values["line"]}
        quote = await turn.post("/v1/orders/quotes", {**asked, **on})
        if await self.quoted(turn, quote):
            values["code"] = SENT_ON
            form.facts |= {"title": quote.body["title"], "expected_on": quote.body["expected_on"]["display"]}
        return quote.ok

    async def act(self, turn: Turn, form: Opened) -> None:
        if receipt := await self.do_as_quoted(turn, "/v1/orders"):
            say_placed(turn, "numbers.brought", receipt, label=form.facts["label"])

    async def stop(self, turn: Turn, answer: Answer) -> None:
        form = turn.memory.form
        if answer.problem == "quote-expired" and form:
            # The code went with the quote.
            form.values.pop("code", None)
            await self.go_on(turn, form)
            return
        await super().stop(turn, answer)

    async def _give_code(self, turn: Turn, form: Opened) -> None:
        """What leaving costs is said with it, and nothing is offered to make them stay."""
        made = await turn.post("/v1/orders/porting-codes", {"service_id": form.values["line"]})
        shown = await turn.get(f"/v1/orders/porting-codes/{made.body['id']}") if made.ok else made
        if not await self.went_through(turn, shown):
            return
        costs = made.body["cost_of_leaving"]
        turn.say(
            "numbers.code_costs" if costs["minor"] else "numbers.code_free",
            custom={"secret": True},
            label=made.body["service"],
            code=shown.body["code"],
            ends_on=shown.body["ends_on"]["display"],
            costs=costs["display"],
        )

    async def _say_how_far(self, turn: Turn) -> None:
        orders = await turn.get("/v1/orders", state="open")
        if not orders.ok:
            await self.excuse(turn, orders)
            return
        coming = next((one for one in orders.body["items"] if one["kind"] == "port_in"), None)
        if coming is None:
            turn.say("numbers.none_coming")
            return
        turn.say("numbers.coming", title=coming["title"], number=coming["number"], status=coming["status"])

    def _ask_to_sign_in(self, turn: Turn) -> None:
        """Who is with another operator yet has no account to sign in to, and wants to know whether it can be."""
        super()._ask_to_sign_in(turn)
        if WANTED[BRING].search(turn.words):
            turn.said.pop()
            form = {"kind": "sign_in", "then": self.intent}
            turn.say("numbers.bring_how", custom={"form": form})
