"""Which files are taken: told by their first bytes, never by a name or by what somebody says they are."""

from api.errors import NotUnderstood
from models import AttachmentKind

PDF, JPEG, PNG, WEBP, GIF = "application/pdf", "image/jpeg", "image/png", "image/webp", "image/gif"
PICTURES = (JPEG, PNG, WEBP, GIF)
# As much as has to be seen of one to know it.
BEGINNING = 1024


class FileRefused(NotUnderstood):
    """A kind of file that we do not take, or one that is damaged. Nothing of it is kept."""

    title = "This file can't be taken"


def look(beginning: bytes) -> str | None:
    """The media type that its bytes tell, where it is one of ours."""
    if beginning.startswith(b"\xff\xd8\xff"):
        return JPEG
    if beginning.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if beginning[:4] == b"RIFF" and beginning[8:12] == b"WEBP":
        return WEBP
    if beginning.startswith((b"GIF87a", b"GIF89a")):
        return GIF
    # Readers take one that begins with something else; a clean one does not.
    return PDF if beginning.startswith(b"%PDF-") else None


def accepted(most_bytes: int) -> str:
    """Which types and sizes go, in a sentence."""
    return f"Send a photo (JPEG, PNG, WebP or GIF) or a PDF, of up to {size_of(most_bytes)}."


def size_of(count: int) -> str:
    return f"{count // (1024 * 1024)} MB" if count >= 1024 * 1024 else f"{max(count // 1024, 1)} KB"


def guessed(media_type: str) -> AttachmentKind:
    """What somebody says that it is: good enough to speak of it before it is here."""
    kind = media_type.partition("/")[0].lower()
    if media_type.lower().startswith(PDF):
        return AttachmentKind.document
    named = {"image": AttachmentKind.image, "audio": AttachmentKind.recording, "video": AttachmentKind.video}
    return named.get(kind, AttachmentKind.other)
