"""A page brings files: looked at, limited, kept once, sent once, and shown to nobody else."""

import uuid
from collections.abc import AsyncIterable
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from api.conversations import file_endpoints
from api.db import Database
from api.parts import Parts
from models import Attachment, AttachmentState
from tests.api.callers import key
from tests.api.conversations.test_endpoints import opened
from tests.api.files.samples import PDF, Endless, moving, photo_with_secrets, picture, unfolds_to_a_gigabyte
from tests.api.files.samples import opened as seen


@pytest.fixture
async def path(browser: httpx.AsyncClient) -> str:
    return await opened(browser)


async def bring(
    browser: httpx.AsyncClient,
    path: str,
    content: bytes | AsyncIterable[bytes],
    name: str = "router.jpg",
    headers: dict[str, str] | None = None,
) -> httpx.Response:
    return await browser.post(f"{path}/files", params={"name": name}, content=content, headers=headers or key())


def stored(parts: Parts) -> list[Path]:
    return [found for found in parts.settings.files_folder.rglob("*") if found.is_file()]


async def rows(database: Database) -> int:
    async with database.session() as session:
        return await session.scalar(select(func.count()).select_from(Attachment)) or 0


async def test_a_photo_is_kept_without_its_secrets_and_comes_back_to_be_looked_at(
    browser: httpx.AsyncClient, path: str, parts: Parts
) -> None:
    answer = await bring(browser, path, photo_with_secrets(), "../../at home\u202e.exe")
    assert answer.status_code == 201, answer.text
    file = answer.json()
    assert (file["kind"], file["media_type"], file["width"], file["height"]) == ("image", "image/jpeg", 40, 80)
    assert file["name"] == "at home .exe.jpg"
    shown = await browser.get(f"{path}/files/{file['id']}")
    assert (len(shown.content), shown.headers["Content-Type"]) == (file["size"], "image/jpeg")
    assert b"telephone" not in shown.content
    assert seen(shown.content).size == (40, 80)
    assert shown.headers["Content-Disposition"].startswith("inline; ")
    assert shown.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert shown.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert len(stored(parts)) == 1


async def test_a_pdf_comes_back_as_it_was_and_only_to_be_saved(browser: httpx.AsyncClient, path: str) -> None:
    file = (await bring(browser, path, PDF, "bill.html")).json()
    assert (file["kind"], file["name"]) == ("document", "bill.html.pdf")
    shown = await browser.get(f"{path}/files/{file['id']}")
    assert (shown.content, shown.headers["Content-Type"]) == (PDF, "application/pdf")
    assert shown.headers["Content-Disposition"].startswith("attachment; ")


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"MZ\x90\x00 a program",
        b"PK\x03\x04 a packed one",
        b"\x00\x00\x00\x18ftypheic",
        b"just words",
        b" %PDF-1.7 after a space",
        b"",
    ],
)
async def test_anything_else_is_refused_with_what_would_be_taken_and_leaves_nothing(
    browser: httpx.AsyncClient, path: str, parts: Parts, database: Database, content: bytes
) -> None:
    answer = await bring(browser, path, content, "photo.jpg", key() | {"Content-Type": "image/jpeg"})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/file-refused")
    assert "JPEG, PNG, WebP or GIF) or a PDF, of up to 10 MB" in answer.json()["detail"]
    assert (stored(parts), await rows(database)) == ([], 0)


@pytest.mark.parametrize("content", [picture("JPEG", (400, 400))[:900], unfolds_to_a_gigabyte()])
async def test_a_picture_that_is_damaged_or_unfolds_to_very_much_is_refused(
    browser: httpx.AsyncClient, path: str, parts: Parts, content: bytes
) -> None:
    answer = await bring(browser, path, content)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/file-refused")
    assert stored(parts) == []


@pytest.mark.parametrize("declared", [True, False])
async def test_one_that_is_too_large_is_refused_before_all_of_it_is_read(
    browser: httpx.AsyncClient, path: str, parts: Parts, declared: bool
) -> None:
    much = Endless()
    answer = await bring(browser, path, much, headers=key() | (much.declared if declared else {}))
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/content-too-large")
    assert "10 MB" in answer.json()["detail"]
    assert much.read <= (0 if declared else 11)
    assert stored(parts) == []


async def test_the_operator_says_how_large_one_may_be(browser: httpx.AsyncClient, path: str, parts: Parts) -> None:
    parts.settings.files_most_bytes = 64 * 1024
    answer = await bring(browser, path, PDF + bytes(64 * 1024))
    assert (answer.status_code, "64 KB" in answer.json()["detail"]) == (413, True)


async def test_the_same_key_again_is_the_same_file_and_another_file_needs_another_key(
    browser: httpx.AsyncClient, path: str, parts: Parts, database: Database
) -> None:
    headers = key()
    first, again = [await bring(browser, path, picture(), headers=headers) for _ in range(2)]
    assert first.json() == again.json()
    assert (len(stored(parts)), await rows(database)) == (1, 1)
    other = await bring(browser, path, moving(), headers=headers)
    assert (other.status_code, other.json()["type"]) == (409, "/problems/key-reused")
    without = await browser.post(f"{path}/files?name=a.png", content=picture())
    assert (without.status_code, without.json()["type"]) == (422, "/problems/key-missing")


async def test_one_whose_first_try_died_half_way_is_finished_by_the_second(
    browser: httpx.AsyncClient, path: str, parts: Parts, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers, folder = key(), parts.settings.files_folder
    folder.write_text("no folder")
    answer = await bring(browser, path, picture(), headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/store-away")
    folder.unlink()
    assert (await bring(browser, path, picture(), headers=headers)).status_code == 201
    async with database.session() as session:
        assert (await session.scalars(select(Attachment.state))).all() == [AttachmentState.kept]


async def test_nobody_else_sees_it_or_brings_one(
    browser: httpx.AsyncClient, path: str, transport: httpx.AsyncBaseTransport
) -> None:
    file = (await bring(browser, path, picture())).json()
    async with httpx.AsyncClient(transport=transport, base_url="http://selfcare") as stranger:
        assert (await stranger.get(f"{path}/files/{file['id']}")).status_code == 401
        own = await opened(stranger)
        assert (await stranger.get(f"{path}/files/{file['id']}")).status_code == 404
        assert (await stranger.get(f"{own}/files/{file['id']}")).status_code == 404
        assert (await bring(stranger, path, picture())).status_code == 404
    assert (await browser.get(f"{path}/files/{uuid.uuid4()}")).status_code == 404


async def test_after_signing_out_it_is_out_of_reach(browser: httpx.AsyncClient, path: str) -> None:
    file = (await bring(browser, path, picture())).json()
    await browser.post("/v1/sign-out")
    assert (await browser.get(f"{path}/files/{file['id']}")).status_code == 401


async def test_so_many_a_day_and_no_more(
    browser: httpx.AsyncClient, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_endpoints, "A_DAY", 2)
    answers = [await bring(browser, path, picture()) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 429]
