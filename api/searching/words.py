"""What was typed into the search, as PostgreSQL is asked for it; and where the words stand in what it found."""

import re

# Of shorter ones too many words begin with them.
SHORTEST_BEGINNING = 3
WRITTEN = re.compile(r'"([^"]*)"|(\S+)')
# Characters of nobody's script: what stands between them was searched for.
OPENS, CLOSES = "\ue000", "\ue001"
HEADLINE = f'StartSel="{OPENS}", StopSel="{CLOSES}", HighlightAll=true'
# Of a long message so much is shown, and so much of that stands before the first hit.
LONGEST, BEFORE = 240, 60
Hits = list[tuple[int, int]]


def query_of(typed: str) -> str | None:
    """All words have to be there, each as a whole or as a beginning; what is in quotes, as it stands. None if there is
    no word in it."""
    terms = [_term(exact, word) for exact, word in WRITTEN.findall(typed)]
    return " & ".join(term for term in terms if term) or None


def _term(exact: str, word: str) -> str:
    said = exact or word
    if not any(character.isalnum() for character in said):
        return ""
    quoted = "'" + said.replace("\\", "\\\\").replace("'", "''") + "'"
    letters = sum(character.isalnum() for character in said)
    return f"{quoted}:*" if not exact and letters >= SHORTEST_BEGINNING else quoted


def snippet(headline: str) -> tuple[str, Hits]:
    """Some of it around what was searched for, and from where to where that stands. Counted as pages count."""
    text, hits = _marked(headline)
    begins = _edge(text, max(0, hits[0][0] - BEFORE)) if hits else 0
    ends = len(text) if len(text) - begins <= LONGEST else begins + LONGEST
    cut = text[begins:ends]
    shown, at = (f"…{cut}", begins - 1) if begins else (cut, 0)
    kept = [(start - at, end - at) for start, end in hits if end <= ends]
    return shown + ("…" if ends < len(text) else ""), [
        (_units(shown[:start]), _units(shown[:end])) for start, end in kept
    ]


def _marked(headline: str) -> tuple[str, Hits]:
    """The words without the marks, and where they were."""
    text, begins = "", 0
    hits: Hits = []
    for piece in re.split(f"([{OPENS}{CLOSES}])", headline):
        if piece == OPENS:
            begins = len(text)
        elif piece == CLOSES:
            hits.append((begins, len(text)))
        else:
            text += piece
    return text, hits


def _edge(text: str, place: int) -> int:
    """No word is cut in two at the beginning, if there is a space soon."""
    space = text.find(" ", place, place + BEFORE // 2) if place else -1
    return space + 1 if space >= 0 else place


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
