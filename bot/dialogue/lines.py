"""Which of a customer's lines words are about: the one they name, else the one remembered, else all that fit.

A name is what the customer calls it ("van 2"), its last digits ("the one ending 214"), or what no other label has.
A kind is no name of one: "my phone" is not "Maya's phone". Neither is a day, nor a place in a list: "the second
visit" is not the second line. What is chosen from a menu is read before anything gets here.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from bot.dialogue.wording import BUTTON
from bot.reading import Found, by_name, names_relative

# A service of the customer's: its id, label, kind and state.
Service = Mapping[str, Any]
ENDED = "ceased"
# What is at home is asked for, and remembered, as one.
HOME = "home"
AT_HOME = ("broadband", "tv", "landline")
_ANY = re.compile(r"\b(?:mobiles?|phones?|lines?|sims?|numbers?|cards?|ending|one)\b", re.IGNORECASE)

# "Maya's phone": whoever it is, of "my daughter's" it is that one where there is no other such.
_OWNED = re.compile(r"\w['\N{RIGHT SINGLE QUOTATION MARK}]s\b")


def of_account(me: Mapping[str, Any], kind: str | None = None) -> list[dict[str, Any]]:
    """Services that have not ended, each with whether its account is the customer's own and suspended."""
    kinds = AT_HOME if kind == HOME else (kind,)
    return [
        {**service, "held": account.get("held"), "is_suspended": account.get("state") == "suspended"}
        for account in me["accounts"]
        for service in account["services"]
        if service["state"] != ENDED and (kind is None or service["kind"] in kinds)
    ]


def meant(
    words: str, found: Collection[Found], services: Sequence[Service], remembered: Sequence[str] = ()
) -> list[Service]:
    """Those that it can be about. One: it is that one. What was remembered last goes before what was remembered."""
    said = {one.value for one in found if one.kind == "service"}
    fitting = [one for one in services if one["kind"] in said] or list(services)
    if len(fitting) < 2:
        return fitting
    kinds = [one.text for one in found if one.kind == "service"]
    if (place := named(words, [one["label"] for one in fitting], [*kinds, *no_names(found)])) is not None:
        return [fitting[place]]
    theirs = [one for one in fitting if _OWNED.search(one["label"])]
    if len(theirs) == 1 and names_relative(words):
        return theirs
    known = {one["id"]: one for one in fitting}
    return next(([known[id_]] for id_ in reversed(remembered) if id_ in known), fitting)


def named(words: str, labels: Sequence[str], beside: Collection[str] = ()) -> int | None:
    """The place of the label that is named; None where none is, or more than one. `beside` names nothing."""
    exact = [place for place, label in enumerate(labels) if called(words, label)]
    if len(exact) == 1:
        return exact[0]
    for text in beside:
        words = re.sub(rf"(?<!'s ){re.escape(text)}", " ", words)
    return by_name(_ANY.sub(" ", words), [_ANY.sub(" ", label) for label in labels])


def no_names(found: Collection[Found]) -> list[str]:
    """A day has a number too: "the 24th" is not 24 Elm Road."""
    return [one.text for one in found if one.kind in ("day", "hours")]


def called(words: str, label: str) -> bool:
    """By its whole name or by its last digits, wherever in the message."""
    name, _, digits = label.partition(" ending ")
    parts = (_ANY.sub(" ", name).strip(), digits)
    return any(
        part and re.search(rf"(?<!\w)(?<!not )(?<!but )(?<!except ){re.escape(part)}(?!\w)", words, re.IGNORECASE)
        for part in parts
    )


def line_title(label: str) -> str:
    """A line's label on a button: "Van 2 153" for "Van 2 ending 153", "Broadband" for "Broadband at 12 Elm Road"."""
    short = label.replace(" ending ", " ")
    return short if len(short) <= BUTTON else short.split(" at ")[0]
