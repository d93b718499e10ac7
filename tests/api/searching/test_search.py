"""What the desk's search finds, and what it must not."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text, update

from api.conversations import hiding
from api.parts import Parts
from models import Message, MessageSender, Ticket
from models.base import now
from tests.api.handoff.conftest import Floor
from tests.api.searching.conversations import Shelf

ANA = "+447700900101"


@pytest.fixture
async def shelf(floor: Floor, parts: Parts) -> Shelf:
    return Shelf(parts, await floor.agent("Sam W"))


async def test_all_words_have_to_be_there_and_the_newest_comes_first(shelf: Shelf) -> None:
    old = await shelf.conversation("The roaming charge in Spain is wrong")
    new = await shelf.conversation("roaming is off", "a charge for roaming?")
    await shelf.conversation("charge my phone")
    assert await shelf.found(q="roaming charge") == [new, old]
    assert await shelf.found(q="roam") == [new, old]
    assert await shelf.found(q='"roaming charge"') == [old]
    assert await shelf.found(q="roaming penguin") == []


async def test_each_conversation_is_found_once_by_what_was_said_in_it_last(shelf: Shelf) -> None:
    chatty = await shelf.conversation(*(f"the tariff, time {number}" for number in range(5)))
    answer = (await shelf.ask(q="tariff")).json()
    (item,) = answer["items"]
    assert (item["conversation_id"], item["seq"], item["sender"], answer["next"]) == (str(chatty), 5, "customer", None)
    assert item["snippet"] == {"text": "the tariff, time 4", "hits": [[4, 10]]}


async def test_a_long_message_is_cut_around_the_hit_and_marked_as_a_page_counts(shelf: Shelf) -> None:
    await shelf.conversation("word " * 100 + "😀 the zebra crossed " + "word " * 100)
    (item,) = (await shelf.ask(q="zebra")).json()["items"]
    snippet = item["snippet"]
    assert len(snippet["text"]) < 300
    ((begins, ends),) = snippet["hits"]
    assert snippet["text"].encode("utf-16-le")[2 * begins : 2 * ends].decode("utf-16-le") == "zebra"


async def test_pages_follow_each_other_without_a_gap_or_a_repetition(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So few hits are looked at that most pages are not full.
    monkeypatch.setattr("api.searching.repository.LOOKED_AT", 4)
    ids = [await shelf.conversation("the modem blinks", "the modem blinks again") for _ in range(5)]
    await shelf.say(ids[0], "still the modem")
    for number in range(9):
        await shelf.say(ids[3], f"modem {number}")
    found: list[str] = []
    query = {"q": "modem", "limit": "2"}
    for _ in range(20):
        answer = (await shelf.ask(**query)).raise_for_status().json()
        found += [item["conversation_id"] for item in answer["items"]]
        if answer["next"] is None:
            break
        query["cursor"] = answer["next"]
    assert found == [str(ids[place]) for place in (3, 0, 4, 2, 1)]


async def test_a_number_is_found_however_it_is_written_by_who_texts_and_whose_it_is(shelf: Shelf) -> None:
    texts = await shelf.conversation("hello", number="+447700900555")
    known = await shelf.conversation("hello", customer=ANA)
    for written in ("07700 900555", "+44 7700 900555", "(07700) 900-555"):
        assert await shelf.found(number=written) == [texts]
    assert await shelf.found(number="07700 900101") == [known]
    assert await shelf.found(number="07700 900555", q="hello") == [texts]
    assert await shelf.found(number="07700 900555", q="goodbye") == []
    wrong = await shelf.ask(number="my phone")
    assert (wrong.status_code, wrong.json()["type"]) == (422, "/problems/no-number")


async def test_a_case_finds_the_conversation_in_which_it_was_opened(shelf: Shelf, parts: Parts) -> None:
    mine = await shelf.conversation("my router is broken", customer=ANA)
    async with parts.database.transaction() as session:
        ticket = (await session.scalars(select(Ticket).limit(1))).one()
        ticket.conversation_id, number = mine, ticket.number
    assert await shelf.found(ticket=number.lower()) == [mine]
    assert await shelf.found(ticket="T9999999") == []
    wrong = await shelf.ask(ticket="my case")
    assert (wrong.status_code, wrong.json()["type"]) == (422, "/problems/number-not-understood")


async def test_days_are_the_operator_s_and_both_are_included(shelf: Shelf) -> None:
    mine = await shelf.conversation()
    # Half past midnight in London, and still the day before by UTC.
    await shelf.say(mine, "the weather", at=datetime(2026, 6, 9, 23, 30, tzinfo=UTC))
    assert await shelf.found(q="weather", **{"from": "2026-06-10", "to": "2026-06-10"}) == [mine]
    assert await shelf.found(q="weather", **{"from": "2026-06-11"}) == []
    assert await shelf.found(q="weather", to="2026-06-09") == []
    assert (await shelf.ask(q="weather", to="9999-12-31")).status_code == 422


async def test_who_had_it_finds_it(shelf: Shelf, floor: Floor) -> None:
    someone, other = await floor.waiting(), await floor.agent("Lucía H")
    await shelf.desk.do(someone.id, "take-over")
    await shelf.desk.do(someone.id, "close", reason="solved", summary="Done.")
    assert await shelf.found(agent=str(shelf.desk.id)) == [someone.id]
    assert await shelf.found(agent=str(other.id)) == []


async def test_without_words_the_newest_conversations_are_listed_with_what_was_said_last(shelf: Shelf) -> None:
    first, second = await shelf.conversation("one", "two"), await shelf.conversation()
    items = (await shelf.ask(limit="2")).json()["items"]
    assert [uuid.UUID(item["conversation_id"]) for item in items] == [second, first]
    assert [(item["snippet"]["text"], item["seq"]) for item in items] == [("", None), ("two", 2)]
    assert all(item["snippet"]["hits"] == [] for item in items)


async def test_what_was_told_once_what_is_masked_and_thin_lines_are_never_found(
    shelf: Shelf, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = await shelf.conversation()
    await shelf.say(mine, "Your PUK is 12345678.", MessageSender.assistant, secret=True)
    await shelf.say(mine, "Sam joins the conversation", MessageSender.system, event="agent_joined")
    for words in ("12345678", "PUK", "joins"):
        assert await shelf.found(q=words) == []
    assert (await shelf.ask(limit="1")).json()["items"][0]["snippet"]["text"] == ""
    async with parts.database.transaction() as session:
        await session.execute(update(Message).values(created_at=now() - timedelta(hours=1)))
    await hiding.hide_secrets(parts)
    # What stands there now may be read by anybody.
    assert (await shelf.found(q="12345678"), await shelf.found(q="private")) == ([], [mine])


async def test_what_is_erased_is_not_found_any_more(shelf: Shelf, parts: Parts) -> None:
    mine = await shelf.conversation("I live at 9 Elm Row")
    assert await shelf.found(q="elm") == [mine]
    async with parts.database.transaction() as session:
        await session.execute(update(Message).where(Message.conversation_id == mine).values(content={"text": ""}))
    assert await shelf.found(q="elm") == []


async def test_the_index_is_what_answers(shelf: Shelf, parts: Parts) -> None:
    """Word by word as the index has it: with any other expression PostgreSQL would read every message."""
    from api.searching.repository import CAN_BE_FOUND, HAS_WORDS

    where = f"{HAS_WORDS.format('message')} AND {CAN_BE_FOUND.format('message')}"
    async with parts.database.transaction() as session:
        await session.execute(text("SET LOCAL enable_seqscan = off"))
        plan = await session.execute(text(f"EXPLAIN SELECT id FROM message WHERE {where}"), {"words": "'zebra'"})
    assert "ix_message_words" in "\n".join(row[0] for row in plan)


async def test_without_a_word_there_is_nothing_to_search_for(shelf: Shelf) -> None:
    answer = await shelf.ask(q="?!")
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/nothing-to-search-for")
    for wrong in ({"q": ""}, {"q": "a\x00b"}, {"tag": "!"}, {"agent": "me"}, {"from": "yesterday"}, {"limit": "0"}):
        assert (await shelf.ask(**wrong)).status_code == 422
