"""Every wording is said somewhere, all that is said has a wording, and every reply that is offered has a title."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.bot_files import strings, titles, topic_classes, wordings

KEY = re.compile(r"([a-z]+)\.([a-z0-9_]*)")
# What the dialogue says for every topic, by the topic's own name: greeted in the middle of something, and again.
OWN_NAMES = "general"
FILE_ENDINGS = ("py", "yml", "md")


def problems(root: Path) -> list[str]:
    defined = dict(wordings(root))
    files = {key.split(".")[0] for key in defined}
    said, beginnings, names = _said(root, files)
    beginnings |= _of_topics(root)
    unused = {key for key in defined if not _is_used(key, said, beginnings, names)}
    known = titles(root)
    return [
        *(f"bot/data/wording: {key} is said nowhere" for key in sorted(unused)),
        *(
            f"{key} is said, and bot/data/wording does not have it"
            for key in sorted(said - defined.keys())
            if not any(one.startswith(f"{key}_") for one in defined)
        ),
        *(
            f"bot/data/wording: {key} offers {intent}, which has no title in replies.yml"
            for key, wording in sorted(defined.items())
            for intent in wording.get("replies", [])
            if intent not in known
        ),
    ]


def _is_used(key: str, said: set[str], beginnings: set[str], names: set[str]) -> bool:
    """Said whole; or put together, of a beginning that is in it or of the file's name and a name that is written."""
    file, name = key.split(".")
    longer = tuple(one for one in beginnings if not one.endswith("."))
    base, _, ending = key.rpartition("_")
    goes_on = base in said and ending in names
    return key in said or goes_on or key.startswith(longer) or (f"{file}." in beginnings and _is_named(name, names))


def _is_named(name: str, names: set[str]) -> bool:
    return name in names or any(name.startswith(f"{one}_") or name.endswith(f"_{one}") for one in names)


def _said(root: Path, files: set[str]) -> tuple[set[str], set[str], set[str]]:
    """Whole keys, the beginnings of those that are put together, and all other words that may be a key's name."""
    said: set[str] = set()
    beginnings: set[str] = set()
    names: set[str] = set()
    for text, goes_on in strings(root):
        key = KEY.fullmatch(text)
        if not key or key[1] not in files or key[2] in FILE_ENDINGS:
            names.add(text)
        elif goes_on or text.endswith(("_", ".")):
            beginnings.add(text)
        else:
            said.add(text)
    return said, beginnings, {name.strip("_") for name in names if name.strip("_").isidentifier()}


def _of_topics(root: Path) -> set[str]:
    """A form's questions are found by its name and theirs."""
    return set(_beginnings(root))


def _beginnings(root: Path) -> Iterator[str]:
    for topic in topic_classes(root):
        yield f"{topic.get('topic', OWN_NAMES)}.{topic['intent']}_"
