"""A copy of all that is kept about a customer: whole, for them alone, and there for a week."""

import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import httpx
from sqlalchemy import select, update

from api.files import keeping
from api.parts import Parts
from api.privacy.exporting import throw_away, write_due
from api.privacy.ground import PARTS
from models import Conversation, Level, Notice, PrivacyExport
from models.base import now
from tests.api.callers import ANA, BEN, Callers, key
from tests.api.conversations.conftest import id_in
from tests.api.conversations.test_endpoints import opened, saying

OF_SYSTEMS = {
    *("you", "accounts_and_services", "invitations_to_lines", "ways_to_pay", "bills", "payments"),
    *("cases", "orders", "usage"),
}


async def asked(client: httpx.AsyncClient) -> Any:
    answer = await client.post("/v1/privacy/exports", headers=key())
    assert answer.status_code == 202, answer.text
    return answer.json()


async def fetched(client: httpx.AsyncClient, export: Any) -> httpx.Response:
    return await client.get(f"/v1/privacy/exports/{export['id']}/file")


async def copy_of(client: httpx.AsyncClient, parts: Parts) -> zipfile.ZipFile:
    export = await asked(client)
    await write_due(parts)
    answer = await fetched(client, export)
    assert answer.status_code == 200, answer.text
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == ("application/zip", "no-store")
    return zipfile.ZipFile(io.BytesIO(answer.content))


async def test_all_of_it_and_nobody_else_s(callers: Callers, parts: Parts) -> None:
    ana, ben = await callers.customer(ANA), await callers.customer(BEN)
    for client, words in ((ana, "Ana asks about her bill"), (ben, "Ben asks about his")):
        path = await opened(client)
        await client.post(f"{path}/messages", json=saying(words))
    copy = await copy_of(ana, parts)
    assert copy.testzip() is None
    names = {name.removesuffix(".json") for name in copy.namelist() if name.endswith(".json")}
    assert names == OF_SYSTEMS | {part.file for part in PARTS}
    told = {name: json.loads(copy.read(f"{name}.json")) for name in names}
    assert "Ana asks about her bill" in json.dumps(told["messages"])
    assert told["you"]["email"] == "ana.brown@example.com"
    assert told["bills"][0]["lines"]
    assert told["payments"]
    assert any(told["usage"][line]["data"] for line in told["usage"])
    everything = json.dumps(told)
    assert "Ben asks" not in everything
    assert "Okafor" not in everything
    assert "hash" not in {column for rows in told.values() if isinstance(rows, list) for row in rows for column in row}


async def test_files_sent_in_conversations_are_in_it(callers: Callers, parts: Parts) -> None:
    ana = await callers.customer(ANA)
    path = await opened(ana)

    async def pieces() -> Any:
        yield b"%PDF-1.4\n%%EOF\n"

    kept = await keeping.take_in(parts, id_in(path), "meter.pdf", "once-1", pieces())
    copy = await copy_of(ana, parts)
    assert copy.read(f"files/{kept.id}-meter.pdf") == b"%PDF-1.4\n%%EOF\n"


async def test_whoever_asks_twice_is_told_of_the_one_there_is_and_when_it_is_ready(
    callers: Callers, parts: Parts
) -> None:
    ana = await callers.customer(ANA)
    first, second = await asked(ana), await asked(ana)
    assert (first["id"], first["state"]) == (second["id"], "being_written")
    assert (await fetched(ana, first)).status_code == 404
    await write_due(parts)
    listed = (await ana.get("/v1/privacy/exports")).json()["exports"]
    assert [(each["id"], each["state"]) for each in listed] == [(first["id"], "ready")]
    assert listed[0]["size"] > 1000
    async with parts.database.session() as session:
        told = await session.scalar(select(Notice.text).where(Notice.key == f"export:{first['id']}"))
    assert told
    assert "Ana" not in told


async def test_only_its_customer_fetches_it_and_only_freshly_proven(callers: Callers, parts: Parts) -> None:
    ana = await callers.customer(ANA)
    export = await asked(ana)
    await write_due(parts)
    assert (await fetched(await callers.customer(BEN), export)).status_code == 404
    refused = await fetched(await callers.customer(ANA, Level.identified), export)
    assert (refused.status_code, refused.json()["needs"]) == (403, "verified")
    assert (await fetched(await callers.agent(ANA), export)).json()["type"] == "/problems/customer-only"


async def test_after_a_week_it_is_gone_bytes_and_all(callers: Callers, parts: Parts) -> None:
    ana = await callers.customer(ANA)
    export = await asked(ana)
    await write_due(parts)
    async with parts.database.transaction() as session:
        stored = await session.scalar(select(PrivacyExport.stored_key))
        await session.execute(update(PrivacyExport).values(ends_at=now() - timedelta(seconds=1)))
    assert (await fetched(ana, export)).status_code == 404
    await throw_away(parts)
    assert stored
    assert not [path for path in parts.settings.files_folder.rglob("*") if path.is_file()]
    assert (await ana.get("/v1/privacy/exports")).json() == {"exports": []}
    assert (await asked(ana))["id"] != export["id"]


async def test_one_that_a_worker_left_is_written_by_another(callers: Callers, parts: Parts) -> None:
    ana = await callers.customer(ANA)
    export = await asked(ana)
    async with parts.database.transaction() as session:
        soon = {"attempts": 1, "next_attempt_at": now() + timedelta(minutes=5)}
        await session.execute(update(PrivacyExport).values(soon))
    await write_due(parts)
    assert (await fetched(ana, export)).status_code == 404
    async with parts.database.transaction() as session:
        await session.execute(update(PrivacyExport).values(next_attempt_at=now()))
    await write_due(parts)
    assert (await fetched(ana, export)).status_code == 200


async def test_what_was_said_before_signing_in_is_theirs_too(callers: Callers, parts: Parts) -> None:
    ana = await callers.customer(ANA)
    path = await opened(ana)
    await ana.post(f"{path}/messages", json=saying("before anybody knew"))
    async with parts.database.transaction() as session:
        nobodys = {"customer_id": None, "level": Level.anonymous}
        await session.execute(update(Conversation).where(Conversation.id == id_in(path)).values(nobodys))
    copy = await copy_of(ana, parts)
    assert b"before anybody knew" in copy.read("messages.json")
