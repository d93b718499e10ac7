"""Reads keyed wording from bot/data/wording. The words themselves are there and nowhere else.

One file a topic. A key is the topic and the name: `billing.due`. A wording that is said:

    due:
      say: "Your {name} bill is {outstanding}, due on {due_on}."   the whole message, for pages with buttons
      sms: "{name} bill {outstanding}, due {due_on}"                where shorter words fit a text message better
      replies: [explain_bill, pay_bill, request_human]              intents, by their titles in replies.yml
      yes_no: true                                                  the first reply is also a yes, the second a no

A part of a sentence is only a string: `period: "{starts} to {ends}"`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[1] / "data" / "wording"
TITLES = "replies"
PLACEHOLDER = re.compile(r"{(\w+)}")
# What reads well in one bubble on a phone, and on a button.
BUBBLE, BUTTON = 280, 20
FIELDS = {"say", "sms", "replies", "yes_no"}

Facts = Mapping[str, object]


class WordingError(Exception):
    """A file that is out of form, or a key or a fact that is not there."""


@dataclass(frozen=True)
class Wording:
    key: str
    say: str
    sms: str | None = None
    replies: tuple[str, ...] = ()
    yes_no: bool = False


class Book:
    """All wordings, by key, and the titles of replies, by intent."""

    def __init__(self, wordings: Mapping[str, Wording], titles: Mapping[str, str]) -> None:
        self.wordings = wordings
        self.titles = titles

    def __contains__(self, key: str) -> bool:
        return key in self.wordings

    def __getitem__(self, key: str) -> Wording:
        if key not in self.wordings:
            raise WordingError(f"There is no wording {key}.")
        return self.wordings[key]

    def text(self, key: str, **facts: Any) -> str:
        """A wording or a part of a sentence, with its facts filled in."""
        return filled(self[key].say, key, facts)

    def first(self, keys: Iterable[str], **facts: Any) -> str:
        """The first of the keys that exists and whose facts are all there."""
        for key in keys:
            if key in self and all(facts.get(name) for name in PLACEHOLDER.findall(self[key].say)):
                return self.text(key, **facts)
        raise WordingError(f"None of {list(keys)} can be said with {sorted(facts)}.")

    def title(self, intent: str) -> str:
        if intent not in self.titles:
            raise WordingError(f"{TITLES}.yml has no title for {intent}.")
        return self.titles[intent]


def filled(template: str, key: str, facts: Facts) -> str:
    missing = [name for name in PLACEHOLDER.findall(template) if facts.get(name) in (None, "")]
    if missing:
        raise WordingError(f"{key} cannot be said without {', '.join(missing)}.")
    return PLACEHOLDER.sub(lambda found: str(facts[found.group(1)]), template)


def fitting(title: str) -> str:
    """What a button has room for."""
    return title if len(title) <= BUTTON else f"{title[: BUTTON - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"


@lru_cache(maxsize=4)
def read(folder: Path = FOLDER) -> Book:
    wordings: dict[str, Wording] = {}
    titles: dict[str, str] = {}
    for path in sorted(folder.glob("*.yml")):
        body = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        if path.stem == TITLES:
            titles = body
        else:
            wordings |= {f"{path.stem}.{name}": _wording(f"{path.stem}.{name}", given) for name, given in body.items()}
    return Book(wordings, titles)


def _wording(key: str, given: Any) -> Wording:
    if isinstance(given, str):
        return Wording(key, given)
    if not isinstance(given, dict) or "say" not in given or not given.keys() <= FIELDS:
        raise WordingError(f"{key} must be a text, or have {', '.join(sorted(FIELDS))} and nothing else.")
    return Wording(key, given["say"], given.get("sms"), tuple(given.get("replies", ())), bool(given.get("yes_no")))
