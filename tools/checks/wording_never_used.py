"""Phrases customers never read, in what the bot says and on the web's pages."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.bot_files import load, titles, wordings
from tools.sources import files, own_name

NEVER = [
    "i understand your frustration", "as per our policy", "invalid", "oops", "please be patient", "shortly",
    "you failed to", "rest assured", "error code", "anything else", "sorry for the inconvenience",
]  # fmt: skip
# "Try again later" alone helps nobody; with a time or another way it may be said.
ALONE = re.compile(r"^\W*(please )?try again later\W*$", re.IGNORECASE)
PHRASES = re.compile("|".join(rf"\b{re.escape(phrase)}\b" for phrase in NEVER), re.IGNORECASE)
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u26ff\u2705\u274c\u2728]")
# Cards are entered on the provider's page, and nobody needs a password or a PIN of anybody.
ASKS_FOR_SECRETS = re.compile(
    r"\b(?:type|enter|send|give|tell|what is|reply with)\b(?: me| us)?(?: your| the)? "
    r"(?:card (?:number|details)|password|pin)\b",
    re.IGNORECASE,
)
# A word of the web's code, not of its pages: attributes, names, comparisons.
SHOWN_TEXT = re.compile(r">([^<>{}=;]+)<|\"([^\"\n]*\s[^\"\n]*)\"|`([^`]*\s[^`]*)`|'([^'\n]*\s[^'\n]*)'")


def problems(root: Path) -> list[str]:
    said = [*_said_by_the_bot(root)]
    return [
        *(f"{place}: {why} in {text!r}" for place, text in [*said, *_shown_on_pages(root)] if (why := _fault(text))),
        *(f"{place}: there is a ! in {text!r}" for place, text in said if "!" in text),
        *(f"{place}: asks for a secret in {text!r}" for place, text in said if ASKS_FOR_SECRETS.search(text)),
    ]


def _fault(text: str) -> str | None:
    if match := PHRASES.search(text):
        return f"customers never read {match.group().lower()!r}, and it is"
    if ALONE.match(text):
        return "'try again later' stands alone"
    return "there is an emoji" if EMOJI.search(text) else None


def _said_by_the_bot(root: Path) -> Iterator[tuple[str, str]]:
    for key, wording in wordings(root):
        for field in ("say", "sms"):
            if wording.get(field):
                yield f"bot/data/wording: {key}", str(wording[field])
    for intent, title in titles(root).items():
        yield f"bot/data/wording/replies.yml: {intent}", title
    for path in sorted((root / "bot/data/guides").glob("*.yml")):
        yield from ((own_name(path, root), text) for text in _texts(load(path)))
    yield from _library(root)


def _library(root: Path) -> Iterator[tuple[str, str]]:
    """Its answers. How customers ask is theirs to choose."""
    for path in sorted((root / "bot/data/knowledge").glob("*.md")):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from ((own_name(path, root), line) for line in lines if not line.startswith(("asked:", "## ")))


def _texts(value: object) -> Iterator[str]:
    """All that reads like a sentence."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str) and " " in value:
        yield value


def _shown_on_pages(root: Path) -> Iterator[tuple[str, str]]:
    for path in files(root / "web", ".tsx", ".html", ".ts"):
        if ".test." in path.name or "packages/client" in path.as_posix():
            continue
        for match in SHOWN_TEXT.finditer(path.read_text(encoding="utf-8")):
            yield own_name(path, root), next(text for text in match.groups() if text is not None).strip()
