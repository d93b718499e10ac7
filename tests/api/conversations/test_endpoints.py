"""A browser's conversation over HTTP: opened once, said once, read by nobody else."""

import uuid

import httpx
import pytest
from sqlalchemy import func, select

from api.db import Database
from models import Message

ANA = "07700 900101"


async def opened(browser: httpx.AsyncClient) -> str:
    conversation = (await browser.post("/v1/conversations", json={"channel": "web"})).raise_for_status().json()
    return f"/v1/conversations/{conversation['id']}"


def saying(text: str) -> dict[str, str]:
    return {"client_message_id": str(uuid.uuid4()), "text": text}


async def test_a_new_browser_gets_a_conversation_and_an_http_only_cookie(browser: httpx.AsyncClient) -> None:
    response = await browser.post("/v1/conversations", json={"channel": "web"})
    assert response.status_code == 200
    assert (response.json()["owner"], response.json()["level"]) == ("bot", "anonymous")
    cookie = response.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


async def test_coming_back_finds_the_same_conversation(browser: httpx.AsyncClient) -> None:
    assert await opened(browser) == await opened(browser)


async def test_messages_are_numbered_without_a_gap(browser: httpx.AsyncClient) -> None:
    path = await opened(browser)
    for text in ("hello", "how much is my bill", "bill??"):
        assert (await browser.post(f"{path}/messages", json=saying(text))).status_code == 202
    messages = (await browser.get(f"{path}/messages")).json()["messages"]
    assert [message["seq"] for message in messages] == [1, 2, 3, 4]
    assert [message["content"]["text"] for message in messages[1:]] == [
        "hello",
        "how much is my bill",
        "bill??",
    ]


async def test_the_same_message_twice_is_stored_once(browser: httpx.AsyncClient, database: Database) -> None:
    path = await opened(browser)
    body = saying("how much is my bill")
    first, second = [await browser.post(f"{path}/messages", json=body) for _ in range(2)]
    assert first.json() == second.json()
    async with database.session() as session:
        assert (
            await session.scalar(select(func.count()).where(Message.client_message_id == body["client_message_id"]))
            == 1
        )


async def test_a_message_id_can_not_be_used_for_other_words(browser: httpx.AsyncClient) -> None:
    path = await opened(browser)
    body = saying("how much is my bill")
    await browser.post(f"{path}/messages", json=body)
    response = await browser.post(f"{path}/messages", json=body | {"text": "something else"})
    assert (response.status_code, response.json()["type"]) == (409, "/problems/message-id-reused")


async def test_a_card_number_is_kept_nowhere(browser: httpx.AsyncClient, database: Database) -> None:
    path = await opened(browser)
    await browser.post(f"{path}/messages", json=saying("take it from 4242 4242 4242 4242"))
    async with database.session() as session:
        stored = list(await session.scalars(select(Message.content)))
    assert "4242 4242" not in str(stored)
    assert "•••• 4242" in str(stored)


async def test_a_choice_that_was_not_offered_is_refused(browser: httpx.AsyncClient) -> None:
    path = await opened(browser)
    choice = {"message_id": str(uuid.uuid4()), "index": 0}
    response = await browser.post(f"{path}/messages", json={"client_message_id": str(uuid.uuid4()), "choice": choice})
    assert (response.status_code, response.json()["type"]) == (422, "/problems/choice-unknown")


async def test_an_empty_and_an_endless_message_are_refused_by_name(browser: httpx.AsyncClient) -> None:
    path = await opened(browser)
    for text in ("   ", "x" * 4001):
        response = await browser.post(f"{path}/messages", json=saying(text))
        assert response.status_code == 422
        assert response.json()["fields"][0]["field"] == "text"


async def test_another_browser_can_not_tell_that_the_conversation_is_there(
    browser: httpx.AsyncClient,
) -> None:
    path = await opened(browser)
    browser.cookies.clear()
    await opened(browser)
    for call in (
        browser.get(path),
        browser.get(f"{path}/messages"),
        browser.post(f"{path}/messages", json=saying("hi")),
    ):
        assert (await call).status_code == 404


async def test_without_a_session_nothing_is_read(browser: httpx.AsyncClient) -> None:
    path = await opened(browser)
    browser.cookies.clear()
    response = await browser.get(f"{path}/messages")
    assert (response.status_code, response.json()["type"]) == (401, "/problems/session-unknown")


async def test_another_site_can_not_speak_with_our_cookie(browser: httpx.AsyncClient) -> None:
    path = await opened(browser)
    response = await browser.post(
        f"{path}/messages", json=saying("hi"), headers={"Origin": "https://elsewhere.example"}
    )
    assert (response.status_code, response.json()["type"]) == (403, "/problems/foreign-origin")


async def test_somebody_who_types_too_fast_is_asked_to_wait(browser: httpx.AsyncClient) -> None:
    path = await opened(browser)
    statuses = [(await browser.post(f"{path}/messages", json=saying("hi"))) for _ in range(41)]
    assert statuses[39].status_code == 202
    assert statuses[40].status_code == 429
    assert 0 < int(statuses[40].headers["retry-after"]) <= 60


async def test_signing_out_leaves_nothing_for_the_next_person(browser: httpx.AsyncClient) -> None:
    path = await opened(browser)
    assert (await browser.post("/v1/sign-out")).status_code == 204
    assert (await browser.get(path)).status_code == 401
    assert await opened(browser) != path


@pytest.mark.parametrize("origin", ["null", "https://selfcare.elsewhere.example", "http://selfcare:81"])
async def test_no_origin_but_our_own_passes(browser: httpx.AsyncClient, origin: str) -> None:
    await opened(browser)
    assert (await browser.post("/v1/sign-out", headers={"Origin": origin})).status_code == 403


async def test_a_character_that_the_database_can_not_hold_is_left_out(browser: httpx.AsyncClient) -> None:
    path = await opened(browser)
    response = await browser.post(f"{path}/messages", json=saying("my\x00 bill"))
    assert (response.status_code, response.json()["content"]["text"]) == (202, "my bill")


async def test_a_place_beyond_every_message_is_refused_by_name(browser: httpx.AsyncClient) -> None:
    path = await opened(browser)
    response = await browser.get(f"{path}/messages", params={"after": 10**20})
    assert (response.status_code, response.json()["fields"][0]["field"]) == (422, "after")


async def test_a_body_that_nobody_could_have_typed_is_not_read(browser: httpx.AsyncClient) -> None:
    path = await opened(browser)
    response = await browser.post(
        f"{path}/messages", content=b"x" * 100_000, headers={"Content-Type": "application/json"}
    )
    assert response.status_code == 413
