"""What customers are told, whether they have seen it, and where they want to be told."""

import uuid
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update

from api.db import Database
from api.notices import tell
from models import Customer, Level, Notice, NoticeChannel, NoticeKind, NotificationChoice
from tests.api.accounts.test_choices import choose
from tests.api.callers import ANA, BEN, ELENA, JAMAL, MAYA, Callers, key

NOTICES = "/v1/accounts/notices"


async def told(database: Database, digits: str, count: int = 1, kind: NoticeKind = NoticeKind.bill) -> list[Notice]:
    async with database.transaction() as session:
        phone = f"+447700900{digits}"
        customer_id = await session.scalar(select(Customer.id).where(Customer.phone == phone))
        assert customer_id
        keys = [uuid.uuid4().hex for _ in range(count)]
        for number, each in enumerate(keys):
            await tell(session, customer_id=customer_id, kind=kind, text=f"Notice {number}", key=each)
        return list(await session.scalars(select(Notice).where(Notice.key.in_(keys)).order_by(Notice.id)))


async def read(client: httpx.AsyncClient, **asked: Any) -> Any:
    answer = await client.get(NOTICES, params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_notices_come_newest_first_page_by_page(callers: Callers, database: Database) -> None:
    notices = await told(database, JAMAL, 5)
    async with database.transaction() as session:
        for number, notice in enumerate(notices):
            # Two of them in the same moment.
            at = notice.created_at - timedelta(days=5 - number // 2)
            await session.execute(update(Notice).where(Notice.id == notice.id).values(created_at=at))
    jamal = await callers.customer(JAMAL, Level.identified)
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = await read(jamal, limit=2, **cursor)
        assert page["unseen"] == 5
        seen += [item["text"] for item in page["items"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert sorted(seen) == [f"Notice {number}" for number in range(5)]
    assert [int(text[-1]) // 2 for text in seen] == [2, 1, 1, 0, 0]


async def test_who_was_told_nothing_has_an_empty_page(callers: Callers) -> None:
    assert await read(await callers.customer(MAYA)) == {"items": [], "next": None, "unseen": 0}


async def test_a_place_in_another_list_is_refused(callers: Callers) -> None:
    answer = await (await callers.customer(ANA)).get(NOTICES, params={"cursor": "nonsense"})
    assert (answer.status_code, answer.json()["field"]) == (422, "cursor")


async def test_a_notice_is_seen_once_and_for_all(callers: Callers, database: Database) -> None:
    first, _ = await told(database, JAMAL, 2)
    jamal = await callers.customer(JAMAL, Level.identified)
    for _ in range(2):
        answer = await jamal.post(f"{NOTICES}/{first.id}/seen", headers=key())
        assert answer.json() == {"id": str(first.id), "unseen": 1}
    page = await read(jamal)
    assert {item["text"]: item["seen"] for item in page["items"]} == {"Notice 0": True, "Notice 1": False}


async def test_nobody_sees_or_marks_somebody_else_s_notices(callers: Callers, database: Database) -> None:
    (notice,) = await told(database, JAMAL)
    ben = await callers.customer(BEN)
    assert str(notice.id) not in [item["id"] for item in (await read(ben))["items"]]
    for notice_id in (notice.id, uuid.uuid4()):
        answer = await ben.post(f"{NOTICES}/{notice_id}/seen", headers=key())
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/notice-unknown")
    async with database.session() as session:
        assert (await session.get_one(Notice, notice.id, populate_existing=True)).seen_at is None


async def test_more_notices_take_no_more_queries(callers: Callers, database: Database, queries: list[str]) -> None:
    jamal = await callers.customer(JAMAL)
    counts = []
    for more in (1, 20):
        await told(database, JAMAL, more)
        queries.clear()
        await read(jamal, limit=50)
        counts.append(len(queries))
    assert counts[0] == counts[1]


async def test_a_notice_goes_where_was_chosen_when_it_was_written(callers: Callers, database: Database) -> None:
    jamal = await callers.customer(JAMAL)
    await choose(jamal, ("usage", "sms", False))
    (before,) = await told(database, JAMAL, kind=NoticeKind.usage)
    await choose(jamal, ("usage", "email", False), ("usage", "push", False))
    (after,) = await told(database, JAMAL, kind=NoticeKind.usage)
    (offer,) = await told(database, JAMAL, kind=NoticeKind.offer)
    assert (before.channels, after.channels, offer.channels) == (["email", "push"], [], [])
    assert [item["channels"] for item in (await read(jamal))["items"]][-1] == ["email", "push"]


async def test_the_same_thing_is_told_once(database: Database) -> None:
    async with database.transaction() as session:
        customer_id = await session.scalar(select(Customer.id).where(Customer.phone == "+447700900110"))
        assert customer_id
        for text in ("Once", "Twice"):
            await tell(session, customer_id=customer_id, kind=NoticeKind.bill, text=text, key="the same thing")
        texts = await session.scalars(select(Notice.text).where(Notice.key == "the same thing"))
        assert list(texts) == ["Once"]


@pytest.mark.parametrize(("former", "channel"), [("a@example.com", "email"), ("+447700900555", "sms")])
async def test_an_address_that_was_taken_away_is_told_on_its_channel(
    database: Database, former: str, channel: str
) -> None:
    async with database.transaction() as session:
        customer_id = await session.scalar(select(Customer.id).where(Customer.phone == "+447700900110"))
        assert customer_id
        for each in NoticeChannel:
            session.add(
                NotificationChoice(customer_id=customer_id, kind=NoticeKind.account, channel=each, wanted=False)
            )
        await session.flush()
        await tell(
            session, customer_id=customer_id, kind=NoticeKind.account, text="Gone", key="gone", former_address=former
        )
        notice = await session.scalar(select(Notice).where(Notice.key == "gone"))
    assert notice is not None
    assert (notice.channels, notice.former_address) == ([channel], former)


async def test_the_demo_s_people_have_been_told_their_stories(callers: Callers) -> None:
    elena = await read(await callers.customer(ELENA))
    assert [item["kind"] for item in elena["items"]] == ["outage", "outage"]
    assert elena["unseen"] == 1
    ana = await callers.customer(ANA)
    bill = (await ana.get("/v1/billing/current")).json()
    (notice,) = (await read(ana))["items"]
    assert bill["total"]["display"] in notice["text"]
