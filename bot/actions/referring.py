"""What "it" is in a question after an answer of the library: "how do I change it", "and on iPhone?"."""

import re
from collections.abc import Iterable

from bot.dialogue.turn import Turn
from bot.knowledge import Entry

ANSWERED = "knowledge."
# Who says more says what it is about.
MOST_WORDS = 9
_REFERS = re.compile(r"\b(?:it|that|this|these|those|them|one)\b", re.IGNORECASE)
_ALSO = re.compile(r"^\W*(?:and|or|what about|how about|what if|but)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+")
_LITTLE = frozenset(
    {
        *(
            "a",
            "an",
            "and",
            "or",
            "but",
            "the",
            "of",
            "to",
            "in",
            "on",
            "at",
            "for",
            "with",
            "from",
            "by",
            "my",
            "your",
        ),
        *(
            "it",
            "its",
            "that",
            "this",
            "these",
            "those",
            "them",
            "one",
            "i",
            "you",
            "we",
            "our",
            "me",
            "if",
            "so",
            "then",
        ),
        *(
            "is",
            "are",
            "am",
            "was",
            "do",
            "does",
            "did",
            "can",
            "could",
            "will",
            "would",
            "should",
            "have",
            "has",
            "be",
        ),
        *("how", "what", "where", "when", "why", "which", "who", "please", "about", "get", "got", "need", "not", "no"),
        *("there", "any"),
    }
)


def answered_last(turn: Turn) -> str | None:
    """The id of the entry that was said last."""
    keys = [str(said.get("key")) for said in turn.memory.said]
    is_library = bool(keys) and keys[-1].startswith(ANSWERED) and turn.memory.form is None
    return keys[-1].removeprefix(ANSWERED) if is_library else None


def refers(words: str) -> bool:
    return names_it(words) or _ALSO.search(words) is not None


def names_it(words: str) -> bool:
    return _REFERS.search(words) is not None


def meant_by(words: str, last: Entry, entries: Iterable[Entry]) -> Entry | None:
    """The entry on the same subject that has all that is new in the question; the last one itself where it has it."""
    new, subject = _told(words), _told(last.question)
    near = [entry for entry in entries if entry.file == last.file and entry is not last]
    fitting = [
        (max(_shared(one, subject) for one in wordings), entry)
        for entry in near
        if new and (wordings := [one for one in (entry.question, *entry.asked) if new <= _told(one)])
    ]
    shared, entry = max(fitting, key=lambda pair: pair[0], default=(0, None))
    return entry if shared else None


def sentences_about(words: str, last: Entry) -> str:
    """Of its answer, the sentences that have a new word of the question in them; the first where it asks the same."""
    new, sentences = _told(words), re.split(r"(?<=[.!?]) ", last.answer)
    told = " ".join(one for one in sentences if new & _told(one))
    return told or (sentences[0] if new and new <= _told(last.question) else "")


def _shared(wording: str, subject: set[str]) -> int:
    return len(_told(wording) & subject)


def _told(text: str) -> set[str]:
    """Its words of weight, without their endings."""
    return {re.sub(r"(?:ing|es|s|ed)$", "", word) for word in _WORD.findall(text.lower())} - _LITTLE
