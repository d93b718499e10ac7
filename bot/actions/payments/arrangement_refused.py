"""Where nothing can be put off: what runs already, what is taken by itself, and what a person may still do."""

from typing import Any

from bot.dialogue.memory import Reply
from bot.dialogue.turn import Turn


async def say_why_not(turn: Turn, why: str) -> None:
    """What runs already is told; who pays automatically can choose another day."""
    if agreed := await running(turn):
        turn.say("payments.arranged_already", number=agreed["number"], told=agreed["told"])
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


async def running(turn: Turn) -> dict[str, Any] | None:
    known = await turn.get("/v1/payments/arrangements")
    items = known.body["items"] if known.ok else []
    return next((one for one in items if one["state"] == "running"), None)
