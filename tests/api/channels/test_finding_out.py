"""What was sent and never answered is looked for; what was said after it waits until that is known."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from api.channels import finding_out, outbox, repository
from connectors.base import NotSent, OutcomeUnknown, Taken
from models import Delivery, DeliveryState
from tests.api.channels.carrier import Carrier
from tests.api.channels.conftest import Texting
from tests.api.channels.waiting import make_older, only, send_again
from tests.api.conftest import Bot


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


async def test_what_was_said_after_a_lost_one_waits_until_that_is_found_out(
    texting: Texting, carrier: Carrier, bot: Bot
) -> None:
    bot.answers = [{"text": "one"}, {"text": "two"}]
    carrier.fails_with = [OutcomeUnknown("no answer in 10 s")]
    await texting.text("hello")
    await send_again(texting)
    assert carrier.texts == ["one"], "it may have to go again, and then before the second"
    await make_older(texting.parts, timedelta(seconds=6))
    await finding_out.find_out(texting.parts)
    await send_again(texting)
    assert carrier.texts == ["one", "one", "two"]


async def test_a_lost_one_that_is_found_lets_go_what_it_kept_back(texting: Texting, carrier: Carrier, bot: Bot) -> None:
    bot.answers = [{"text": "one"}, {"text": "two"}]
    carrier.fails_with = [OutcomeUnknown("no answer in 10 s")]
    await texting.text("hello")
    lost, _ = await texting.deliveries()
    carrier.has[lost.id] = Taken(("late-1",))
    await make_older(texting.parts, timedelta(seconds=6))
    await finding_out.find_out(texting.parts)
    await send_again(texting)
    assert carrier.texts == ["one", "two"]


@pytest.mark.commits
async def test_one_that_goes_again_is_not_overtaken_while_that_is_noted(
    texting: Texting, carrier: Carrier, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot.answers = [{"text": "one"}, {"text": "two"}]
    carrier.fails_with = [OutcomeUnknown("no answer in 10 s")]
    await texting.text("hello")
    await make_older(texting.parts, timedelta(seconds=6))
    (conversation,) = await texting.conversations()
    again, others = repository.send_again, []

    async def beside_another(session: AsyncSession, ended: Delivery) -> Delivery:
        """Somebody comes to send what is next, and waits for the lost one."""
        others.append(asyncio.create_task(outbox.deliver_all(texting.parts, conversation.id)))
        await asyncio.sleep(0.3)
        return await again(session, ended)

    monkeypatch.setattr(repository, "send_again", beside_another)
    await finding_out.find_out(texting.parts)
    await asyncio.gather(*others)
    await send_again(texting)
    assert carrier.texts == ["one", "one", "two"]


async def test_nothing_is_kept_back_for_ever_by_one_that_can_not_be_found_out(
    texting: Texting, carrier: Carrier, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def find(*_: object) -> None:
        raise NotSent("it is away", again=True)

    monkeypatch.setattr(carrier, "find", find)
    bot.answers = [{"text": "one"}, {"text": "two"}]
    carrier.fails_with = [OutcomeUnknown("no answer in 10 s")]
    await texting.text("hello")
    for _ in range(4):
        await make_older(texting.parts, timedelta(seconds=31))
        await finding_out.find_out(texting.parts)
        await send_again(texting)
    assert carrier.texts == ["one", "two"]


async def test_where_nobody_can_be_asked_a_lost_one_keeps_nothing_back(
    texting: Texting, carrier: Carrier, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Carrier, "finds", False)
    bot.answers = [{"text": "one"}, {"text": "two"}]
    carrier.fails_with = [OutcomeUnknown("no answer in 10 s")]
    await texting.text("hello")
    assert carrier.texts == ["one", "two"]


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
