"""Pictures are drawn anew: what is kept is what can be seen, upright, of bounded size, and nothing that came along.

Where a photo was taken, by which telephone and what else was hidden in it is gone; so is whatever could harm who opens
it. One that moves becomes its first picture.
"""

import asyncio
import logging
import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageCms, ImageOps

from api.files.kinds import JPEG, PNG, FileRefused

log = logging.getLogger(__name__)
# A telephone's camera makes 12 to 50 million points; a small file that unfolds to more is there to fill our memory.
MOST_POINTS = 52_000_000
# A serial number on a router's label can be read at this.
LONGEST_SIDE = 2048
QUALITY = 84
# The others are lists of colours, which can't be mixed.
SCALED = ("RGB", "RGBA", "CMYK", "L")
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
# The count is taken before anything is unfolded, and then refused in words.
Image.MAX_IMAGE_PIXELS = None
# Unfolding a picture takes memory and a processor: so many at once, and the others wait.
PAINTERS = ThreadPoolExecutor(2, thread_name_prefix="painter")
# What the library raises at bytes that are broken in one way or another.
BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error, zlib.error)
TOO_MANY_POINTS = f"This picture is larger than {MOST_POINTS // 1_000_000} megapixels. Send a smaller copy."
DAMAGED = "This picture is damaged and can't be opened. Take it again, or send a screenshot of it."


@dataclass(frozen=True, slots=True)
class Drawn:
    content: BytesIO
    media_type: str
    width: int
    height: int


async def draw(content: BinaryIO) -> Drawn:
    """Raises FileRefused."""
    return await asyncio.get_running_loop().run_in_executor(PAINTERS, drawn, content)


def drawn(content: BinaryIO) -> Drawn:
    try:
        with Image.open(content, formats=FORMATS) as found:
            width, height = found.size
            if width * height > MOST_POINTS:
                raise FileRefused(TOO_MANY_POINTS, field="body")
            return _again(found)
    except BROKEN as error:
        log.info("a picture could not be opened: %s", type(error).__name__)
        raise FileRefused(DAMAGED, field="body") from None


def _again(found: Image.Image) -> Drawn:
    # A JPEG can be unfolded smaller from the start; other formats take no notice.
    found.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    is_photo = found.format in ("JPEG", "WEBP")
    if found.mode not in SCALED:
        found = found.convert(_mode_of(found))
    # Smaller before anything else: every other step would need another copy of the whole.
    found.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    seen = _in_plain_colours(ImageOps.exif_transpose(found))
    # Into a new one: what was told beside the points stays with the old.
    fresh = Image.new(seen.mode, seen.size)
    fresh.paste(seen)
    kept = BytesIO()
    if is_photo and fresh.mode == "RGB":
        fresh.save(kept, "JPEG", quality=QUALITY, optimize=True)
        media_type = JPEG
    else:
        fresh.save(kept, "PNG", optimize=True)
        media_type = PNG
    kept.seek(0)
    return Drawn(kept, media_type, *fresh.size)


def _in_plain_colours(found: Image.Image) -> Image.Image:
    """In the colours that every screen means: the profile that a camera wrote beside them goes with the rest."""
    profile = found.info.get("icc_profile")
    mode = _mode_of(found)
    if profile and found.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            own, ours = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            seen = ImageCms.profileToProfile(found, own, ours, outputMode=mode if found.mode != "L" else "RGB")
        except ImageCms.PyCMSError:
            seen = None
        if seen is not None:
            return seen
    return found.convert(mode)


def _mode_of(found: Image.Image) -> str:
    return "RGBA" if found.has_transparency_data else "RGB"
