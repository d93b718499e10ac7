"""Extras as a message names them: which is meant, whether to have it or to be rid of it, and how they are listed."""

import re
from collections.abc import Sequence
from typing import Any

from bot.actions.lines import Line
from bot.dialogue.memory import Reply
from bot.dialogue.turn import Turn
from bot.reading.denial import first_meant
from bot.reading.tidy import plain

ADD, REMOVE = "add", "remove"
# Words of a yes to "Shall I remove it?".
OFF_WORDS = frozenset(
    {"get", "rid", "of", "take", "off", "cancel", "drop", "end", "stop", "delete", "ditch", "bin", "scrap"}
)
SHORTEST_WORD = 4
# "An extra for my phone" is neither the phone's insurance nor the extra data.
NO_NAMES = frozenset({"phone", "mobile", "extra", "line"})
_WORD = re.compile(r"\w+")
# All that is said of any extra, whichever it is.
_OF_ANY = re.compile(
    r"add|adding|get|buy|want|need|have|got|put|order|take|remove|drop|cancel|stop|end|rid|of|off|on|up|the|a|an|any|my|me|i"
    r"|we|you|it|that|this|one|some|do|did|is|are|can|could|would|like|please|pls|to|for|from|with|go|then|now|extras?|add-?ons?"
    r"|packs?|bolt|bolt-?ons?|phone|mobile|line|plan|broadband|account|id|i'd|d|hi|hello|ok|yes|no|another|new|more|also|and"
)
# "Until the end of June", "data without a limit", "I don't want to run out" remove nothing.
_REMOVE = re.compile(
    r"\b(?:remov\w*|drop(?:ping|ped)?|cancel\w*|canel|tak(?:e|ing) (?:\w+ ){0,4}off|get(?:ting)? rid"
    r"|(?<!non-)(?<!non )stop(?:ping|ped)?|without (?:the|my|this|that)(?! limits?\b)|delete|ditch|bin"
    r"|turn off|switch off|end (?:the|my|this|that|it)|no longer|never use"
    r"|(?:don'?t|do not) (?:want|need|use)(?! to\b(?! (?:have|keep|pay for)\b)))\b"
)
# Who asks whether it is there wants none.
_HAS = re.compile(
    r"\W*(?:(?:hi|hello|so|and|ok|but|please)\W+)*(?:(?:do|did) (?:i|we) (?:already |even |still )?have"
    r"|have (?:i|we) (?:already |even |still )?got|am i (?:paying for|insured)|is there)\b"
)
_ADD = re.compile(r"\b(?:add\w*|get|buy|want|need|have|put|order|sign|subscribe|include|start|book)\b")
# Nobody says these of what they want to be rid of. "Want" and "have" are said of both.
_ADD_PLAINLY = re.compile(
    r"\b(?:add(?!-)(?! ons?\b(?! (?:the|my|an?)\b))|adding|buy|order|subscribe"
    r"|include|start|book|sign (?:me |us )?up|(?:turn|switch) (?:\w+ ){0,4}?on)\b"
)


def asks_what_runs(turn: Turn) -> bool:
    return _HAS.match(plain(turn.words)) is not None


def action_in(turn: Turn) -> str | None:
    """None where the words leave it open: then whether the line has it says which. Of both, the first is meant."""
    text = plain(turn.words)
    add, remove = first_meant(_ADD_PLAINLY, text), first_meant(_REMOVE, text)
    if remove is not None and (add is None or remove < add):
        return REMOVE
    return ADD if add is not None or _ADD.search(text) else None


def choice_of(
    action: str | None, offered: Sequence[dict[str, Any]], running: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    codes = {one["code"] for one in running}
    found = running if action == REMOVE else [one for one in offered if one["code"] not in codes]
    # What goes on by the month is asked for by this name; passes for a trip come after it.
    ordered = sorted(found, key=lambda one: bool(one["days"]))
    return [kept(one) for one in {one["code"]: one for one in ordered}.values()]


def like(words: str, found: Sequence[dict[str, Any]], running: Sequence[dict[str, Any]] = ()) -> list[dict[str, Any]]:
    """ "A Europe pass" is one of two: those that have most of its words. All, where no name has any.

    One that runs may be named, too; without a name only what is new is shown.
    """
    known = [*found, *(kept(one) for one in running)]
    said = {word for word in plain(words).split() if len(word) >= SHORTEST_WORD} - NO_NAMES
    scores = [len(said & set(_WORD.findall(one["name"].lower()))) for one in known]
    best = [one for one, score in zip(known, scores, strict=True) if score == max(scores)]
    return best if len(best) < len(known) else [*found]


def names_something(words: str) -> bool:
    """Whether more is said than of any extra: "add Netflix" is not "add an extra"."""
    return any(not _OF_ANY.fullmatch(word) for word in re.findall(r"[a-z][a-z'-]+", plain(words)))


def kept(one: dict[str, Any]) -> dict[str, Any]:
    price = one["price"] or {"minor": None, "display": ""}
    return {"code": one["code"], "name": one["name"], "minor": price["minor"], "price": price["display"]}


def naming(words: str) -> str:
    """Without what is said of any extra."""
    return " ".join(word for word in plain(words).split() if word not in NO_NAMES)


def addon_reply(one: dict[str, Any]) -> Reply:
    return Reply(one["name"], value=one["code"], amount=one["minor"])


def listed(found: Sequence[dict[str, Any]]) -> str:
    return ", ".join(f"{one['name']} {one['price']}".strip() for one in found)


def has(line: Line, code: str) -> bool:
    return any(one["code"] == code and not one["ends_on"] for one in line["addons"])


def known_as(named: Any, sold: Sequence[dict[str, Any]], lines: Sequence[Line]) -> dict[str, Any] | None:
    """By code or name. What is no longer sold may still run, and can be removed."""
    running = [one | {"kind": line["service"]["kind"]} for line in lines for one in line["addons"]]
    return next((one for one in [*sold, *running] if named in (one["code"], one["name"])), None)
