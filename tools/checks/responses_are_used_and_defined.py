"""Every wording in the domain is said somewhere, and everything that is said is in the domain."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.bot_files import domain, steps, strings

KEY = re.compile(r"utter_\w+")
# Rasa's forms ask for a slot under these names by themselves.
ASKED = re.compile(r"utter_ask_\w+")


def problems(root: Path) -> list[str]:
    defined = set(domain(root).get("responses", {}))
    used, beginnings = _used(root)
    unused = {key for key in defined - used if not key.startswith(tuple(beginnings)) and not ASKED.fullmatch(key)}
    return [
        *(f"domain.yml: {key} is said nowhere" for key in sorted(unused)),
        *(f"{key} is said, and domain.yml does not have it" for key in sorted(used - defined)),
        *(
            f"{start}… is said, and domain.yml has no such key"
            for start in sorted(beginnings)
            if not _any(start, defined)
        ),
    ]


def _used(root: Path) -> tuple[set[str], set[str]]:
    """Whole keys, and the beginnings of those that are put together."""
    used = set(_keys_in_steps(root))
    beginnings: set[str] = set()
    for text, goes_on in strings(root):
        if not KEY.fullmatch(text):
            continue
        (beginnings if goes_on or text.endswith("_") else used).add(text)
    return used - {"utter_message"}, beginnings


def _keys_in_steps(root: Path) -> Iterator[str]:
    for _, step in steps(root):
        if str(step.get("action", "")).startswith("utter_"):
            yield step["action"]


def _any(start: str, defined: set[str]) -> bool:
    return any(key.startswith(start) for key in defined)
