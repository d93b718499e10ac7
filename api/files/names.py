"""A file's name made harmless, and the endings that its kind may have."""

import unicodedata

LONGEST_NAME = 100
# The first is given where there is none.
ENDINGS = {
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/webp": ("webp",),
    "application/pdf": ("pdf",),
    "text/plain": ("txt", "log", "csv"),
}


def clean_name(name: str, kind: str) -> str:
    """No folders, no control or direction characters, not hidden, and an ending that fits what it is."""
    last = name.replace("\\", "/").rpartition("/")[2]
    visible = "".join(" " if _is_unseen(character) else character for character in last)
    spaced = " ".join(visible.split()).lstrip(". ")
    stem, dot, ending = spaced.rpartition(".")
    if not dot or ending.lower() not in ENDINGS[kind]:
        stem, ending = spaced, ENDINGS[kind][0]
    stem = stem[: LONGEST_NAME - 1 - len(ending)].strip(". ") or "file"
    return f"{stem}.{ending.lower()}"


def _is_unseen(character: str) -> bool:
    """Control, format, surrogate, private and line characters; and those that shells and systems give a meaning."""
    return unicodedata.category(character)[0] == "C" or character in '<>:"|?*\u2028\u2029'
