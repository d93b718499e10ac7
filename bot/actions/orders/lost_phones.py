"""A lost or stolen phone: its line is blocked at once, and lifted when it is found."""

import re

from bot.actions.orders.line_form import LineForm
from bot.dialogue.memory import Opened, Reply, Wish
from bot.dialogue.question import Question
from bot.dialogue.turn import Turn

BLOCK, UNBLOCK = "block", "unblock"
_FOUND = re.compile(
    r"\b(?:found|got) (?:it|my|the|her|his|our)\b|\b(?:found|turned up|handed in|unblock|unbar|unlock|un-?suspend"
    r"|reactivate|re-?enable|lift)\b|\b(?:has|came|come) back\b|\btake (?:the )?(?:block|bar) off",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    r"\b(?:not|never|n'?t|no one|nobody)\b[^.!?]{0,25}\b(?:found|turned up|handed in)", re.IGNORECASE
)
_STOLEN = re.compile(
    r"\b(?:stol\w*|steal\w*|nick(?:ed|d)|pinch\w*|theft|thie(?:f|ves)|robb\w*|mugg\w*|snatch\w*|pickpocket\w*|swiped"
    r"|jacked|took (?:my|his|her|our)|taken|broken? into|burgl\w*|grabbed)\b",
    re.IGNORECASE,
)


class LostPhone(LineForm):
    """One question at most before the yes: every minute is the thief's."""

    intent = "lost_phone"
    topic = "orders"
    questions = (Question("line"),)
    refusals = {
        "cannot-be-barred": "orders.lost_phone_not_in_use",
        "not-barred": "orders.lost_phone_not_blocked",
        "service-unknown": "orders.no_mobile",
    }

    async def begin(self, turn: Turn, form: Opened) -> bool:
        words = turn.words
        form.facts["reason"] = "stolen" if _STOLEN.search(words) else "lost"
        found = _FOUND.search(words) and not _NOT_FOUND.search(words)
        form.facts["what"] = UNBLOCK if found else BLOCK
        return await self.look_up_lines(turn, form)

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        what = form.facts["what"]
        self.confirm(
            turn,
            f"orders.lost_phone_{what}",
            yes=turn.phrase(f"orders.lost_phone_{what}_yes"),
            no=turn.phrase(f"orders.lost_phone_{what}_no"),
            label=form.facts["label"],
        )

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
        turn.say("orders.lost_phone_sign_in", custom={"form": {"kind": "sign_in", "then": self.intent}})


def _what_next(turn: Turn) -> list[Reply]:
    """What else a thief may have got at, and how to be reached again."""
    return [
        Reply(turn.phrase("orders.new_sim"), "sim_help", "send me a new sim"),
        Reply(turn.phrase("orders.spent_since"), "check_usage"),
        Reply(turn.phrase("orders.found_it"), "lost_phone", "unblock it, I found it"),
        Reply(turn.book.title("request_human"), "request_human"),
    ]
