"""A lost or stolen phone: its line is blocked at once, and lifted when it is found."""

from typing import Any

from bot.actions.orders.line_form import LineForm
from bot.actions.orders.lost_words import ASKED_AS, STOLEN, is_back, wants_it_to_work
from bot.actions.payments.standing import ServiceStanding
from bot.dialogue.lines import of_account
from bot.dialogue.memory import Opened, Reply, Wish
from bot.dialogue.question import Question
from bot.dialogue.turn import Turn

BLOCK, UNBLOCK = "block", "unblock"


class LostPhone(LineForm):
    """One question at most before the yes: every minute is the thief's."""

    intent = "lost_phone"
    topic = "orders"
    questions = (Question("line"),)
    asked_as = ASKED_AS
    refusals = {
        "cannot-be-barred": "orders.lost_phone_not_in_use",
        "not-barred": "orders.lost_phone_not_blocked",
        "service-unknown": "orders.no_mobile",
    }

    async def begin(self, turn: Turn, form: Opened) -> bool:
        words = turn.words
        form.facts["reason"] = "stolen" if STOLEN.search(words) else "lost"
        form.facts["what"] = UNBLOCK if wants_it_to_work(words) else BLOCK
        if form.facts["what"] == UNBLOCK and not await _is_barred(turn):
            # Whose line is cut off for a bill that is open has to pay, and gets no unblocking.
            await ServiceStanding().answer(turn)
            if turn.said:
                return False
        form.facts["unwanted"] = form.facts["what"] == UNBLOCK and not is_back(words)
        return await self.look_up_lines(turn, form)

    async def facts_about(self, turn: Turn, form: Opened, kind: str) -> dict[str, Any] | None:
        """Of a block: no question leads away from it, for each minute counts."""
        return await super().facts_about(turn, form, kind) if form.facts["what"] == BLOCK else None

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        what = form.facts["what"]
        # Taken back at once, nothing has come back: the block was not wanted.
        key = "orders.lost_phone_unblock_asked" if form.facts.get("unwanted") else f"orders.lost_phone_{what}"
        self.confirm(
            turn,
            key,
            yes=turn.phrase(f"orders.lost_phone_{what}_yes"),
            no=turn.phrase(f"orders.lost_phone_{what}_no"),
            label=form.facts["label"],
        )

    def undo(self, form: Opened) -> str | None:
        return None if form.facts["what"] == UNBLOCK else f"unblock {form.facts['label']}"

    async def act(self, turn: Turn, form: Opened) -> None:
        line = {"service_id": form.values["line"]}
        if form.facts["what"] == UNBLOCK:
            done = await turn.post("/v1/orders/unbars", line)
        else:
            done = await turn.post("/v1/orders/bars", {"reason": form.facts["reason"], **line})
        if not await self.went_through(turn, done):
            return
        if done.body["state"] != "barred":
            turn.say("orders.unblocked", told=done.body["told"])
            return
        key = "orders.blocked_stolen" if form.facts["reason"] == "stolen" else "orders.blocked"
        turn.say(key, replies=_what_next(turn), label=form.facts["label"], since=done.body["since"])

    def _ask_to_sign_in(self, turn: Turn) -> None:
        """By e-mail: a code sent to the lost phone would be read by whoever has it."""
        turn.memory.again = Wish(self.intent, turn.words)
        turn.say("orders.lost_phone_sign_in", custom={"form": {"kind": "sign_in", "then": self.intent, "by": "email"}})


def _what_next(turn: Turn) -> list[Reply]:
    """What else a thief may have got at, and how to be reached again."""
    return [
        Reply(turn.phrase("orders.new_sim"), "sim_help", "send me a new sim"),
        Reply(turn.phrase("orders.spent_since"), "check_usage"),
        Reply(turn.phrase("orders.found_it"), "lost_phone", "unblock it, I found it"),
        Reply(turn.book.title("request_human"), "request_human"),
    ]


async def _is_barred(turn: Turn) -> bool:
    me = await turn.get("/v1/accounts/me")
    return me.ok and any(one["state"] == "barred" for one in of_account(me.body, LostPhone.kind))
