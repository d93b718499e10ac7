"""Two wishes in one: "20 now and the rest on the 1st" pays first, and arranges what is left afterwards."""

import re

from bot.dialogue.turn import Turn

_REST = re.compile(
    r"\b(?:and |then |with )*(?:the |what(?:'s| is) )?(?:rest|remainder|remaining|left over)\b", re.IGNORECASE
)


_LATER = re.compile(
    r"\b(?:later|next|when|after|until|till|pay ?day|another (?:day|time)|in (?:an?|two|\d+) \w+)\b", re.IGNORECASE
)


def rest_for_later(turn: Turn) -> tuple[str, str] | None:
    """As `split`, once a part is on the table: "the rest next week" need not name it again."""
    match = _REST.search(turn.words)
    if match is None:
        return None
    now, rest = turn.words[: match.start()], turn.words[match.start() :]
    ahead = [one for one in turn.found(text=rest) if one.kind in ("day", "month", "spell")]
    return (now, rest) if any(one.value != turn.today for one in ahead) or _LATER.search(rest) else None


def split(turn: Turn) -> tuple[str, str] | None:
    """What is said of the part for now, and of the rest. None where no part is named, or the rest is not for later."""
    match = _REST.search(turn.words)
    if match is None:
        return None
    now, rest = turn.words[: match.start()], turn.words[match.start() :]
    part = any(one.kind in ("money", "share") for one in turn.found(asked="money", text=now))
    ahead = [one.value for one in turn.found(text=now) if one.kind == "day" and one.value > turn.today]
    return (now, rest) if part and not ahead else None
