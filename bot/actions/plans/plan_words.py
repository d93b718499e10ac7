"""Plans in the words of an answer: as a choice, in a list, and how long a new one binds."""

from collections.abc import Sequence
from typing import Any

from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn
from bot.dialogue.wording import BUTTON
from bot.reading import by_name

# Longer, and it is a list of countries.
LONGEST_LOSS = 60


def say_title(turn: Turn, key: str, *, name: str) -> str:
    """On a button with the plan's name where that fits; else without."""
    titles = (turn.phrase(one, name=name) for one in (key, f"{key}_tight", f"{key}_bare"))
    return next((title for title in titles if len(title) <= BUTTON), turn.phrase(f"{key}_bare"))


def kept_plan(turn: Turn, one: dict[str, Any]) -> dict[str, Any]:
    """What has to be known of a plan later. `why` says why it is not possible."""
    plan, reasons = one["plan"], one["reasons"]
    price = plan["price"]
    kept = {"code": plan["code"], "name": plan["name"], "minor": price["minor"], "price": price["display"]}
    if not reasons:
        return {**kept, "why": ""}
    day = reasons[0]["possible_from"]
    keys = [f"plans.why_{reasons[0]['why']}", "plans.why"]
    return {**kept, "why": turn.book.first(keys, text=reasons[0]["text"], on=day["display"] if day else None)}


def plan_reply(plan: dict[str, Any]) -> Reply:
    return Reply(plan["name"], value=plan["code"], amount=plan["minor"])


def listed(plans: Sequence[dict[str, Any]]) -> str:
    return ", ".join(map(priced, plans))


def priced(plan: dict[str, Any]) -> str:
    return f"{plan['name']} {plan['price']}"


def in_menu(titles: Sequence[str]) -> str:
    """For a text message: "1 SIM 5 GB £10.00, 2 SIM 20 GB £14.50"."""
    return ", ".join(f"{place} {title}" for place, title in enumerate(titles, 1))


def plan_named(turn: Turn, form: Opened, words: str) -> str | None:
    """By its name; once plans were shown, by a part of it: "the 100 one", "unlimited"."""
    named = next((str(one.value) for one in turn.found(text=words) if one.kind == "plan"), None)
    if named or form.asked is None:
        return named
    names = [str(plan["name"]) for plan in form.facts.get("plans", [])]
    place = by_name(words, names)
    return None if place is None else names[place]


def term(turn: Turn, quote: dict[str, Any], *, short: bool = False) -> str:
    """How long it binds, and what is lost. `short`: for a text message."""
    ends, months = quote["contract_ends_on"], quote["contract_months"]
    key = (
        "plans.term_none"
        if not ends
        else ("plans.term_new_short" if short else "plans.term_new")
        if months
        else "plans.term_old"
    )
    told = [turn.phrase(key, months=months, ends=ends["display"] if ends else None)]
    losses = [loss for loss in quote["loses"] if len(loss) <= LONGEST_LOSS]
    if losses:
        told.append(turn.phrase("plans.loses", losses=", ".join(losses)))
    gone = set(quote["old"]["allowances"]["roaming"]) - set(quote["new"]["allowances"]["roaming"])
    if gone:
        told.append(turn.phrase("plans.loses_abroad", count=len(gone)))
    return " ".join(told)


def difference(turn: Turn, quote: dict[str, Any]) -> str:
    """What the new plan costs more or less a month."""
    more = quote["difference"]
    key = "plans.dearer" if more["minor"] > 0 else "plans.cheaper" if more["minor"] < 0 else "plans.same_price"
    return turn.phrase(key, amount=more["display"].lstrip("+-\N{MINUS SIGN}"))


def within(told: str) -> str:
    """What stands in a sentence begins small: "unlimited data"."""
    return told if told[:2].isupper() else f"{told[0].lower()}{told[1:]}"
