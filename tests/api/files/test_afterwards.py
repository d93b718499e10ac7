"""What becomes of files: on the ticket, before an agent's eyes, or removed with what they belonged to."""

import uuid
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select, text, update

from api.conversations import repository
from api.db import Database
from api.files import keeping
from api.parts import Parts
from api.stores.base import StoreAway
from api.tickets import bringing_files
from connectors.content import Content
from models import Attachment, Audit, Conversation, MessageSender
from models.base import now
from tests.api.callers import HUGO, Callers, key
from tests.api.conversations.conftest import greeted, id_in
from tests.api.files.samples import PDF
from tests.api.files.test_bringing import stored
from tests.api.files.test_sending import brought, sending

__all__ = ["greeted"]


async def kept_in(parts: Parts, database: Database, conversation: Conversation) -> uuid.UUID:
    """A PDF that a message of this conversation has sent."""

    async def pieces() -> AsyncIterator[bytes]:
        yield PDF

    file = await keeping.take_in(parts, conversation.id, "lights.pdf", uuid.uuid4().hex, pieces())
    async with database.transaction() as session:
        held = await repository.hold(session, conversation.id)
        message = await repository.append(session, held, MessageSender.customer, Content(text="look"))
        (await session.get_one(Attachment, file.id)).message_id = message.id
    return file.id


async def test_what_was_never_sent_is_removed_after_a_day_and_what_was_sent_stays(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, database: Database
) -> None:
    unsent, sent = await brought(browser, greeted), await brought(browser, greeted)
    await browser.post(f"{greeted}/messages", json=sending(sent))
    await keeping.throw_away(parts)
    assert len(stored(parts)) == 2
    async with database.transaction() as session:
        await session.execute(update(Attachment).values(created_at=now() - timedelta(hours=25)))
    await keeping.throw_away(parts)
    assert (await browser.get(f"{greeted}/files/{unsent}")).status_code == 404
    assert (await browser.get(f"{greeted}/files/{sent}")).status_code == 200
    assert len(stored(parts)) == 1


async def test_files_go_with_their_conversation(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, database: Database
) -> None:
    await browser.post(f"{greeted}/messages", json=sending(await brought(browser, greeted)))
    async with database.transaction() as session:
        for each in (
            "DELETE FROM delivery WHERE message_id IN (SELECT id FROM message WHERE conversation_id = :which)",
            "DELETE FROM message WHERE conversation_id = :which",
            "DELETE FROM turn WHERE conversation_id = :which",
            "DELETE FROM conversation WHERE id = :which",
        ):
            await session.execute(text(each), {"which": id_in(greeted)})
    await keeping.throw_away(parts)
    async with database.session() as session:
        assert (await session.scalars(select(Attachment))).all() == []
    assert stored(parts) == []


async def test_while_the_store_is_away_nothing_is_forgotten(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await brought(browser, greeted)
    async with database.transaction() as session:
        await session.execute(update(Attachment).values(created_at=now() - timedelta(hours=25)))

    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise OSError("read only")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "unlink", refuse)
        with pytest.raises(StoreAway):
            await keeping.throw_away(parts)
    assert len(stored(parts)) == 1
    await keeping.throw_away(parts)
    assert stored(parts) == []


async def test_what_was_sent_goes_on_the_ticket_that_is_opened_there_once(
    callers: Callers, parts: Parts, database: Database
) -> None:
    hugo, assistant = await callers.customer(HUGO), await callers.bot(HUGO)
    async with database.session() as session:
        conversation = await session.scalar(select(Conversation).order_by(Conversation.id.desc()).limit(1))
    assert conversation
    file = await kept_in(parts, database, conversation)
    body = {"kind": "request", "text": "My router has no lights at all"}
    ticket = (await assistant.post("/v1/tickets", json=body, headers=key())).json()["ticket"]
    for _ in range(2):
        await bringing_files.bring(parts)
    (on_it,) = (await hugo.get(f"/v1/tickets/{ticket['id']}")).json()["files"]
    assert (on_it["name"], on_it["media_type"]) == ("lights.pdf", "application/pdf")
    assert (await hugo.get(f"/v1/tickets/{ticket['id']}/files/{on_it['id']}")).content == PDF
    async with database.session() as session:
        assert (await session.get_one(Attachment, file)).on_ticket_at is not None


async def test_an_agent_sees_it_and_leaves_a_trace(
    browser: httpx.AsyncClient, greeted: str, callers: Callers, database: Database
) -> None:
    file = await brought(browser, greeted)
    agent = await callers.agent(HUGO)
    at = f"/v1/desk/conversations/{id_in(greeted)}/files/{file}"
    assert (await agent.get(at)).headers["Content-Type"] == "image/png"
    assert (await browser.get(at)).status_code == 401
    assert (await agent.get(at.replace(file, str(uuid.uuid4())))).status_code == 404
    async with database.session() as session:
        looks = await session.scalars(select(Audit.subject_id).where(Audit.action == "looked at a file"))
        assert looks.all()[0] == file
