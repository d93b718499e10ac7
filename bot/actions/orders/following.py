"""Orders that were placed: how far each is, and calling one off."""

import re
from typing import Any

from bot.actions.client import Answer
from bot.actions.orders.asked_about import PARCEL_ASKED_AS
from bot.dialogue.form import Form
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.question import Question
from bot.dialogue.turn import Turn
from bot.reading import Choice, choose
from bot.reading.came import says_it_came, says_it_came_and_fails, says_it_did_not_come
from bot.reading.wonders import kinds_in

MOST_OFFERED = 3
PERSON, DELIVERED = "request_human", "delivered"
_SIM = re.compile(r"\be?sim\b", re.IGNORECASE)
_CANCEL = re.compile(
    r"\b(?:cancel|call (?:it |the order )?off|stop (?:my|the|this) order|don'?t want (?:it|the|my|this)|changed my mind"
    r"|take (?:it|the order) back|scrap)\b",
    re.IGNORECASE,
)

_WHERE = re.compile(r"\bwhere(?:'?s| is| are)\b|\bwhen (?:will|does|is)\b|\bhas (?:my|the)\b", re.IGNORECASE)


class OrderStatus(Form):
    """Reads, unless an order is to be cancelled."""

    intent = "order_status"
    topic = "orders"
    questions = (Question("order"),)
    asked_as = PARCEL_ASKED_AS
    refusals = {
        "order-unknown": "orders.order_unknown",
        "too-late-to-cancel": "orders.too_late_to_cancel",
        "change-done": "orders.too_late_to_cancel",
    }

    def outranks_library(self, turn: Turn) -> bool:
        """Where a router is that is on its way, and not how one goes back."""
        return turn.sure and _WHERE.search(turn.words) is not None

    def changes(self, turn: Turn) -> bool:
        return bool(_CANCEL.search(turn.words))

    async def answer(self, turn: Turn) -> None:
        if self.changes(turn):
            await super().answer(turn)
        else:
            await self._tell(turn)

    async def _tell(self, turn: Turn) -> None:
        named = turn.first("order")
        if named:
            found = await turn.get(f"/v1/orders/numbers/{named}")
            if found.ok:
                self._say_order(turn, found.body)
                return
        else:
            found = await turn.get("/v1/orders", state="open")
        if not found.ok:
            await self.excuse(turn, found)
        elif not found.body["items"]:
            await self._say_none_open(turn)
        else:
            self._say_which(turn, found.body["items"])

    def _say_which(self, turn: Turn, orders: list[dict[str, Any]]) -> None:
        place = choose(turn.words, [Choice(one["title"]) for one in orders]) if len(orders) > 1 else 0
        if isinstance(place, int):
            self._say_order(turn, orders[place])
            return
        replies = [Reply(one["title"], self.intent, f"where is order {one['number']}") for one in orders[:MOST_OFFERED]]
        turn.say("orders.order_status_which", replies=replies, count=len(orders))

    async def _say_none_open(self, turn: Turn) -> None:
        """What was ordered last is what they mean."""
        past = await turn.get("/v1/orders", state="all", limit=1)
        if past.ok and past.body["items"]:
            self._say_order(turn, past.body["items"][0], key="orders.order_last")
        else:
            turn.say("orders.order_none")

    def goes_on_with(self, turn: Turn) -> bool:
        """ "It's here already": no longer on its way, whatever was just told of it. Or how it is handed over."""
        asked = any(kind in self.asked_as for kind in kinds_in(turn.words, self.asked_as))
        return asked or super().goes_on_with(turn) or says_it_came(turn.words) or says_it_did_not_come(turn.words)

    def _say_it_came(self, turn: Turn, order: dict[str, Any]) -> None:
        """Who has it before them is never told that it is on its way."""
        intent = "sim_help" if _SIM.search(order["title"]) else "internet_problem"
        if intent == "internet_problem" and says_it_came_and_fails(turn.words):
            turn.then, turn.then_words = intent, turn.words
            return
        replies = [Reply(turn.book.title(intent), intent, turn.words), Reply(turn.book.title(PERSON), PERSON)]
        turn.say("orders.order_came", replies=replies, title=order["title"], number=order["number"])

    def _say_order(self, turn: Turn, order: dict[str, Any], key: str = "orders.order_where") -> None:
        if order["state"] != DELIVERED and not order["ended_on"] and says_it_came(turn.words):
            self._say_it_came(turn, order)
            return
        parts = [turn.phrase(key, title=order["title"], number=order["number"], status=order["status"])]
        if order["tracking_reference"] and order["state"] in ("dispatched", "delayed"):
            parts.append(turn.phrase("orders.order_tracking", reference=order["tracking_reference"]))
        following = next((step["title"] for step in order["steps"] if step["state"] == "next"), None)
        if following and not order["delayed"]:
            parts.append(turn.phrase("orders.order_next", step=following))
        if order["state"] == DELIVERED:
            parts.append(turn.phrase("orders.order_not_there"))
        turn.say("orders.order_told", replies=_replies(turn, order), told=" ".join(parts), short=parts[0])

    async def begin(self, turn: Turn, form: Opened) -> bool:
        found = await turn.get("/v1/orders", state="open")
        if not found.ok:
            await self.stop(turn, found)
            return False
        named = turn.first("order")
        orders = [one for one in found.body["items"] if named in (None, one["number"])]
        stoppable = [one for one in orders if one["can_be_cancelled"] or one["taken_back_at"]]
        if not stoppable:
            key = "orders.too_late_to_cancel" if orders else "orders.order_none_to_cancel"
            turn.say(key, title=orders[0]["title"] if orders else None)
            return False
        form.facts["orders"] = [
            {"id": one["id"], "title": one["title"], "number": one["number"], "back": one["taken_back_at"]}
            for one in stoppable[:MOST_OFFERED]
        ]
        return True

    async def options_order(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(one["title"], value=one["id"]) for one in form.facts["orders"]]

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        order = _chosen(form)
        self.confirm(
            turn,
            "orders.order_cancel",
            yes=turn.phrase("orders.order_cancel_yes"),
            no=turn.phrase("orders.order_cancel_no"),
            title=order["title"],
            number=order["number"],
        )

    async def act(self, turn: Turn, form: Opened) -> None:
        order = _chosen(form)
        form.facts["title"] = order["title"]
        done = await self._call_off(turn, order)
        if await self.went_through(turn, done):
            turn.say("orders.order_cancelled", title=order["title"], number=order["number"])

    async def _call_off(self, turn: Turn, order: dict[str, Any]) -> Answer:
        """A change of plan and the end of a service are taken back where they were asked for."""
        if order["back"]:
            return await turn.delete(order["back"])
        return await turn.post(f"/v1/orders/{order['id']}/cancellation")


def _chosen(form: Opened) -> dict[str, Any]:
    return next(one for one in form.facts["orders"] if one["id"] == form.values["order"])


def _replies(turn: Turn, order: dict[str, Any]) -> list[Reply]:
    replies = []
    if order["needs_visit"] and not order["ended_on"]:
        words = f"when is the visit for order {order['number']}"
        replies.append(Reply(turn.phrase("orders.order_visit"), "book_technician", words))
    if order["can_be_cancelled"] or order["taken_back_at"]:
        words = f"cancel order {order['number']}"
        replies.append(Reply(turn.phrase("orders.order_cancel_yes"), "order_status", words))
    if order["state"] == DELIVERED:
        replies.append(Reply(turn.book.title("service_request"), "service_request"))
    return [*replies, Reply(turn.book.title(PERSON), PERSON)]
