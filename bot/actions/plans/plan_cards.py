"""Plans side by side in the shape that pages can draw."""

from collections.abc import Collection, Sequence
from typing import Any

from bot.dialogue.memory import Reply
from bot.dialogue.turn import Turn


def plans_card(
    turn: Turn, kind: str, plans: Sequence[dict[str, Any]], own: Collection[str], replies: Sequence[Reply], as_of: str
) -> dict[str, Any]:
    """In the order in which they are told, each with the reply that chooses it. One's own leads nowhere."""
    places = {reply.title: place for place, reply in enumerate(replies)}
    shown = [
        {
            "name": plan["name"],
            "price": plan["price"],
            "contract_months": plan["contract_months"],
            "told": plan["allowances"]["told"],
            "is_mine": plan["code"] in own,
            "reply": None if plan["code"] in own else places.get(plan["name"]),
        }
        for plan in plans
    ]
    headline = turn.phrase("plans.card_headline", kind=turn.phrase(f"plans.kind_{kind}"))
    card = {"kind": "plan_comparison", "headline": headline, "plans": shown, "as_of": as_of}
    return {"card": card, "teaser": turn.phrase("plans.card_teaser")}
