"""A notice goes out once on each channel that its customer chose, and never blindly again."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, text, update

from api.notices import tell
from api.parts import Parts
from connectors.base import NotSent
from models import Contact, DeliveryState, NoticeDelivery, NoticeKind
from models.base import now
from tests.api.channels.carrier import Carrier
from tests.api.letters.conftest import Post
from tests.api.letters.notices import ANA, EMAIL, PUSH, SMS, deliveries, make_older, send_all, states, told

MORNING = datetime(2126, 1, 1, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _by_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.letters.delivering.morning_after", lambda *_: None)


@pytest.fixture
def at_night(monkeypatch: pytest.MonkeyPatch, _by_day: None) -> None:
    monkeypatch.setattr("api.letters.delivering.morning_after", lambda *_: MORNING)


async def test_it_goes_out_once_on_each_channel(parts: Parts, carrier: Carrier, post: Post) -> None:
    notice = await told(parts)
    for _ in range(2):
        await send_all(parts)
    assert carrier.texts == ["OptiLink: Your bill is £84.20."]
    (letter,) = post.letters
    assert letter.subject == "Your new bill is ready"
    assert letter.paragraphs == ("Hello Ana Brown,", "Your bill is £84.20.")
    found = await states(parts, notice)
    assert (found[SMS], found[EMAIL]) == (DeliveryState.sent, DeliveryState.sent)


async def test_what_is_told_twice_is_sent_once(parts: Parts, carrier: Carrier) -> None:
    async with parts.database.transaction() as session:
        customer_id = await session.scalar(text("SELECT id FROM customer WHERE phone = '+447700900101'"))
        for _ in range(2):
            await tell(session, customer_id=uuid.UUID(str(customer_id)), kind=NoticeKind.bill, text="x", key="once")
        assert await session.scalar(select(func.count()).select_from(NoticeDelivery)) == 3
    await send_all(parts)
    assert len(carrier.sent) == 1


async def test_who_wants_no_texts_gets_none_and_the_letter_all_the_same(
    parts: Parts, carrier: Carrier, post: Post
) -> None:
    async with parts.database.transaction() as session:
        session.add(Contact(channel="sms", address=ANA, stopped_at=now()))
    notice = await told(parts)
    await send_all(parts)
    assert (len(carrier.sent), len(post.letters)) == (0, 1)
    delivery = (await deliveries(parts, notice))[SMS]
    assert (delivery.state, delivery.last_error) == (DeliveryState.failed, "the customer wants no messages here")


@pytest.mark.parametrize(
    ("kind", "more", "wakes"),
    [
        (NoticeKind.bill, {}, False),
        (NoticeKind.payment, {}, False),
        (NoticeKind.order, {}, False),
        (NoticeKind.outage, {}, False),
        (NoticeKind.account, {}, True),
        (NoticeKind.payment, {"at_night": True}, True),
        (NoticeKind.outage, {"at_night": True}, True),
    ],
)
async def test_at_night_only_what_can_t_wait_wakes_anybody(
    parts: Parts, carrier: Carrier, post: Post, at_night: None, kind: NoticeKind, more: dict[str, Any], *, wakes: bool
) -> None:
    notice = await told(parts, kind, **more)
    await send_all(parts)
    assert len(post.letters) == 1, "a letter wakes nobody"
    assert len(carrier.sent) == int(wakes)
    if not wakes:
        delivery = (await deliveries(parts, notice))[SMS]
        assert (delivery.state, delivery.next_attempt_at) == (DeliveryState.queued, MORNING)


async def test_in_the_morning_what_was_kept_goes_out(
    parts: Parts, carrier: Carrier, at_night: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    await told(parts)
    await send_all(parts)
    monkeypatch.setattr("api.letters.delivering.morning_after", lambda *_: None)
    async with parts.database.transaction() as session:
        kept = NoticeDelivery.next_attempt_at == MORNING
        await session.execute(update(NoticeDelivery).where(kept).values(next_attempt_at=now()))
    await send_all(parts)
    assert len(carrier.sent) == 1


async def test_while_the_carrier_is_away_it_is_tried_again_a_few_times(parts: Parts, carrier: Carrier) -> None:
    carrier.fails_with = [NotSent("it is away", again=True)] * 9
    notice = await told(parts)
    await send_all(parts)
    await send_all(parts)
    assert len(carrier.sent) == 1, "its next try is not due"
    for _ in range(9):
        await make_older(parts, timedelta(hours=2, minutes=31))
        await send_all(parts)
    assert len(carrier.sent) == 6
    assert len({outgoing.reference for outgoing in carrier.sent}) == 1
    delivery = (await deliveries(parts, notice))[SMS]
    assert (delivery.state, delivery.last_error) == (DeliveryState.failed, "it is away")


async def test_what_is_refused_for_good_keeps_no_other_out(parts: Parts, carrier: Carrier, post: Post) -> None:
    carrier.fails_with = [NotSent("no such number", again=False)]
    first, second = await told(parts, text="one"), await told(parts, text="two")
    await send_all(parts)
    assert (await states(parts, first))[SMS] is DeliveryState.failed
    assert (await states(parts, second))[SMS] is DeliveryState.sent
    assert len(post.letters) == 2


async def test_a_day_later_it_is_no_news_any_more(parts: Parts, carrier: Carrier) -> None:
    notice = await told(parts)
    await make_older(parts, timedelta(hours=25))
    await send_all(parts)
    assert not carrier.sent
    assert (await states(parts, notice))[SMS] is DeliveryState.failed


async def test_an_address_that_was_taken_away_hears_of_it(parts: Parts, carrier: Carrier, post: Post) -> None:
    await told(parts, NoticeKind.account, "Your number was changed.", former_address="+447700900555")
    await told(parts, NoticeKind.account, "Your e-mail was changed.", former_address="ana.old@example.com")
    await send_all(parts)
    assert [outgoing.to for outgoing in carrier.sent] == ["+447700900555", ANA]
    assert post.letters[1].to == "ana.old@example.com"
    assert "the address that we have for you" in post.letters[0].reason
    assert "until now" in post.letters[1].reason
    assert not [letter for letter in post.letters if letter.may_be_refused]


async def test_where_a_channel_is_not_set_up_its_notices_end_at_once(parts: Parts) -> None:
    notice = await told(parts)
    await send_all(replace(parts, providers={}, email=None), [SMS, EMAIL, PUSH])
    found = await deliveries(parts, notice)
    assert {delivery.state for delivery in found.values()} == {DeliveryState.failed}
    assert found[SMS].last_error == "sms is not set up here"
