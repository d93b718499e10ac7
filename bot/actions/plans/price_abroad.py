"""What a line costs in another country, in a sentence and in as few words as a text message has room for."""

from typing import Any

from bot.dialogue.turn import Turn


async def price_abroad(turn: Turn, service_id: str, country: str | None) -> dict[str, str]:
    """`cost` and `rate`. Where the country is not known, or has no price here, none is made up."""
    answer = await turn.get(f"/v1/plans/roaming/{country}", service_id=service_id) if country else None
    if answer is None or not answer.ok:
        return {"cost": turn.phrase("plans.roaming_cost_unknown"), "rate": turn.phrase("plans.roaming_rate_unknown")}
    return {"cost": answer.body["mine"]["told"], "rate": _rate(turn, answer.body)}


def _rate(turn: Turn, body: dict[str, Any]) -> str:
    mine, country = body["mine"], body["price"]["name"]
    key = "included" if mine["covered"] or mine["running"] else "day"
    return turn.phrase(f"plans.roaming_rate_{key}", country=country, day=mine["day"]["display"])
