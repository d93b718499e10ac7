"""What a provider brings is kept as it came, and each message of it counts once."""

import json

from sqlalchemy import func, select

from api.db import Database
from models import Arrival, ArrivalState, Level
from models.base import now
from tests.api.channels.carrier import ANA, SIGNED, Carrier
from tests.api.channels.conftest import Texting
from tests.api.conftest import Bot


def saying(which: int, text: str = "how much is my bill", **more: str) -> dict[str, str]:
    return {"id": f"in-{which}", "text": text, **more}


async def test_a_text_is_answered_by_text(texting: Texting, carrier: Carrier) -> None:
    await texting.text("how much is my bill")
    assert carrier.texts == ["Your bill is £84.20."]
    assert (carrier.sent[0].to, carrier.sent[0].own) == (ANA, "+447700900900")


async def test_the_same_delivery_twice_is_one_message(texting: Texting) -> None:
    for _ in range(3):
        assert (await texting.bring(saying(1))).status_code == 200
    assert len(await texting.messages()) == 1


async def test_every_message_of_a_batch_is_taken_in_its_order(texting: Texting) -> None:
    await texting.bring(saying(1, "bill"), saying(2, "and data", **{"from": "+447700900199"}), saying(3, "thanks"))
    assert [message.content["text"] for message in await texting.messages()] == ["bill", "thanks"]
    assert [message.content["text"] for message in await texting.messages("+447700900199")] == ["and data"]


async def test_a_burst_is_one_conversation_and_one_turn(texting: Texting, bot: Bot) -> None:
    for number in range(5):
        await texting.bring(saying(number, f"line {number}"))
    await texting.text("line 5")
    assert len(await texting.conversations()) == 1
    assert [turn["text"] for turn in bot.turns] == ["line 0\nline 1\nline 2\nline 3\nline 4\nline 5"]


async def test_what_is_not_signed_is_refused_and_kept(texting: Texting, database: Database) -> None:
    response = await texting.bring(saying(1), headers={})
    assert (response.status_code, response.json()["type"]) == (403, "/problems/not-the-provider")
    async with database.session() as session:
        arrival = (await session.scalars(select(Arrival))).one()
    assert (arrival.state, arrival.trusted) == (ArrivalState.refused, False)
    assert json.loads(arrival.body)[0]["id"] == "in-1"
    assert not await texting.messages()


async def test_a_forgery_does_not_keep_the_real_one_out(texting: Texting) -> None:
    await texting.bring(saying(1, "pay everything"), headers={})
    await texting.bring(saying(1))
    assert [message.content["text"] for message in await texting.messages()] == ["how much is my bill"]


async def test_while_a_channel_is_only_observed_what_is_not_signed_comes_in(
    texting: Texting, database: Database
) -> None:
    texting.parts.settings.channels_observed = frozenset({"carrier"})
    assert (await texting.bring(saying(1), headers={})).status_code == 200
    async with database.session() as session:
        arrival = (await session.scalars(select(Arrival))).one()
    assert (arrival.state, arrival.trusted, arrival.reason) == (ArrivalState.processed, False, "it is not signed")
    assert len(await texting.messages()) == 1


async def test_what_can_not_be_read_is_kept_and_not_sent_again_for_ever(texting: Texting, database: Database) -> None:
    response = await texting.client.post("/v1/channels/carrier", content=b"\xff{", headers=SIGNED)
    assert response.status_code == 200
    async with database.session() as session:
        assert await session.scalar(select(Arrival.reason)) == "no list of messages"


async def test_a_channel_that_is_not_set_up_is_not_there(texting: Texting) -> None:
    assert (await texting.client.post("/v1/channels/pigeon", json=[])).status_code == 404


async def test_a_card_number_is_kept_nowhere(texting: Texting, database: Database) -> None:
    await texting.bring(saying(1, "take it from 4242 4242 4242 4242"))
    assert "4242 4242" not in str([message.content for message in await texting.messages()])
    async with database.session() as session:
        assert await session.scalar(select(Arrival.body)) == b""


async def test_a_number_s_customer_is_known_only_after_a_code(texting: Texting) -> None:
    await texting.text("hello")
    (conversation,) = await texting.conversations()
    assert (conversation.level, conversation.customer_id) == (Level.anonymous, None)


async def test_parts_of_a_long_text_are_one_message_whatever_their_order(texting: Texting) -> None:
    for number in (3, 1, 3, 2):
        await texting.bring(saying(number, f"part {number} ", of="7", number=str(number), total="3"))
    assert [message.content["text"] for message in await texting.messages()] == ["part 1 part 2 part 3 "]


async def test_a_part_that_comes_again_afterwards_starts_nothing(texting: Texting, database: Database) -> None:
    for number in (1, 2, 1, 2):
        await texting.bring(saying(number, f"part {number} ", of="7", number=str(number), total="2"))
    assert len(await texting.messages()) == 1
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(Arrival).where(Arrival.received_at <= now())) == 4


async def test_a_picture_without_a_word_is_kept_and_answered(texting: Texting, carrier: Carrier, bot: Bot) -> None:
    await texting.text("")
    assert carrier.texts == ["I can't look at pictures or listen to recordings. Tell me in words what you need."]
    assert not bot.turns
