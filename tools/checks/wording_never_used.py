"""Phrases customers never read, in the bot's wording and on the web's pages."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.bot_files import domain
from tools.sources import files, own_name

NEVER = [
    "i understand your frustration", "as per our policy", "invalid", "oops", "please be patient", "shortly",
    "you failed to", "rest assured", "error code", "anything else",
]  # fmt: skip
# "Try again later" alone helps nobody; with a time or another way it may be said.
ALONE = re.compile(r"^\W*(please )?try again later\W*$", re.IGNORECASE)
PHRASES = re.compile("|".join(rf"\b{re.escape(phrase)}\b" for phrase in NEVER), re.IGNORECASE)
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u26ff\u2705\u274c\u2728]")
# A word of the web's code, not of its pages: attributes, names, comparisons.
SHOWN_TEXT = re.compile(r">([^<>{}=;]+)<|\"([^\"\n]*\s[^\"\n]*)\"|`([^`]*\s[^`]*)`|'([^'\n]*\s[^'\n]*)'")


def problems(root: Path) -> list[str]:
    shown = [*_said_by_the_bot(root), *_shown_on_pages(root)]
    return [f"{place}: {why} in {text!r}" for place, text in shown if (why := _fault(text))]


def _fault(text: str) -> str | None:
    if match := PHRASES.search(text):
        return f"customers never read {match.group().lower()!r}, and it is"
    if ALONE.match(text):
        return "'try again later' stands alone"
    return "there is an emoji" if EMOJI.search(text) else None


def _said_by_the_bot(root: Path) -> Iterator[tuple[str, str]]:
    for key, variants in domain(root).get("responses", {}).items():
        for variant in variants:
            yield f"domain.yml: {key}", str(variant.get("text", ""))
            for button in variant.get("buttons", []):
                yield f"domain.yml: {key}", str(button.get("title", ""))


def _shown_on_pages(root: Path) -> Iterator[tuple[str, str]]:
    for path in files(root / "web", ".tsx", ".html", ".ts"):
        if ".test." in path.name or "packages/client" in path.as_posix():
            continue
        for match in SHOWN_TEXT.finditer(path.read_text(encoding="utf-8")):
            yield own_name(path, root), next(text for text in match.groups() if text is not None).strip()
