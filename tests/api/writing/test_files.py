"""An agent sends a picture or a PDF; neither side sends what the other has brought."""

import uuid

import httpx

from tests.api.callers import key
from tests.api.files.samples import MEGABYTE, PDF, picture
from tests.api.files.test_sending import brought
from tests.api.handoff.conftest import Desk
from tests.api.writing.conftest import Talk, words


async def bring(
    talk: Talk, content: bytes = PDF, by: Desk | None = None, headers: dict[str, str] | None = None
) -> httpx.Response:
    path = f"{talk.at}/files"
    client = (by or talk.sam).client
    return await client.post(path, params={"name": "bill.pdf"}, content=content, headers=headers or key())


async def test_a_file_is_brought_once_sent_with_a_message_and_had_by_the_customer(talk: Talk) -> None:
    same = key()
    first, again = [await bring(talk, headers=same) for _ in range(2)]
    assert (first.status_code, first.json()) == (201, again.json())
    body = words("Here is your bill.", 2, files=[first.json()["id"]])
    sent = await talk.sam.client.post(f"{talk.at}/messages", json=body)
    assert sent.status_code == 201, sent.text
    (media,) = (await talk.customer_sees())[-1]["content"]["media"]
    assert (media["name"], media["state"]) == ("bill.pdf", "kept")
    assert (await talk.page.get(f"{talk.path}/files/{media['id']}")).content == PDF
    assert (await talk.sam.client.post(f"{talk.at}/messages", json=body)).json() == sent.json()
    other = body | {"client_message_id": str(uuid.uuid4()), "seen_seq": 3}
    assert (await talk.sam.client.post(f"{talk.at}/messages", json=other)).json()["type"] == "/problems/file-not-here"


async def test_a_file_alone_says_what_it_is(talk: Talk) -> None:
    file = (await bring(talk, picture())).json()
    body = words("x", 2, files=[file["id"]]) | {"text": None}
    assert (await talk.sam.client.post(f"{talk.at}/messages", json=body)).status_code == 201
    assert (await talk.customer_sees())[-1]["content"]["text"].startswith("Sent a picture: ")


async def test_neither_side_sends_what_the_other_has_brought(talk: Talk) -> None:
    theirs, ours = await brought(talk.page, talk.path), (await bring(talk)).json()["id"]
    answer = await talk.sam.client.post(f"{talk.at}/messages", json=words("Look", 2, files=[theirs]))
    assert answer.json()["type"] == "/problems/file-not-here"
    told = {"client_message_id": str(uuid.uuid4()), "text": "mine", "files": [ours]}
    assert (await talk.page.post(f"{talk.path}/messages", json=told)).json()["type"] == "/problems/file-not-here"


async def test_what_is_no_file_of_ours_is_refused_and_so_is_who_does_not_have_it(talk: Talk) -> None:
    assert (await bring(talk, b"MZ not a picture")).json()["type"] == "/problems/file-refused"
    assert (await bring(talk, b"x" * (11 * MEGABYTE))).status_code == 413
    assert (await bring(talk, headers={"X": "y"})).json()["type"] == "/problems/key-missing"
    other = await talk.floor.agent("Lucía Herrero")
    assert (await bring(talk, by=other)).json()["type"] == "/problems/changed-hands"
    assert (await talk.page.post(f"{talk.at}/files", params={"name": "a"}, content=PDF)).status_code == 401
