""" "Forget it, what time do you open" drops one thing to ask another."""

import re

_DROPPING = re.compile(
    r"^\W*(?:forget (?:it|that)|never ?mind(?: that)?|nvm|leave it|scrap that)\b[\s,.!;:-]*"
    r"(?=(?:whats?|when|wheres?|hows?|who|which|why)\b)",
    re.IGNORECASE,
)


def after_dropping(text: str) -> str:
    """What is asked then; all of it where nothing is dropped."""
    return _DROPPING.sub("", text)
