"""A number says who may be texting; a code says that it is them."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from models import Contact, Conversation, Customer, Level, Message
from models.base import now
from tests.api.channels.carrier import ANA, Carrier
from tests.api.channels.conftest import Texting
from tests.api.conftest import Bot, Codes

ASKS: list[dict[str, object]] = [
    {"text": "Who are you?", "custom": {"form": {"kind": "sign_in", "then": "check_bill"}}}
]
STRANGER = "+447700900998"


@pytest.fixture
async def asked(texting: Texting, bot: Bot) -> Texting:
    """Ana has texted for something that needs to know her."""
    bot.answers = list(ASKS)
    await texting.text("how much is my bill")
    bot.answers = [{"text": "Your bill is £84.20."}]
    return texting


async def test_a_customer_s_phone_gets_the_code_without_being_asked_for_its_number(
    asked: Texting, carrier: Carrier, codes: Codes
) -> None:
    assert [address for address, _ in codes.sent] == [ANA]
    assert "six-digit code to this number" in carrier.texts[-1]


async def test_the_code_texted_back_gets_the_answer(asked: Texting, carrier: Carrier, codes: Codes) -> None:
    await asked.text(codes.sent[0][1])
    assert carrier.texts[-1] == "Your bill is £84.20."
    (conversation,) = await asked.conversations()
    assert conversation.level is Level.verified
    assert codes.sent[0][1] not in str([message.content for message in await asked.messages()])


async def test_who_has_proved_it_once_is_known_in_the_next_conversation(asked: Texting, codes: Codes) -> None:
    await asked.text(codes.sent[0][1])
    async with asked.parts.database.transaction() as session:
        await session.execute(update(Message).values(created_at=now() - timedelta(days=2)))
    await asked.text("hello again")
    first, second = await asked.conversations()
    assert (first.owner, second.level, second.customer_id) == ("closed", Level.identified, first.customer_id)


async def test_a_number_that_changed_hands_is_a_stranger_s(asked: Texting, codes: Codes) -> None:
    await asked.text(codes.sent[0][1])
    async with asked.parts.database.transaction() as session:
        await session.execute(update(Customer).where(Customer.phone == ANA).values(phone="+447700900777"))
    await asked.text("hello")
    first, second = await asked.conversations()
    assert (first.owner, second.level, second.customer_id) == ("closed", Level.anonymous, None)


async def test_whoever_signs_in_on_another_phone_is_known_for_that_conversation_only(
    texting: Texting, bot: Bot, codes: Codes
) -> None:
    bot.answers = list(ASKS)
    await texting.text("how much is my bill", sender=STRANGER)
    assert not codes.sent
    await texting.text("ana.brown@example.com", sender=STRANGER)
    await texting.text(codes.sent[0][1], sender=STRANGER)
    async with texting.parts.database.session() as session:
        (conversation,) = await texting.conversations(STRANGER)
        contact = await session.get_one(Contact, conversation.contact_id)
    assert (conversation.level, contact.customer_id) == (Level.verified, None)
    await texting.text("and why", sender=STRANGER)
    assert isinstance((await texting.conversations(STRANGER))[-1], Conversation)
    assert len(await texting.conversations(STRANGER)) == 1


async def test_who_types_too_many_addresses_keeps_nobody_else_from_signing_in(
    texting: Texting, bot: Bot, codes: Codes
) -> None:
    for _ in range(30):
        await texting.parts.limits.count("code", STRANGER, times=30, within=timedelta(hours=1))
    for sender in (STRANGER, "+447700900997"):
        bot.answers = list(ASKS)
        await texting.text("how much is my bill", sender=sender)
        bot.answers = [{"text": "I did not catch that."}]
        await texting.text("ana.brown@example.com", sender=sender)
    assert len(codes.sent) == 1
    assert [message.content["text"] for message in await texting.messages(STRANGER)][-2:] == [
        "ana.brown@example.com",
        "I did not catch that.",
    ]
