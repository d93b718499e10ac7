"""Things that go with a service: which one is meant, and what a Wi-Fi booster costs, asked before it is ordered."""

import re
from typing import Any

from bot.dialogue.aside import STAY
from bot.dialogue.memory import Reply
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

ORDER, MESH = "new_service", "mesh"
THINGS = {
    "router": re.compile(r"\b(?:routers?|hubs?|modem)\b", re.IGNORECASE),
    MESH: re.compile(r"\b(?:mesh|boosters?|extenders?|repeaters?)\b", re.IGNORECASE),
    "tv_box": re.compile(r"\b(?:tv|set[- ]?top) box(?:es)?\b", re.IGNORECASE),
}
MOST_WORDS = 16
_WHETHER_SOLD = re.compile(
    r"\b(?:do|did|have) (?:you|u|ya|yous)(?: \w+){0,2}? (?:do|sell|have(?! to)|got|offer|stock|supply)\b|\bsell\b"
    r"|\bgot any\b|\bhow much\b(?! (?:does|will|would) it help)|\bwhat.{0,15}\b(?:cost|price)\b|\bprices?\b",
    re.IGNORECASE,
)
# Their own one is no wish for one, and data and mobiles have boosters of another kind.
_ELSE = re.compile(
    r"\bmy (?:\w+ ){0,2}?(?:mesh|booster|extender|repeater)|\b(?:data|roaming|speed|mobile|phone|sim|[45]g|return\w*"
    r"|order(?:ed)?|broken|faulty|charged|bill)\b",
    re.IGNORECASE,
)


class BoosterPrice(Topic):
    """Takes no order, so whatever is open stays open."""

    intent = "booster_price"
    by_its_words = comes_first = True

    def fits(self, turn: Turn) -> bool:
        words, form = turn.words, turn.memory.form
        if turn.telling or len(words.split()) > MOST_WORDS or (form and form.intent == ORDER):
            return False
        asked = THINGS[MESH].search(words) and _WHETHER_SOLD.search(words)
        return asked is not None and _ELSE.search(words) is None

    async def answer(self, turn: Turn) -> None:
        """Where none can be looked up, the message is heard as usual."""
        found = await turn.get("/v1/orders/equipment")
        sold: list[dict[str, Any]] = found.body["items"] if found.ok else []
        one = next((thing for thing in sold if thing["kind"] == MESH), None)
        if one is None:
            return
        way_back = Reply(turn.book.title("stay"), value=STAY) if turn.memory.form else None
        order = Reply(turn.phrase("homes.order_booster"), ORDER, "a mesh point")
        person = Reply(turn.book.title("request_human"), "request_human")
        turn.say(
            "homes.booster_price", replies=[order, way_back or person], name=one["name"], price=one["price"]["display"]
        )
