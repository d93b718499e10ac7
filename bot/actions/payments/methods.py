"""Saved cards and bank accounts: which can be used, which a message names, and a page to add one."""

import re
from typing import Any

from bot.actions.client import Answer
from bot.dialogue.memory import Reply
from bot.dialogue.turn import Turn
from bot.reading import Choice, choose

# A card that is not saved yet: it is entered on the provider's page.
NEW = "new"
EXPIRED = "expired"
Method = dict[str, Any]
_KEPT = re.compile(
    r"\b(?:old|same|usual|current|existing|saved|stored|normal|regular) (?:card|one|account|method)\b|\bon file\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:(?:another|new|different|other|replacement) (?:\w+ )?(?:card|bank|account|method|visa|mastercard)"
    r"|card (?:has |is |was )?(?:expired|changed|been replaced)|changed (?:bank|card)s?|new bank)\b",
    re.IGNORECASE,
)


async def saved_methods(turn: Turn) -> list[Method] | None:
    """None where they can't be looked up: then the api chooses, as it does where nothing is named."""
    answer = await turn.get("/v1/payments/methods")
    return [_kept(one) for one in answer.body["items"]] if answer.ok else None


def good(methods: list[Method]) -> list[Method]:
    return [one for one in methods if one["state"] != EXPIRED]


def method_in(words: str, methods: list[Method], current: str | None = None) -> str | None:
    """The id of the one that the message names, NEW for one that is not saved, or None."""
    others = [one for one in good(methods) if one["id"] != current]
    place = choose(words, [Choice(one["label"]) for one in others])
    if isinstance(place, int) and _names(words, others[place]):
        return str(others[place]["id"])
    if _KEPT.search(words) and len(others) == 1:
        return str(others[0]["id"])
    if not _NEW.search(words):
        return None
    # "My other card" is the other one that is saved, where there is just one.
    return str(others[0]["id"]) if "other" in words.lower() and len(others) == 1 and current else NEW


def names_card(words: str) -> bool:
    """Whether it is about which card, however it is said."""
    return (_KEPT.search(words) or _NEW.search(words)) is not None


def options_of(turn: Turn, methods: list[Method]) -> list[Reply]:
    # "Mastercard ending 9920" is too long for a button.
    saved = [Reply(one["label"].replace(" ending ", " "), value=one["id"]) for one in good(methods)]
    return [*saved, Reply(turn.phrase("payments.new_card"), value=NEW)]


def say_link(turn: Turn, key: str, link: Answer, **facts: Any) -> None:
    """Cards are entered on the provider's page and nowhere else."""
    page = {"title": turn.phrase("payments.link_title"), "url": link.body["url"]}
    facts |= {"ends_at": link.body["ends_at"], "url": link.body["url"]}
    if link.body["amount"]:
        facts["amount"] = link.body["amount"]["display"]
    # The address is good for whoever has it: it is shown once and not kept.
    turn.say(key, custom={"link": page, "secret": True}, **facts)


def _kept(method: Method) -> Method:
    """What the form remembers of it: a reference and how it is shown."""
    return {name: method[name] for name in ("id", "label", "state")}


def _names(words: str, method: Method) -> bool:
    """A place in a list that nobody has seen, as in "the first one", names nothing."""
    told = words.lower()
    return any(part in told for part in method["label"].lower().split() if part != "ending")
