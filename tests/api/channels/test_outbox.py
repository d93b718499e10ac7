"""What is said goes out in its order, once, and what became of it is only ever believed forward."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import update

from api.channels import finding_out, outbox
from api.conversations import turns
from api.parts import Parts
from connectors.base import NotSent, OutcomeUnknown, Taken
from models import Delivery, DeliveryState
from models.base import now
from tests.api.channels.carrier import Carrier
from tests.api.channels.conftest import Texting
from tests.api.conftest import Bot

LONG_AGO = timedelta(hours=3)


async def only(texting: Texting) -> Delivery:
    (delivery,) = await texting.deliveries()
    return delivery


async def make_older(parts: Parts, by: timedelta) -> None:
    async with parts.database.transaction() as session:
        await session.execute(
            update(Delivery).values(
                updated_at=Delivery.updated_at - by,
                created_at=Delivery.created_at - by,
                next_attempt_at=Delivery.next_attempt_at - by,
            )
        )


async def send_again(texting: Texting) -> None:
    (conversation,) = await texting.conversations()
    await outbox.deliver_all(texting.parts, conversation.id)


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


async def test_a_lost_answer_is_never_sent_again_blindly(texting: Texting, carrier: Carrier) -> None:
    carrier.fails_with = [OutcomeUnknown("no answer in 10 s")]
    await texting.text("hello")
    await send_again(texting)
    assert len(carrier.sent) == 1
    assert (await only(texting)).state is DeliveryState.unknown


async def test_a_lost_answer_is_found_out_where_the_carrier_has_it(texting: Texting, carrier: Carrier) -> None:
    carrier.fails_with = [OutcomeUnknown("no answer in 10 s")]
    await texting.text("hello")
    carrier.has[(await only(texting)).id] = Taken(("late-1",))
    await make_older(texting.parts, timedelta(seconds=6))
    await finding_out.find_out(texting.parts)
    await send_again(texting)
    assert (await only(texting)).state is DeliveryState.sent
    assert len(carrier.sent) == 1


async def test_what_the_carrier_never_had_is_sent_anew(texting: Texting, carrier: Carrier) -> None:
    carrier.fails_with = [OutcomeUnknown("no answer in 10 s")]
    await texting.text("hello")
    await make_older(texting.parts, timedelta(seconds=6))
    await finding_out.find_out(texting.parts)
    await send_again(texting)
    states = [(delivery.state, delivery.last_error) for delivery in await texting.deliveries()]
    assert states == [(DeliveryState.failed, "the provider never had it"), (DeliveryState.sent, None)]
    assert len(carrier.sent) == 2


async def test_a_worker_that_dies_while_sending_leaves_a_question(
    texting: Texting, carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(carrier, "send", die)
        with pytest.raises(KeyboardInterrupt):
            await texting.text("hello")
    await send_again(texting)
    assert (await only(texting)).state is DeliveryState.sending
    assert not carrier.sent
    await make_older(texting.parts, timedelta(seconds=31))
    await finding_out.find_out(texting.parts)
    assert (await only(texting)).state is DeliveryState.unknown


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
