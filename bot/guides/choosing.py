"""Which guide a message is about, by the words that each guide lists."""

from collections.abc import Mapping

from bot.guides.shapes import Guide
from bot.guides.typed import plain


def choose(guides: Mapping[str, Guide], intent: str, text: str) -> Guide | None:
    """The guide of this intent with the longest phrase in the message; None where none or two have it: ask then."""
    said = f" {plain(text)} "
    found = sorted(
        (
            (max((len(word) for word in guide.words if f" {word} " in said), default=0), guide.name)
            for guide in guides.values()
            if guide.intent == intent
        ),
        reverse=True,
    )
    if not found or found[0][0] == 0 or (len(found) > 1 and found[0][0] == found[1][0]):
        return None
    return guides[found[0][1]]
