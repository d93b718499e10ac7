"""A receipt in the shape that pages can draw."""

from typing import Any

from bot.dialogue.turn import Turn

DONE = ("captured", "authorised")


def receipt_card(turn: Turn, receipt: dict[str, Any], *, is_back: bool) -> dict[str, Any]:
    """What goes with the sentence about it. `is_back`: the service that was suspended works again."""
    is_done = receipt["state"] in DONE
    follows = turn.phrase("payments.receipt_back") if is_back else None
    card = {
        "kind": "receipt",
        "state": "paid" if is_done else "pending",
        "amount": receipt["amount"],
        "method": receipt["method"],
        "day": receipt["day"]["display"],
        "at": receipt["at"],
        "number": receipt["number"],
        "left": receipt["left"],
        "follows": follows if is_done else turn.phrase("payments.receipt_pending"),
    }
    return {"card": card, "teaser": turn.phrase("payments.receipt_teaser")}
