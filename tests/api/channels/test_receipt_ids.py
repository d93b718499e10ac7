"""A carrier counts its messages, and one day begins again."""

import pytest

from connectors.base import Taken
from models import DeliveryState
from tests.api.channels.carrier import Carrier
from tests.api.channels.conftest import Texting


async def test_an_id_given_a_second_time_is_the_new_message_s(
    texting: Texting, carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def counted_anew(_: object) -> Taken:
        return Taken(("1",))

    monkeypatch.setattr(carrier, "send", counted_anew)
    await texting.text("hello")
    await texting.bring({"id": "1", "state": "delivered"})
    await texting.text("hello again")
    states = [delivery.state for delivery in await texting.deliveries()]
    assert states == [DeliveryState.delivered, DeliveryState.sent]
    await texting.bring({"id": "1", "state": "failed", "error": "the phone is off"})
    states = [delivery.state for delivery in await texting.deliveries()]
    assert states == [DeliveryState.delivered, DeliveryState.failed]
