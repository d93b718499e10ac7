"""What an arrangement's questions and its summary need of what the api tells."""

import re
from datetime import date, timedelta
from typing import Any

from bot.actions.payments.arrangement_words import after, longer, within
from bot.dialogue.form import refuse
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn
from bot.reading import Found

_AFTER = re.compile(r"\bafter (?:the |my )?(?:\w+ ){0,2}?[\w ]{1,20}$", re.IGNORECASE)
# Endings of what is asked to agree to.
SUSPENDED, OVERDUE = "_suspended", "_overdue"


def standing(balance: dict[str, Any], key: str) -> str:
    """What else has to be said: parts are all that is owed, a later day is for the newest bill alone."""
    if key == "parts":
        return SUSPENDED if balance["suspended"] else ""
    return OVERDUE if balance.get("overdue") else ""


def facts_of(options: dict[str, Any]) -> dict[str, Any]:
    """What the questions need, without what nobody asks about."""
    facts: dict[str, Any] = {
        "owed": options["owed"]["display"],
        "counts": [plan["count"] for plan in options["plans"]],
        "choice": "both" if options["extension"] and options["plans"] else "parts" if options["plans"] else "later",
    }
    if extension := options["extension"]:
        last = extension["until"][-1]
        facts |= {"amount": extension["amount"]["display"], "latest": last["display"], "latest_iso": last["iso"]}
        facts |= {"due_on": extension["due_on"]["display"], "due_iso": extension["due_on"]["iso"]}
    return facts


def day_in(turn: Turn, form: Opened, words: str) -> date | None:
    """The day that is named, or counted from the one that is agreed or due."""
    found = turn.found(asked="day" if form.asked == "until" else None, text=words)
    due, latest = (date.fromisoformat(form.facts[name]) for name in ("due_iso", "latest_iso"))
    agreed = form.facts.get("agreed_iso")
    start = date.fromisoformat(agreed) if agreed else due
    day = _day_named(words, found) or longer(words, turn.today, start)
    spell = next((one.value for one in found if one.kind in ("month", "spell")), None)
    return after(words, form.values.get("until") or agreed) or day or (within(spell, due, latest) if spell else None)


def _day_named(words: str, found: list[Found]) -> date | None:
    """ "After the 28th" is the day after it."""
    named = next((one for one in found if one.kind == "day"), None)
    if named is None:
        return None
    day: date = named.value
    return day + timedelta(days=_AFTER.search(words[: named.start] + named.text) is not None)


def as_many(form: Opened, count: int) -> Any:
    """So many parts, if they can be had: then no day is asked for."""
    counts = form.facts["counts"]
    if count not in counts:
        return refuse("payments.not_so_many" if counts else "payments.not_in_parts", count=count)
    form.values.pop("until", None)
    return count
