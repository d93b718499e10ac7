"""What may be sent in for a ticket: told by its first bytes, not by its name."""

from collections.abc import Callable

from api.errors import NotUnderstood

# Bytes that nobody said more about.
UNTOLD = "application/octet-stream"
# What a type's bytes look like.
LOOKS: dict[str, Callable[[bytes], bool]] = {
    "image/png": lambda content: content.startswith(b"\x89PNG\r\n\x1a\n"),
    "image/jpeg": lambda content: content.startswith(b"\xff\xd8\xff"),
    "image/webp": lambda content: content[:4] == b"RIFF" and content[8:12] == b"WEBP",
    "application/pdf": lambda content: content.startswith(b"%PDF-"),
    "text/plain": lambda content: _is_text(content),
}


class FileNotAccepted(NotUnderstood):
    """A kind of file we do not take, or one that is not what it is said to be."""

    title = "This file can't be taken"


def media_type(declared: str | None, content: bytes) -> str:
    """What the bytes look like. A type that is declared has to be that; plain bytes may be any of ours."""
    named = (declared or UNTOLD).partition(";")[0].strip().lower()
    if not content:
        raise FileNotAccepted("The file is empty.", field="body")
    looks = next((kind for kind, looks_so in LOOKS.items() if looks_so(content)), None)
    if looks is None or named not in (*LOOKS, UNTOLD):
        detail = "Send a photo (PNG, JPEG or WebP), a PDF or plain text."
        raise FileNotAccepted(detail, field="body" if looks is None else "Content-Type", accepted=sorted(LOOKS))
    if named not in (looks, UNTOLD):
        raise FileNotAccepted(f"The file is said to be {named} and looks like {looks}.", field="Content-Type")
    return looks


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not any(ord(character) < 32 and character not in "\n\r\t\f" for character in text)
