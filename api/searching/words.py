"""What was typed into the search, as PostgreSQL is asked for it; and where the words stand in what it found."""

import re

# Of shorter ones too many words begin with them.
SHORTEST_BEGINNING = 3
WRITTEN = re.compile(r'"([^"]*)"|(\S+)')
# Characters of nobody's script: what stands between them was searched for.
OPENS, CLOSES = "\ue000", "\ue001"
HEADLINE = f'StartSel="{OPENS}", StopSel="{CLOSES}", MaxFragments=1, MaxWords=30, MinWords=12'
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


def marked(headline: str) -> tuple[str, Hits]:
    """The words without the marks, and from where to where they were. Counted in UTF-16, as pages count."""
    text, hits, begins, length = "", [], 0, 0
    for piece in re.split(f"([{OPENS}{CLOSES}])", headline):
        if piece == OPENS:
            begins = length
        elif piece == CLOSES:
            hits.append((begins, length))
        else:
            text += piece
            length += len(piece.encode("utf-16-le")) // 2
    return text, hits
