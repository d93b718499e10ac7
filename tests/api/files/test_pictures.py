"""What is kept of a picture is what can be seen of it; whatever can't be opened is refused in words."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.files.kinds import FileRefused
from api.files.pictures import LONGEST_SIDE, drawn
from tests.api.files.samples import moving, opened, photo_with_secrets, picture, unfolds_to_a_gigabyte


def kept(content: bytes) -> bytes:
    return drawn(BytesIO(content)).content.getvalue()


def test_a_photo_stands_upright_and_tells_nothing_of_where_and_by_what_it_was_taken() -> None:
    taken = photo_with_secrets()
    assert b"Somebody's telephone" in taken
    stored = kept(taken)
    seen = opened(stored)
    assert (seen.size, seen.format) == ((40, 80), "JPEG")
    assert not seen.getexif()
    assert not set(seen.info) & {"exif", "comment", "icc_profile", "xmp"}
    assert b"telephone" not in stored
    corner = seen.convert("RGB").getpixel((5, 5))
    assert isinstance(corner, tuple)
    assert corner[0] > 200 > 100 > corner[1]


def test_what_follows_a_picture_in_its_file_is_not_kept() -> None:
    assert b"<script>" not in kept(picture("JPEG") + b"<script>alert(1)</script>")
    assert b"<script>" not in kept(picture("PNG") + b"<script>alert(1)</script>")


@pytest.mark.parametrize(
    ("kind", "mode", "media_type"),
    [
        ("JPEG", "RGB", "image/jpeg"),
        ("JPEG", "L", "image/jpeg"),
        ("JPEG", "CMYK", "image/jpeg"),
        ("PNG", "RGB", "image/png"),
        ("PNG", "P", "image/png"),
        ("WEBP", "RGB", "image/jpeg"),
    ],
)
def test_every_colour_and_kind_becomes_one_that_every_page_shows(kind: str, mode: str, media_type: str) -> None:
    made = drawn(BytesIO(picture(kind, mode=mode, colour="black" if mode == "P" else "grey")))
    assert (made.media_type, made.width, made.height) == (media_type, 40, 30)
    assert opened(made.content.getvalue()).mode == "RGB"


def test_what_can_be_seen_through_stays_so() -> None:
    image = opened(kept(picture("PNG", mode="RGBA", colour="#ff000080")))
    assert image.getpixel((1, 1)) == (255, 0, 0, 128)


def test_one_that_moves_becomes_its_first_picture() -> None:
    still = opened(kept(moving()))
    assert (still.format, getattr(still, "n_frames", 1)) == ("PNG", 1)
    assert still.convert("RGB").getpixel((1, 1)) == (255, 0, 0)


def test_a_large_one_is_made_smaller() -> None:
    made = drawn(BytesIO(picture("JPEG", (5000, 2500))))
    assert (made.width, made.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)


def test_a_small_file_that_unfolds_to_very_much_is_refused_before_it_is_unfolded() -> None:
    bomb = unfolds_to_a_gigabyte()
    assert len(bomb) < 100_000
    with pytest.raises(FileRefused, match="larger than 52 megapixels"):
        drawn(BytesIO(bomb))


def test_half_a_picture_is_refused_with_what_to_do() -> None:
    whole = picture("JPEG", (400, 400))
    with pytest.raises(FileRefused, match="Take it again"):
        drawn(BytesIO(whole[: len(whole) // 2]))


@settings(max_examples=150)
@given(
    kind=st.sampled_from(["PNG", "JPEG", "WEBP", "GIF"]),
    at=st.floats(0, 1),
    put=st.binary(min_size=1, max_size=12),
    cut=st.booleans(),
)
def test_whatever_is_broken_in_one_it_is_drawn_or_refused(kind: str, at: float, put: bytes, cut: bool) -> None:
    content = picture(kind)
    place = int(at * len(content))
    broken = content[:place] + put + (b"" if cut else content[place + len(put) :])
    with suppress(FileRefused):
        made = drawn(BytesIO(broken))
        assert opened(made.content.getvalue()).size == (made.width, made.height)
