"""A file in a message of ours goes out with an address that is good for a day, for whoever has it and nobody else."""

import uuid
from datetime import timedelta
from urllib.parse import urlsplit

import httpx
import pytest
from sqlalchemy import update

from api.channels import outbox
from api.conversations import ledger, repository
from api.db import Database
from api.files import links
from api.files.links import file_behind, token_for
from connectors.base import NotSent
from connectors.content import Content
from models import Attachment, Delivery
from models.base import now
from tests.api.channels.carrier import Carrier
from tests.api.channels.conftest import Texting
from tests.api.files.samples import PDF
from tests.api.files.test_afterwards import kept_in


@pytest.fixture
async def sent(texting: Texting, database: Database) -> uuid.UUID:
    """A message of ours with a PDF, which waits to go out."""
    texting.parts.settings.public_url = "https://selfcare.example.com"
    await texting.text("send me my bill")
    (conversation,) = await texting.conversations()
    file = await kept_in(texting.parts, database, conversation)
    async with database.transaction() as session:
        held = await repository.hold(session, conversation.id)
        media = {"id": file, "kind": "document", "name": "bill.pdf", "media_type": "application/pdf"}
        content = Content.model_validate({"text": "Here is your bill.", "media": [media]})
        await ledger.tell(texting.parts, session, held, content)
    return file


async def go_out(texting: Texting) -> None:
    (conversation,) = await texting.conversations()
    await outbox.deliver_all(texting.parts, conversation.id)


async def test_it_goes_out_with_an_address_at_which_the_file_is(
    texting: Texting, carrier: Carrier, sent: uuid.UUID
) -> None:
    await go_out(texting)
    (media,) = carrier.sent[-1].content.media
    assert media.url is not None
    assert media.url.startswith("https://selfcare.example.com/v1/files/")
    assert len(media.url) < 110
    answer = await texting.client.get(urlsplit(media.url).path)
    assert (answer.content, answer.headers["Content-Type"]) == (PDF, "application/pdf")
    assert answer.headers["Content-Disposition"].startswith("attachment; ")


async def test_every_try_of_one_sending_has_the_same_address(
    texting: Texting, carrier: Carrier, sent: uuid.UUID, database: Database
) -> None:
    carrier.fails_with = [NotSent("away", again=True)]
    await go_out(texting)
    async with database.transaction() as session:
        await session.execute(
            update(Delivery).where(Delivery.next_attempt_at.is_not(None)).values(next_attempt_at=now())
        )
    await go_out(texting)
    first, second = (each.content.media[0].url for each in carrier.sent[-2:])
    assert first == second


async def test_without_an_address_of_ours_the_words_go_alone(
    texting: Texting, carrier: Carrier, sent: uuid.UUID
) -> None:
    texting.parts.settings.public_url = ""
    await go_out(texting)
    assert carrier.sent[-1].content.media[0].url is None


async def test_a_link_that_has_ended_says_so_and_one_that_was_changed_is_not_found(
    texting: Texting, sent: uuid.UUID, browser: httpx.AsyncClient
) -> None:
    key = links._key(texting.parts.settings)
    ended = token_for(sent, now() - timedelta(seconds=1), key)
    answer = await browser.get(f"/v1/files/{ended}")
    assert (answer.status_code, answer.json()["type"]) == (410, "/problems/link-ended")
    good = token_for(sent, now() + timedelta(hours=1), key)
    assert file_behind(good, texting.parts.settings) == sent
    other = token_for(sent, now() + timedelta(hours=1), b"another key")
    later = token_for(sent, now() + timedelta(days=9), key)[:30] + good[30:]
    for forged in (other, later, good[:-4], good[:20], "", "nonsense", "~", str(sent)):
        assert (await browser.get(f"/v1/files/{forged}")).status_code == 404, forged


async def test_what_was_not_sent_or_is_erased_has_no_link(
    texting: Texting, sent: uuid.UUID, browser: httpx.AsyncClient, database: Database
) -> None:
    good = token_for(sent, now() + timedelta(hours=1), links._key(texting.parts.settings))
    assert (await browser.get(f"/v1/files/{good}")).status_code == 200
    async with database.transaction() as session:
        await session.execute(update(Attachment).where(Attachment.id == sent).values(message_id=None))
    assert (await browser.get(f"/v1/files/{good}")).status_code == 404
