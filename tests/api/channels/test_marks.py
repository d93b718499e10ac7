"""A mark texted back: an answer to the question how it was, and to nothing else."""

from sqlalchemy import select

from api.channels import outbox
from models import Rating
from tests.api.channels.carrier import Carrier
from tests.api.channels.conftest import Texting
from tests.api.conftest import Bot
from tests.api.handoff.conftest import Asking, Floor, floor

__all__ = ["floor"]
CLOSING = {"reason": "solved", "summary": "Explained it."}


async def solved(texting: Texting, floor: Floor) -> None:
    """An agent has had who texts, and closed it."""
    await texting.text("a person please")
    [conversation] = await texting.conversations()
    await Asking(conversation.id, await floor.callers.bot_in(conversation.id)).ask()
    desk = await floor.agent("Sam W")
    await desk.do(conversation.id, "take-over")
    (await desk.do(conversation.id, "close", **CLOSING)).raise_for_status()
    await outbox.deliver_all(texting.parts, conversation.id)


async def scores(texting: Texting) -> list[int | None]:
    async with texting.parts.database.session() as session:
        return list(await session.scalars(select(Rating.score)))


async def test_a_number_after_the_question_is_the_mark_and_opens_nothing(
    texting: Texting, floor: Floor, carrier: Carrier, bot: Bot
) -> None:
    await solved(texting, floor)
    assert carrier.texts[-1] == "How was it with Sam, from 1 (bad) to 5 (very good)?"
    before = len(bot.turns)
    await texting.text("4")
    assert await scores(texting) == [4]
    assert carrier.texts[-1] == "Thank you, that is noted."
    assert len(bot.turns) == before
    assert len(await texting.conversations()) == 1


async def test_only_the_first_number_is_the_mark(texting: Texting, floor: Floor, bot: Bot) -> None:
    await solved(texting, floor)
    for words in ("5 stars", "1"):
        await texting.text(words)
    assert await scores(texting) == [5]
    assert bot.turns[-1]["text"] == "1"


async def test_words_after_the_question_begin_anew_and_a_number_is_for_their_menu(
    texting: Texting, floor: Floor, bot: Bot
) -> None:
    await solved(texting, floor)
    for words in ("my bill", "1"):
        await texting.text(words)
    assert await scores(texting) == [None]
    assert [turn["text"] for turn in bot.turns][-2:] == ["my bill", "1"]


async def test_a_number_out_of_range_or_from_who_wants_no_texts_is_no_mark(texting: Texting, floor: Floor) -> None:
    await solved(texting, floor)
    await texting.text("STOP")
    await texting.text("4")
    assert await scores(texting) == [None]
    await texting.text("6")
    assert await scores(texting) == [None]
