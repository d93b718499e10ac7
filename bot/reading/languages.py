"""Which language a message is in, as far as it is not English: by its script, or by words that are only its own.

For a line of help and nothing else. So it needs no dictionary, and what it is not sure of it leaves alone.
"""

import re
from pathlib import Path

import yaml

_SCRIPTS = (
    ("ur", r"[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]"),
    ("fa", r"[\u067e\u0686\u0698\u06af]"),
    ("ar", r"[\u0600-\u06ff]"),
    ("uk", r"[\u0404\u0406\u0407\u0490\u0454\u0456\u0457\u0491]"),
    ("ru", r"[\u0400-\u04ff]"),
    ("el", r"[\u0370-\u03ff]"),
    ("he", r"[\u0590-\u05ff]"),
    ("hi", r"[\u0900-\u097f]"),
    ("bn", r"[\u0980-\u09ff]"),
    ("pa", r"[\u0a00-\u0a7f]"),
    ("gu", r"[\u0a80-\u0aff]"),
    ("ta", r"[\u0b80-\u0bff]"),
    ("th", r"[\u0e00-\u0e7f]"),
    ("ja", r"[\u3040-\u30ff]"),
    ("ko", r"[\uac00-\ud7af]"),
    ("zh", r"[\u4e00-\u9fff]"),
)
# So many letters of a script are a word and no ornament.
FEWEST_LETTERS = 3
_LISTED = yaml.safe_load((Path(__file__).parents[1] / "data/words/languages.yml").read_text(encoding="utf-8"))
_WORDS = {code: frozenset(listed["own"].split()) for code, listed in _LISTED.items()}
_ENGLISH = _WORDS.pop("en")
# One of them is enough: nobody says these in English.
_ALONE = {code: frozenset(listed.get("alone", "").split()) for code, listed in _LISTED.items()}
_TOKEN = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
# Beyond that a message is read no further: a language shows in its first words.
LONGEST_READ = 400


def language(text: str) -> str | None:
    """Its ISO code; None for English and for what can't be told."""
    text = text[:LONGEST_READ]
    for code, letters in _SCRIPTS:
        if re.search(letters, text) and _written_in_script(text):
            return code
    words = [word.casefold().replace("\u2019", "'") for word in _TOKEN.findall(text)]
    english = sum(word in _ENGLISH for word in words)
    known = {code: sum(word in own for word in words) for code, own in _WORDS.items()}
    best = max(known, key=lambda code: known[code])
    enough = known[best] > english and (known[best] >= 2 and 3 * known[best] >= len(words))
    alone = next((code for code, own in _ALONE.items() if len(words) <= 2 and not english and own & set(words)), None)
    return best if enough else alone


def _written_in_script(text: str) -> bool:
    """More of the letters are beyond Latin than within."""
    letters = [character for character in text if character.isalpha()]
    beyond = sum(ord(character) >= 0x370 for character in letters)
    return beyond >= FEWEST_LETTERS - 1 and 2 * beyond > len(letters)
