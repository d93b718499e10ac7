"""STOP is obeyed before anything else, by what is sent from then on too."""

from sqlalchemy import select

from api.channels import outbox
from api.conversations import ledger, repository
from api.db import Database
from models import Consent, ConsentSource, Contact, DeliveryState
from tests.api.channels.carrier import Carrier
from tests.api.channels.conftest import Texting
from tests.api.conftest import Bot


async def test_stop_is_confirmed_once_and_then_there_is_silence(texting: Texting, carrier: Carrier, bot: Bot) -> None:
    await texting.text("Stop. Thank you")
    await texting.text("how much is my bill")
    assert not bot.turns
    assert len(carrier.texts) == 1
    assert "won't get any more texts" in carrier.texts[0]


async def test_what_somebody_says_who_wants_no_texts_is_kept(texting: Texting) -> None:
    await texting.text("STOP")
    await texting.text("how much is my bill")
    assert [message.content["text"] for message in await texting.messages()][-1] == "how much is my bill"


async def test_nothing_that_others_say_goes_out_to_them(texting: Texting, carrier: Carrier) -> None:
    await texting.text("STOP")
    (conversation,) = await texting.conversations()
    async with texting.parts.database.transaction() as session:
        held = await repository.hold(session, conversation.id)
        await ledger.say(texting.parts, session, held, "A new offer for you!")
    await outbox.deliver_all(texting.parts, conversation.id)
    assert len(carrier.sent) == 1
    refused = (await texting.deliveries())[-1]
    assert (refused.state, refused.last_error) == (DeliveryState.failed, outbox.STOPPED)


async def test_start_takes_it_back(texting: Texting, carrier: Carrier, database: Database) -> None:
    for words in ("STOP", "START", "how much is my bill"):
        await texting.text(words)
    assert carrier.texts[-1] == "Your bill is £84.20."
    async with database.session() as session:
        given = (await session.scalars(select(Consent.given).order_by(Consent.id))).all()
        assert (list(given), await session.scalar(select(Contact.stopped_at).where(Contact.channel == "sms"))) == (
            [False, True],
            None,
        )


async def test_help_is_answered_also_after_stop(texting: Texting, carrier: Carrier) -> None:
    for words in ("stop", "HELP"):
        await texting.text(words)
    assert "automated" in carrier.texts[-1]


async def test_to_cancel_a_plan_is_not_to_stop(texting: Texting, bot: Bot) -> None:
    await texting.text("cancel my plan")
    assert [turn["text"] for turn in bot.turns] == ["cancel my plan"]


async def test_yes_is_an_answer_and_start_a_word_where_nothing_was_stopped(texting: Texting, bot: Bot) -> None:
    for words in ("yes", "start"):
        await texting.text(words)
    assert [turn["text"] for turn in bot.turns] == ["yes", "start"]


async def test_what_the_provider_has_obeyed_and_answered_is_not_answered_again(
    texting: Texting, carrier: Carrier, database: Database
) -> None:
    await texting.bring({"id": "in-1", "text": "STOP", "keyword": "stop"})
    (conversation,) = await texting.conversations()
    await outbox.deliver_all(texting.parts, conversation.id)
    assert not carrier.sent
    async with database.session() as session:
        assert await session.scalar(select(Consent.source)) is ConsentSource.provider
