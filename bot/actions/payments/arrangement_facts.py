"""What an arrangement's questions and its summary need of what the api tells."""

from typing import Any

from bot.dialogue.form import refuse
from bot.dialogue.memory import Opened

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


def as_many(form: Opened, count: int) -> Any:
    """So many parts, if they can be had: then no day is asked for."""
    counts = form.facts["counts"]
    if count not in counts:
        return refuse("payments.not_so_many" if counts else "payments.not_in_parts", count=count)
    form.values.pop("until", None)
    return count
