"""Files as people send them, good and bad, made here."""

from collections.abc import AsyncIterator
from io import BytesIO
from typing import ClassVar

from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"
ORIENTATION, MAKE, WHERE = 0x0112, 0x010F, 0x8825
ON_ITS_SIDE = 6
MEGABYTE = 1024 * 1024


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), colour: str = "teal", mode: str = "RGB") -> bytes:
    return _written(Image.new(mode, size, colour), kind)


def photo_with_secrets() -> bytes:
    """Taken on its side, by somebody's telephone, at their home; the upper left corner as it is held is red."""
    taken = Image.new("RGB", (80, 40), "white")
    # What is the upper left once it is turned lies in the lower left of what is stored.
    taken.paste("red", (0, 20, 20, 40))
    told = Image.Exif()
    told[ORIENTATION], told[MAKE] = ON_ITS_SIDE, "Somebody's telephone"
    told.get_ifd(WHERE)[1] = "N"
    kept = BytesIO()
    taken.save(kept, "JPEG", exif=told, comment=b"at home", quality=95)
    return kept.getvalue()


def moving() -> bytes:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue", "green")]
    kept = BytesIO()
    frames[0].save(kept, "GIF", save_all=True, append_images=frames[1:], duration=100)
    return kept.getvalue()


def unfolds_to_a_gigabyte() -> bytes:
    return _written(Image.new("1", (30_000, 12_000)), "PNG")


class Endless:
    """A hundred megabytes, piece by piece; `read` tells how many were taken."""

    declared: ClassVar[dict[str, str]] = {"Content-Length": str(100 * MEGABYTE)}

    def __init__(self) -> None:
        self.read = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(100):
            self.read += 1
            yield bytes(MEGABYTE)


def opened(content: bytes) -> Image.Image:
    found = Image.open(BytesIO(content))
    found.load()
    return found


def _written(image: Image.Image, kind: str) -> bytes:
    kept = BytesIO()
    image.save(kept, kind)
    return kept.getvalue()
