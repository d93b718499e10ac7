"""Files from a provider that are not taken: of another kind, damaged, too large, or too many in a day."""

import pytest

from tests.api.channels.conftest import Texting
from tests.api.channels.files import Shelf
from tests.api.channels.test_fetching import carrier, fetch, said, telling
from tests.api.files.samples import picture

__all__ = ["carrier"]


@pytest.mark.parametrize(
    ("content", "media_type", "what", "why"),
    [
        (b"OggS a voice", "audio/ogg", "Sent a recording", "This kind of file is not taken. Send a photo"),
        (b"ftypmp42", "video/mp4", "Sent a video", "This kind of file is not taken. Send a photo"),
        (picture("JPEG", (300, 300))[:700], "image/jpeg", "Sent a picture", "This picture is damaged"),
        (b"%PDF-" + bytes(11 * 1024 * 1024), "application/pdf", "Sent a document", "This file is too large."),
    ],
)
async def test_what_is_not_taken_is_said_with_what_would_be(
    texting: Texting, carrier: Shelf, content: bytes, media_type: str, what: str, why: str
) -> None:
    carrier.files["a"] = content
    await texting.bring(telling(("a", media_type, None)))
    await fetch(texting)
    own, answer = await said(texting)
    assert own.startswith(f"customer: {what}")
    assert own.endswith("(it didn't get here)")
    assert answer.startswith(f"assistant: Your file didn't get here. {why}")


async def test_so_many_a_day_and_the_next_is_said_to_wait(
    texting: Texting, carrier: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.conversations.attached.A_DAY", 1)
    carrier.files["a"] = picture()
    for _ in range(2):
        await texting.bring(telling(("a", "image/png", None)))
    assert "You have sent many files today" in (await said(texting))[-1]
    await fetch(texting)
    assert carrier.asked == ["a"]
