"""What providers only tell of is fetched later, through the same checks, and never silently lost."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, text, update

from api.channels import fetching
from api.db import Database
from connectors.base import NotSent
from models import Attachment, AttachmentState, Contact
from models.base import now
from tests.api.channels.conftest import Texting
from tests.api.channels.files import Shelf
from tests.api.conftest import Bot
from tests.api.files.samples import PDF, opened, photo_with_secrets, picture

SENT_AGAIN = "Your file didn't get here. Please send it again, or a smaller copy of it."
KEPT = "I can't look at files myself, but yours is kept with this conversation."


@pytest.fixture
def carrier() -> Shelf:
    return Shelf()


def telling(*files: tuple[str, str, str | None], words: str = "") -> dict[str, Any]:
    return {"id": uuid.uuid4().hex, "text": words, "files": files}


async def fetch(texting: Texting) -> None:
    (conversation,) = await texting.conversations()
    await fetching.fetch_all(texting.parts, conversation.id)


async def rows(database: Database) -> list[Attachment]:
    async with database.session() as session:
        return list(await session.scalars(select(Attachment).order_by(Attachment.created_at, Attachment.place)))


async def later(database: Database, **moved: Any) -> None:
    async with database.transaction() as session:
        await session.execute(update(Attachment).values(next_attempt_at=now(), **moved))


async def said(texting: Texting) -> list[str]:
    return [f"{message.sender}: {message.content['text']}" for message in await texting.messages()]


async def test_a_picture_is_fetched_drawn_anew_and_said_to_be_kept(
    texting: Texting, carrier: Shelf, database: Database, bot: Bot
) -> None:
    carrier.files["a"] = photo_with_secrets()
    assert (await texting.bring(telling(("a", "image/jpeg", None)))).status_code == 200
    assert carrier.asked == []
    assert await said(texting) == ["customer: Sent a picture: image"]
    async with database.session() as session:
        job = text("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'fetch' AND status = 'todo'")
        assert await session.scalar(job) == 1
    await fetch(texting)
    (kept,) = await rows(database)
    assert (kept.state, kept.name, kept.connector) == (AttachmentState.kept, "image.jpg", "carrier")
    stored = b"".join([piece async for piece in texting.parts.store.read(kept.stored_key)])
    assert (opened(stored).size, b"telephone" in stored) == ((40, 80), False)
    own, answer = await said(texting)
    assert own == "customer: Sent a picture: image.jpg"
    assert answer.startswith(f"assistant: {KEPT}")
    (message, _) = await texting.messages()
    assert [each["state"] for each in message.content["media"]] == ["kept"]
    assert bot.turns == []


async def test_words_beside_it_are_answered_and_it_is_said_to_be_kept(
    texting: Texting, carrier: Shelf, bot: Bot
) -> None:
    carrier.files["a"] = PDF
    await texting.bring(telling(("a", "application/pdf", "bill.pdf"), words="what is this charge"))
    await texting.text("?")
    await fetch(texting)
    assert [turn["text"] for turn in bot.turns] == ["what is this charge\n?"]
    assert (await said(texting))[-1].startswith("assistant: I can't look at files myself. Yours is kept here")


async def test_a_provider_that_is_away_is_asked_again_later(
    texting: Texting, carrier: Shelf, database: Database
) -> None:
    carrier.files["a"] = picture()
    carrier.away = [NotSent("away", again=True), NotSent("slow down", again=True, after=600)]
    await texting.bring(telling(("a", "image/png", "router.png")))
    await fetch(texting)
    await fetch(texting)
    assert len(carrier.asked) == 1
    await later(database)
    await fetch(texting)
    (waiting,) = await rows(database)
    assert waiting.next_attempt_at is not None
    assert waiting.next_attempt_at > now() + timedelta(minutes=9)
    assert len(await said(texting)) == 1
    await later(database)
    await fetch(texting)
    assert [each.state for each in await rows(database)] == [AttachmentState.kept]


async def test_given_up_in_the_end_it_is_said_in_the_message_and_to_the_customer(
    texting: Texting, carrier: Shelf, database: Database
) -> None:
    carrier.away = [NotSent("away", again=True)]
    await texting.bring(telling(("a", "image/png", "router.png")))
    await later(database, created_at=now() - timedelta(hours=1))
    await fetch(texting)
    assert [each.state for each in await rows(database)] == [AttachmentState.lost]
    assert await said(texting) == [
        "customer: Sent a picture: router.png (it didn't get here)",
        f"assistant: {SENT_AGAIN}",
    ]


async def test_what_has_gone_is_said_at_once_and_the_others_come(
    texting: Texting, carrier: Shelf, database: Database
) -> None:
    carrier.files["b"] = picture()
    await texting.bring(telling(("gone", "image/png", "a.png"), ("b", "image/png", "b.png")))
    await fetch(texting)
    assert [each.state for each in await rows(database)] == [AttachmentState.lost, AttachmentState.kept]
    answers = [each for each in await said(texting) if each.startswith("assistant")]
    assert answers[0] == f"assistant: {SENT_AGAIN}"
    assert answers[1].startswith(f"assistant: {KEPT}")
    assert len(answers) == 2


async def test_five_photos_one_after_the_other_are_answered_once(texting: Texting, carrier: Shelf) -> None:
    carrier.files["a"] = picture()
    for _ in range(5):
        await texting.bring(telling(("a", "image/png", None)))
    await fetch(texting)
    assert len([each for each in await said(texting) if each.startswith("assistant")]) == 1


async def test_the_same_delivery_twice_is_one_file(texting: Texting, carrier: Shelf, database: Database) -> None:
    carrier.files["a"] = picture()
    told = telling(("a", "image/png", None))
    for _ in range(2):
        await texting.bring(told)
        await fetch(texting)
    assert (len(await rows(database)), carrier.asked) == (1, ["a"])


async def test_a_worker_that_dies_once_it_has_the_file_leaves_nothing_untold(
    texting: Texting, carrier: Shelf, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def die(*_: object) -> None:
        raise SystemError("killed")

    carrier.files["a"] = picture()
    await texting.bring(telling(("a", "image/png", None)))
    with monkeypatch.context() as dying:
        dying.setattr(fetching, "_settle", die)
        with pytest.raises(SystemError):
            await fetch(texting)
    await later(database)
    await fetch(texting)
    assert carrier.asked == ["a"]
    assert [each[:9] for each in await said(texting)] == ["customer:", "assistant"]


async def test_who_wants_no_messages_gets_none_and_the_file_is_kept(
    texting: Texting, carrier: Shelf, database: Database
) -> None:
    carrier.files["a"] = picture()
    await texting.bring({"id": "1", "text": "STOP"}, telling(("a", "image/png", None)))
    before = len(await said(texting))
    await fetch(texting)
    async with database.session() as session:
        assert await session.scalar(select(func.count()).where(Contact.stopped_at.is_not(None))) == 1
    assert [each.state for each in await rows(database)] == [AttachmentState.kept]
    assert len(await said(texting)) == before
