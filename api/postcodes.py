"""Postcodes as people type them: which pieces of the network one may belong to."""

import re

# The first half of a British postcode, and the second: "LS6" and "0ZZ".
OUTWARD = r"[A-Z]{1,2}[0-9][A-Z0-9]?"
FULL = re.compile(rf"({OUTWARD})[0-9][A-Z]{{2}}")


def prefixes(typed: str) -> list[str]:
    """The prefixes an area with this postcode may have, best first. Spaces and case mean nothing."""
    first, *_ = typed.upper().split() or [""]
    code = "".join(typed.upper().split())
    if full := FULL.fullmatch(code):
        return [full[1]]
    if re.fullmatch(OUTWARD, first):
        return [first]
    # Not British: the longest beginning that is known.
    return [code[:length] for length in range(len(code), 0, -1)]
