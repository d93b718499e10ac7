"""Two wishes in one: "20 now and the rest on the 1st" pays first, and arranges what is left afterwards."""

import re

from bot.actions.payments.arrangement_words import wants_parts
from bot.actions.payments.owing import EXTENSION, PAY
from bot.dialogue.turn import Turn
from bot.reading import asks
from bot.reading.denial import first_meant

_REST = re.compile(
    r"\b(?:and |then |with )*(?:the |what(?:'s| is) )?(?:rest|remainder|remaining|left over)\b", re.IGNORECASE
)

# Said where something else was asked for, these are no part of a story.
_MORE_TIME = re.compile(
    r"\bhow (?:long|much time) (?:can|could|do|have|would) (?:i|we)\b.{0,12}\b(?:have|got|get|pay)\b"
    r"|\b(?:need|want|have|get|give me) (?:a bit |some |a little )?(?:more|extra|longer) time\b|\bpay (?:it )?later\b",
    re.IGNORECASE,
)
_PAYS_AFTER_ALL = re.compile(
    r"\b(?:rather|just|i'?ll|let me|let'?s|i (?:want|wanna|would like|'?d like)(?: to)?|can i) (?:just )?pay"
    r" (?:it|the (?:lot|bill|whole|full)|my bill|all|everything|now|in full|what i owe)\b"
    r"|^\W*(?:(?:ok|no|sorry|actually|please|just)\W+)*pay (?:it|the lot|my bill|the bill|everything)"
    r"(?: (?:all|now|off))*\W*$",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|today|straight ?away|right away|up front|upfront)\b", re.IGNORECASE)
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


def in_parts(turn: Turn) -> bool:
    """Parts of all of it, as one arranges them: no amount for now is named."""
    return wants_parts(turn.words) and not any(one.kind == "money" for one in turn.found())


def wants_another(turn: Turn) -> bool:
    """Wants to pay after all, or more time: whatever form is open, the message is taken for that."""
    if in_parts(turn) or _MORE_TIME.search(turn.words):
        turn.as_if(EXTENSION, turn.words)
        return True
    return wants_to_pay(turn)


def wants_to_pay(turn: Turn) -> bool:
    if first_meant(_PAYS_AFTER_ALL, turn.words) is None or asks(turn.words):
        return False
    turn.as_if(PAY, turn.words)
    return True


def part_now(turn: Turn) -> bool:
    """ "Rather half now": a part, and today."""
    found = turn.found()
    return _NOW.search(turn.words) is not None and any(one.kind in ("money", "share") for one in found)


def split(turn: Turn) -> tuple[str, str] | None:
    """What is said of the part for now, and of the rest. None where no part is named, or the rest is not for later."""
    match = _REST.search(turn.words)
    if match is None:
        return None
    now, rest = turn.words[: match.start()], turn.words[match.start() :]
    part = any(one.kind in ("money", "share") for one in turn.found(asked="money", text=now))
    ahead = [one.value for one in turn.found(text=now) if one.kind == "day" and one.value > turn.today]
    return (now, rest) if part and not ahead else None
