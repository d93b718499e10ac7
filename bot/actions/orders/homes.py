"""Moving house: what is at home moves along, on a day, and perhaps with a visit."""

import re
from typing import Any

from bot.actions.orders.asked_about import MOVE_ASKED_AS
from bot.actions.orders.places import ADDRESS, POSTCODE, PlacedForm
from bot.actions.orders.receipts import say_placed
from bot.dialogue.lines import HOME, of_account
from bot.dialogue.memory import Opened
from bot.dialogue.question import Question, refuse
from bot.dialogue.turn import Turn
from bot.reading.wonders import kinds_in

PENDING = "pending"
_CALLS_OFF = re.compile(
    r"\b(?:cancel|call off|undo|withdraw|scrap)\b.{0,20}\b(?:move|moving)\b|\b(?:not|aren'?t|isn'?t) moving\b"
    r"|\bmove is off\b",
    re.IGNORECASE,
)


class MoveService(PlacedForm):
    intent = "move_service"
    topic = "homes"
    asked_as = MOVE_ASKED_AS
    questions = (ADDRESS, POSTCODE, Question("day", reads=("day",)))
    refusals = {
        "account-on-hold": "homes.account_on_hold",
        "account-has-ended": "homes.account_ended",
        "service-unknown": "homes.nothing_at_home",
        "service-not-running": "homes.not_running",
        "there-already": "homes.there_already",
        "not-served": "homes.not_served",
        "day-not-possible": "homes.day_never",
        "already-ordered": "homes.already_ordered",
        "offer-changed": "homes.offer_changed",
    }
    anew = {
        "day-not-possible": ("day", "homes.day_not_possible"),
        "not-served": ("postcode", "homes.not_served_there"),
        "there-already": ("address", "homes.there_already_other"),
    }

    async def answer(self, turn: Turn) -> None:
        """ "Cancel the move" is about the one that was ordered."""
        if _CALLS_OFF.search(turn.words):
            turn.then, turn.then_words = "order_status", "cancel my order"
            return
        await super().answer(turn)

    async def begin(self, turn: Turn, form: Opened) -> bool:
        """Who is not signed in, or has nothing at home, hears that before being asked for addresses."""
        me = await turn.get("/v1/accounts/me")
        if not me.ok:
            await self.stop(turn, me)
            return False
        at_home = of_account(me.body, HOME)
        if not at_home or all(service["state"] == PENDING for service in at_home):
            # Said at once, and once more to "no, the 5th": no other day or place would help.
            turn.say("homes.not_running" if at_home else "homes.nothing_at_home")
            return False
        await turn.hear_line(HOME)
        if "router" in kinds_in(turn.words, self.asked_as):
            # Asked in one breath with the move.
            turn.say("homes.move_service_about_router", replies=[])
        return True

    async def check_day(self, turn: Turn, form: Opened, value: Any) -> Any:
        return value.isoformat() if value > turn.today else refuse("homes.move_service_day_again")

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        wanted = {name: form.values[name] for name in ("address", "postcode")}
        quote = await turn.post(
            "/v1/orders/quotes", {"kind": "move", **wanted, "from_on": form.values["day"]}, line=HOME
        )
        if await self.quoted(turn, quote):
            self._ask(turn, form, quote.body)

    def _ask(self, turn: Turn, form: Opened, offer: dict[str, Any]) -> None:
        form.facts["visit"] = offer["needs_visit"]
        self.confirm(
            turn,
            "homes.move_service_confirm",
            yes=turn.phrase("homes.move_service_yes"),
            no=turn.phrase("homes.move_service_no"),
            change={"day": turn.phrase("homes.other_day")},
            title=offer["title"],
            address=offer["address"],
            day=offer["expected_on"]["display"],
            monthly=offer["monthly"]["display"],
            more=more_about(turn, offer),
        )

    async def act(self, turn: Turn, form: Opened) -> None:
        if receipt := await self.do_as_quoted(turn, "/v1/orders"):
            say_placed(turn, "homes.moves_visit" if form.facts["visit"] else "homes.moves", receipt)


def more_about(turn: Turn, offer: dict[str, Any]) -> str:
    """What comes of it beside the price, in short sentences."""
    parts = [turn.phrase("homes.with_visit" if offer["needs_visit"] else "homes.without_visit")]
    if offer["number_stays"] is not None:
        parts.append(turn.phrase("homes.number_stays" if offer["number_stays"] else "homes.number_new"))
    if offer["once"]["minor"]:
        parts.append(turn.phrase("homes.once", once=offer["once"]["display"]))
    return " ".join(parts)


def term_of(turn: Turn, months: int) -> str:
    if months == 1:
        return turn.phrase("homes.monthly_term")
    return turn.phrase("homes.term", months=months) if months else turn.phrase("homes.no_term")
