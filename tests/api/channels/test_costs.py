"""What texts cost is counted by line and day, once each, whoever finds out that they went."""

import uuid
from datetime import timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update

from api import sent_texts
from api.channels import finding_out, outbox
from api.parts import Parts
from connectors.base import OutcomeUnknown, Taken
from models import Delivery, NoticeKind, SentText, TextKind
from models.base import now
from tests.api.channels.carrier import Carrier
from tests.api.channels.conftest import Texting
from tests.api.channels.test_mending import PRIYA, lead
from tests.api.conftest import Bot
from tests.api.desk.logging_in import log_in
from tests.api.letters.conftest import ask_for_code, run_codes
from tests.api.letters.notices import SMS, send_all, told

__all__ = ["lead"]
COSTS = "/v1/desk/texts"


@pytest.fixture(autouse=True)
def _by_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.letters.delivering.morning_after", lambda *_: None)


async def sent(parts: Parts) -> list[SentText]:
    async with parts.database.session() as session:
        return list(await session.scalars(select(SentText).order_by(SentText.sent_at, SentText.id)))


async def test_each_segment_of_an_answer_is_paid_for(texting: Texting, bot: Bot) -> None:
    for words in ("Short.", "A long one. " * 30, "Kosztuje £20, więc zapłać. " * 4):
        bot.answers = [{"text": words}]
        await texting.text("hello")
    found = await sent(texting.parts)
    assert [(row.segments, row.cost) for row in found] == [
        (1, Decimal("0.038500")),
        (3, Decimal("0.115500")),
        (2, Decimal("0.077000")),
    ]
    assert {(row.line, row.what, row.currency) for row in found} == {("carrier", TextKind.answer, "GBP")}


async def test_without_a_price_segments_are_counted_all_the_same(texting: Texting, carrier: Carrier) -> None:
    carrier.price = None
    await texting.text("hello")
    (row,) = await sent(texting.parts)
    assert (row.segments, row.cost, row.currency) == (1, None, None)


async def test_what_was_refused_cost_nothing_and_what_was_lost_costs_once_it_is_found(
    texting: Texting, carrier: Carrier
) -> None:
    carrier.fails_with = [OutcomeUnknown("no answer")]
    await texting.text("hello")
    assert await sent(texting.parts) == []
    (delivery,) = await texting.deliveries()
    carrier.has[delivery.id] = Taken(("out-1",))
    async with texting.parts.database.transaction() as session:
        await session.execute(update(Delivery).values(next_attempt_at=now() - timedelta(seconds=1)))
    for _ in range(2):
        await finding_out.find_out(texting.parts)
        await texting.bring({"id": "out-1", "state": "delivered"})
    assert [row.reference for row in await sent(texting.parts)] == [delivery.id]


async def test_a_notice_and_a_code_are_counted_as_such(
    texting: Texting, browser: httpx.AsyncClient, carrier: Carrier
) -> None:
    notice = await told(texting.parts, NoticeKind.outage, "The outage is over.")
    for _ in range(2):
        await send_all(texting.parts, [SMS])
    opened = (await browser.post("/v1/conversations", json={"channel": "web"})).json()["id"]
    await ask_for_code(browser, f"/v1/conversations/{opened}")
    await run_codes(texting.parts)
    assert [row.what for row in await sent(texting.parts)] == [TextKind.notice, TextKind.code]
    assert notice
    assert len(carrier.texts) == 2


async def put(parts: Parts, days_ago: int, line: str, cost: str | None, segments: int = 1, **other: Any) -> None:
    at = {"sent_at": now() - timedelta(days=days_ago)} | other
    async with parts.database.transaction() as session:
        currency = None if cost is None else "GBP"
        amount = None if cost is None else Decimal(cost)
        told = {"what": TextKind.answer, "cost": amount, "currency": currency, "segments": segments}
        session.add(SentText(reference=uuid.uuid4(), line=line, **told | at))


async def test_a_lead_sees_a_figure_for_each_day_and_line(
    texting: Texting, parts: Parts, lead: httpx.AsyncClient
) -> None:
    await put(parts, 0, "smpp", "0.0385")
    await put(parts, 0, "smpp", "0.1155", segments=3, what=TextKind.notice)
    await put(parts, 0, "twilio", None)
    await put(parts, 1, "smpp", "0.0385", what=TextKind.code)
    await put(parts, 40, "smpp", "0.0385")
    items = (await lead.get(COSTS)).json()["items"]
    today, yesterday = (str(parts.formats.today(now() - timedelta(days=days))) for days in (0, 1))
    assert [(item["day"], item["line"], item["texts"], item["segments"], item["cost"]) for item in items] == [
        (today, "smpp", 2, 4, "0.154000"),
        (today, "twilio", 1, 1, None),
        (yesterday, "smpp", 1, 1, "0.038500"),
    ]
    assert (items[0]["answers"], items[0]["notices"], items[0]["codes"]) == (1, 1, 0)
    asked = {"from": str(parts.formats.today(now()) - timedelta(days=50)), "to": yesterday}
    assert len((await lead.get(COSTS, params=asked)).json()["items"]) == 2


async def test_a_day_is_the_brand_s_and_not_greenwich_s(texting: Texting, parts: Parts) -> None:
    """In summer London is an hour ahead."""
    late = now().replace(month=7, day=1, hour=23, minute=30)
    await put(parts, 0, "smpp", "0.0385", sent_at=late)
    first = late.date()
    rows = await sent_texts.by_day_and_line(parts, first, first + timedelta(days=1))
    assert [row.day for row in rows] == [first + timedelta(days=1)]
    assert await sent_texts.by_day_and_line(parts, first, first) == []


@pytest.mark.parametrize(
    "asked",
    [
        {"from": "2026-11-02", "to": "2026-11-01"},
        {"from": "2020-01-01", "to": "2026-01-01"},
        {"from": "yesterday"},
        {"to": "9999-12-31"},
        {"from": "0001-01-01", "to": "0001-01-02"},
        {"to": "0001-01-01"},
    ],
)
async def test_days_that_make_no_sense_are_told_so(
    texting: Texting, lead: httpx.AsyncClient, asked: dict[str, str]
) -> None:
    assert (await lead.get(COSTS, params=asked)).status_code == 422


async def test_only_leads_see_what_texts_cost(texting: Texting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.desk.proving.verify_password", lambda *_: True)
    assert (await texting.client.get(COSTS)).status_code == 401
    await log_in(texting.client, PRIYA)
    assert (await texting.client.get(COSTS)).json()["type"] == "/problems/leads-only"


async def test_an_answer_that_is_sent_again_is_paid_for_again(texting: Texting, bot: Bot) -> None:
    await texting.text("hello")
    (first,) = await texting.deliveries()
    (conversation,) = await texting.conversations()
    async with texting.parts.database.transaction() as session:
        again = {"channel": first.channel, "connector": first.connector}
        session.add(Delivery(message_id=first.message_id, attempts=0, **again))
    await outbox.deliver_all(texting.parts, conversation.id)
    assert len(await sent(texting.parts)) == 2
