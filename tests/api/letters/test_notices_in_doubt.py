"""What became of a notice whose sending was not answered, and what its provider says of it later."""

from dataclasses import replace
from datetime import timedelta

import pytest

from api.channels import receipts as of_channels
from api.letters import finding_out
from api.parts import Parts
from connectors.base import OutcomeUnknown, Receipt, Taken
from models import DeliveryState
from tests.api.channels.carrier import Carrier
from tests.api.letters.notices import SMS, deliveries, make_older, send_all, states, told


class Died(BaseException):
    """What a killed worker never gets to say."""


@pytest.fixture(autouse=True)
def _by_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.letters.delivering.morning_after", lambda *_: None)


async def test_a_lost_answer_is_never_sent_again(parts: Parts, carrier: Carrier) -> None:
    carrier.fails_with = [OutcomeUnknown("no answer in 10 s")]
    notice = await told(parts)
    await send_all(parts)
    await make_older(parts, timedelta(hours=1))
    await send_all(parts)
    assert len(carrier.sent) == 1
    assert (await states(parts, notice))[SMS] is DeliveryState.unknown


@pytest.mark.parametrize("has_it", [True, False])
async def test_a_lost_answer_is_found_out(parts: Parts, carrier: Carrier, *, has_it: bool) -> None:
    carrier.fails_with = [OutcomeUnknown("no answer in 10 s")]
    notice = await told(parts)
    await send_all(parts)
    if has_it:
        carrier.has[(await deliveries(parts, notice))[SMS].id] = Taken(("late-1",))
    await make_older(parts, timedelta(minutes=1))
    await finding_out.find_out(parts)
    await send_all(parts)
    assert len(carrier.sent) == 1
    delivery = (await deliveries(parts, notice))[SMS]
    assert delivery.state is (DeliveryState.sent if has_it else DeliveryState.failed)


async def test_a_worker_that_dies_while_sending_leaves_a_question(
    parts: Parts, carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def die(*_: object) -> None:
        raise Died

    notice = await told(parts)
    with monkeypatch.context() as patch:
        patch.setattr("api.letters.delivering.try_once", die)
        with pytest.raises(Died):
            await send_all(parts)
    await send_all(parts, [SMS])
    assert (await states(parts, notice))[SMS] is DeliveryState.sending
    await make_older(parts, timedelta(minutes=3))
    await finding_out.find_out(replace(parts, providers={}))
    assert (await states(parts, notice))[SMS] is DeliveryState.unknown
    assert not carrier.sent


async def test_receipts_move_it_forward_and_never_back(parts: Parts) -> None:
    notice = await told(parts)
    await send_all(parts, [SMS])
    seen = []
    for state in ("delivered", "sent", "failed"):
        async with parts.database.transaction() as session:
            await of_channels.take(parts, session, "carrier", Receipt("out-1", state), None)
        seen.append((await states(parts, notice))[SMS].value)
    assert seen == ["delivered", "delivered", "delivered"]


async def test_a_receipt_may_overtake_the_answer_or_stand_for_a_lost_one(
    parts: Parts, carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with parts.database.transaction() as session:
        await of_channels.take(parts, session, "carrier", Receipt("out-1", "delivered"), None)
    carrier.fails_with = []
    first = await told(parts)
    await send_all(parts, [SMS])
    assert (await states(parts, first))[SMS] is DeliveryState.delivered
    carrier.fails_with = [OutcomeUnknown("no answer")]
    second = await told(parts, text="another")
    await send_all(parts, [SMS])
    reference = (await deliveries(parts, second))[SMS].id
    async with parts.database.transaction() as session:
        receipt = Receipt("late-7", "failed", "unreachable", reference)
        await of_channels.take(parts, session, "carrier", receipt, None)
    delivery = (await deliveries(parts, second))[SMS]
    assert (delivery.state, delivery.last_error) == (DeliveryState.failed, "unreachable")
