"""What was ordered, said as a receipt: the number, the price, the day and what comes next."""

from typing import Any

from bot.dialogue.memory import Deed, Reply
from bot.dialogue.turn import Turn


def say_placed(turn: Turn, key: str, receipt: dict[str, Any], **facts: Any) -> None:
    order = receipt["order"]
    turn.did = Deed("order_status", f"cancel order {order['number']}")
    day = order["expected_on"]["display"] if order["expected_on"] else None
    turn.say(
        key,
        replies=_replies(turn, order),
        number=order["number"],
        title=order["title"],
        day=day,
        once=receipt["once"]["display"],
        monthly=receipt["monthly"]["display"],
        **facts,
    )


def _replies(turn: Turn, order: dict[str, Any]) -> list[Reply] | None:
    """Where something can be done at once, that comes first."""
    number, person = order["number"], Reply(turn.book.title("request_human"), "request_human")
    track = Reply(turn.book.title("order_status"), "order_status", f"where is order {number}")
    if order["needs_visit"]:
        visit = Reply(turn.book.title("book_technician"), "book_technician", f"book a visit for order {number}")
        return [visit, track, person]
    if order["sim_id"] and order["state"] == "completed":
        return [Reply(turn.phrase("sims.what_code"), "sim_help", "show my esim code"), person]
    return [track, person]
