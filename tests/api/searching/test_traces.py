"""Tags, and the trace of who searched and whom they were shown."""

import uuid

import pytest
from sqlalchemy import select

from api.parts import Parts
from models import ActorKind, Audit, Customer
from tests.api.handoff.conftest import Floor
from tests.api.searching.conversations import Shelf
from tests.api.searching.test_search import ANA


@pytest.fixture
async def shelf(floor: Floor, parts: Parts) -> Shelf:
    return Shelf(parts, await floor.agent("Sam W"))


async def traces(parts: Parts, action: str) -> list[Audit]:
    async with parts.database.session() as session:
        return list(await session.scalars(select(Audit).where(Audit.action == action).order_by(Audit.id)))


async def test_who_searched_is_kept_with_whom_they_were_shown_and_not_with_their_words(
    shelf: Shelf, parts: Parts
) -> None:
    mine = await shelf.conversation("Ana Lopez, 9 Elm Row", customer=ANA)
    await shelf.found(q="elm row", number=ANA)
    (search,), (look,) = await traces(parts, "searched"), await traces(parts, "found in a search")
    assert (search.actor_kind, search.actor_id) == (ActorKind.agent, str(shelf.desk.id))
    assert (search.detail["by"], search.detail["found"]) == (["number", "words"], 1)
    told = str(search.detail).lower()
    assert "elm" not in told
    assert "7700900101" not in told
    async with parts.database.session() as session:
        ana = await session.scalar(select(Customer.id).where(Customer.phone == ANA))
    assert (look.subject_kind, look.subject_id, look.conversation_id) == ("customer", str(ana), mine)


async def test_the_same_search_leaves_the_same_hash_and_another_one_another(shelf: Shelf, parts: Parts) -> None:
    for words in ("Elm Row", "elm row", "oak row"):
        await shelf.found(q=words)
    first, again, other = (trace.detail["what"] for trace in await traces(parts, "searched"))
    assert (first == again, first == other, len(first)) == (True, False, 64)


async def test_a_conversation_is_filed_under_its_tags_and_found_by_them(shelf: Shelf, parts: Parts) -> None:
    mine, other = await shelf.conversation("hello"), await shelf.conversation("hello")
    path = f"/v1/desk/conversations/{mine}/tags"
    for _ in range(2):
        answer = await shelf.desk.client.put(path, json={"tags": ["Refund", "roaming abroad", "refund"]})
        assert answer.raise_for_status().json() == {"tags": ["refund", "roaming abroad"]}
    assert await shelf.found(tag="REFUND") == [mine]
    assert await shelf.found(tag="roaming abroad", q="hello") == [mine]
    assert await shelf.found(tag="fraud") == []
    assert [trace.detail for trace in await traces(parts, "conversation tagged")] == [
        {"before": [], "after": ["refund", "roaming abroad"]}
    ]
    assert (await shelf.desk.client.put(path, json={"tags": []})).json() == {"tags": []}
    assert await shelf.found(tag="refund") == []
    assert other in await shelf.found(q="hello")


async def test_tags_that_are_none_are_refused(shelf: Shelf) -> None:
    path = f"/v1/desk/conversations/{await shelf.conversation()}/tags"
    for tags in ([""], ["<b>"], ["x" * 33], [str(number) for number in range(11)], "refund"):
        assert (await shelf.desk.client.put(path, json={"tags": tags})).status_code == 422
    unknown = await shelf.desk.client.put(f"/v1/desk/conversations/{uuid.uuid4()}/tags", json={"tags": []})
    assert (unknown.status_code, unknown.json()["type"]) == (404, "/problems/conversation-unknown")


async def test_without_a_desk_nobody_searches_or_files(shelf: Shelf, floor: Floor) -> None:
    nobody, path = floor.callers.nobody(), f"/v1/desk/conversations/{uuid.uuid4()}/tags"
    for answer in (await nobody.get("/v1/desk/search"), await nobody.put(path, json={"tags": []})):
        assert (answer.status_code, answer.json()["type"]) == (401, "/problems/agent-unknown")


async def test_whoever_searches_more_than_a_person_does_is_held_back(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.searching.service.MOST", 1)
    assert (await shelf.ask(q="bill")).status_code == 200
    answer = await shelf.ask(q="bill")
    assert (answer.status_code, answer.json()["type"]) == (429, "/problems/too-fast")
