"""What is said goes out in its order, once, and what became of it is only ever believed forward."""

import uuid
from datetime import timedelta

import pytest

from api.conversations import turns
from connectors.base import NotSent, Taken
from models import DeliveryState
from models.base import now
from tests.api.channels.carrier import Carrier
from tests.api.channels.conftest import Texting
from tests.api.channels.waiting import make_older, only, send_again
from tests.api.conftest import Bot

LONG_AGO = timedelta(hours=3)


async def test_several_answers_go_out_in_their_order(texting: Texting, carrier: Carrier, bot: Bot) -> None:
    bot.answers = [{"text": "one"}, {"text": "two"}, {"text": "three"}]
    await texting.text("hello")
    assert carrier.texts == ["one", "two", "three"]
    assert {delivery.state for delivery in await texting.deliveries()} == {DeliveryState.sent}


async def test_while_the_carrier_is_away_what_follows_waits_its_turn(
    texting: Texting, carrier: Carrier, bot: Bot
) -> None:
    bot.answers = [{"text": "one"}, {"text": "two"}]
    carrier.fails_with = [NotSent("it is away", again=True)]
    await texting.text("hello")
    assert carrier.texts == ["one"]
    await send_again(texting)
    assert carrier.texts == ["one"], "its next try is not due"
    await make_older(texting.parts, timedelta(seconds=2))
    await send_again(texting)
    assert carrier.texts == ["one", "one", "two"]


async def test_what_it_refuses_for_good_keeps_nothing_else_out(texting: Texting, carrier: Carrier, bot: Bot) -> None:
    bot.answers = [{"text": "one"}, {"text": "two"}]
    carrier.fails_with = [NotSent("no such number", again=False)]
    await texting.text("hello")
    states = [(delivery.state, delivery.last_error) for delivery in await texting.deliveries()]
    assert states == [(DeliveryState.failed, "no such number"), (DeliveryState.sent, None)]


async def test_after_hours_of_trying_it_is_given_up(texting: Texting, carrier: Carrier) -> None:
    carrier.fails_with = [NotSent("it is away", again=True)] * 2
    await texting.text("hello")
    await make_older(texting.parts, LONG_AGO)
    await send_again(texting)
    assert (await only(texting)).state is DeliveryState.failed


async def test_receipts_move_it_forward_and_never_back(texting: Texting) -> None:
    await texting.text("hello")
    seen = []
    for state in ("delivered", "sent", "read", "delivered", "failed"):
        await texting.bring({"id": "out-1", "state": state})
        seen.append((await only(texting)).state.value)
    assert seen == ["delivered", "delivered", "read", "read", "read"]


async def test_a_receipt_may_overtake_the_answer(
    texting: Texting, carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = carrier.send

    async def receipt_first(outgoing: object) -> Taken:
        await texting.bring({"id": "out-1", "state": "delivered"}, {"id": "out-1", "state": "delivered"})
        return await send(outgoing)  # type: ignore[arg-type]

    monkeypatch.setattr(carrier, "send", receipt_first)
    await texting.text("hello")
    assert (await only(texting)).state is DeliveryState.delivered


async def test_a_long_text_is_delivered_when_its_last_part_is(
    texting: Texting, carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def in_two(_: object) -> Taken:
        return Taken(("a", "b"))

    monkeypatch.setattr(carrier, "send", in_two)
    await texting.text("hello")
    await texting.bring({"id": "b", "state": "delivered"})
    assert (await only(texting)).state is DeliveryState.sent
    await texting.bring({"id": "a", "state": "delivered"})
    assert (await only(texting)).state is DeliveryState.delivered


async def test_a_receipt_for_nothing_of_ours_changes_nothing(texting: Texting) -> None:
    assert (await texting.bring({"id": uuid.uuid4().hex, "state": "failed", "error": "no"})).status_code == 200


async def test_an_answer_that_was_lost_in_a_channel_taken_down_can_be_seen(texting: Texting, carrier: Carrier) -> None:
    await texting.bring({"id": "in-1", "text": "hello"})
    (conversation,) = await texting.conversations()
    await turns.answer_all(texting.parts, texting.dialogue, conversation.id)
    texting.parts.providers.clear()  # type: ignore[attr-defined]
    await send_again(texting)
    delivery = await only(texting)
    assert (delivery.state, delivery.last_error) == (DeliveryState.failed, "carrier is not set up")
    assert delivery.updated_at <= now()
