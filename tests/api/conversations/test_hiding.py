"""What is told once is shown for as long as somebody may look for it, and is then nowhere in our tables."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy import text, update

from api.conversations import hiding, turns
from api.conversations.rendering import message_out
from api.conversations.repository import messages_after
from api.db import Database
from api.dialogue import Dialogue
from api.parts import Parts
from api.sessions import COOKIE, find_browser
from models import Message
from tests.api.conftest import Bot
from tests.api.conversations.conftest import id_in, texts
from tests.api.conversations.test_endpoints import saying

PUK = "40815162"
TOLD: dict[str, object] = {
    "text": f"The PUK of Mobile ending 114 is {PUK}.",
    "buttons": [{"title": "My lines", "intent": "view_account"}],
    "custom": {
        "key": "sims.puk",
        "plain": f"PUK: {PUK}",
        "link": {"title": "Pay", "url": f"https://pay.example/{PUK}"},
        "secret": True,
    },
}
HIDDEN = "assistant: This was private: it was shown here once and is not kept. Ask me if you need it again."


async def tables_with(database: Database, words: str) -> set[str]:
    """Every table of ours that holds the words anywhere, in whatever column."""
    async with database.session() as session:
        names = await session.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        return {
            name
            for name in names.all()
            if await session.scalar(
                text(f'SELECT EXISTS (SELECT 1 FROM "{name}" AS t WHERE t::text LIKE :words)'), {"words": f"%{words}%"}
            )
        }


async def time_passes(database: Database, by: timedelta) -> None:
    async with database.transaction() as session:
        await session.execute(update(Message).values(created_at=Message.created_at - by))


@pytest.fixture
async def told(browser: httpx.AsyncClient, greeted: str, parts: Parts, bot: Bot, dialogue: Dialogue) -> str:
    """A conversation in which a PUK was asked for and told."""
    bot.answers = [TOLD]
    await browser.post(f"{greeted}/messages", json=saying("whats my puk"))
    await turns.answer_all(parts, dialogue, id_in(greeted))
    return greeted


async def test_a_secret_is_shown_to_whoever_comes_back_within_a_quarter_of_an_hour(
    browser: httpx.AsyncClient, told: str, parts: Parts, database: Database
) -> None:
    await time_passes(database, hiding.SHOWN_FOR - timedelta(minutes=1))
    await hiding.hide_secrets(parts)
    shown = (await browser.get(f"{told}/messages")).json()["messages"][-1]["content"]
    assert (PUK in shown["text"], PUK in shown["plain"], PUK in shown["link"]["url"]) == (True, True, True)


async def test_after_that_no_table_holds_it(
    browser: httpx.AsyncClient, told: str, parts: Parts, database: Database
) -> None:
    assert await tables_with(database, PUK) == {"message"}
    await time_passes(database, hiding.SHOWN_FOR)
    await hiding.hide_secrets(parts)
    assert await tables_with(database, PUK) == set()
    assert (await texts(browser, told))[-1] == HIDDEN


async def test_it_is_not_shown_any_longer_even_where_no_round_has_come_by(
    browser: httpx.AsyncClient, told: str, database: Database
) -> None:
    await time_passes(database, hiding.SHOWN_FOR)
    messages = (await browser.get(f"{told}/messages")).json()["messages"]
    assert PUK not in str(messages)
    async with database.session() as session:
        *_, followed = await messages_after(session, id_in(told), 0, limit=100)
        reader = await find_browser(session, browser.cookies[COOKIE])
    assert reader
    assert PUK not in message_out(followed, reader).model_dump_json()


async def test_what_was_offered_with_it_can_still_be_chosen(
    browser: httpx.AsyncClient, told: str, parts: Parts, bot: Bot, dialogue: Dialogue, database: Database
) -> None:
    await time_passes(database, hiding.SHOWN_FOR)
    await hiding.hide_secrets(parts)
    hidden = (await browser.get(f"{told}/messages")).json()["messages"][-1]
    body = saying("") | {"choice": {"message_id": hidden["id"], "index": 0}}
    del body["text"]
    await browser.post(f"{told}/messages", json=body)
    await turns.answer_all(parts, dialogue, id_in(told))
    assert (hidden["content"]["key"], bot.turns[-1]["intent"]) == ("sims.puk", "view_account")


async def test_what_is_no_secret_stays(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, database: Database
) -> None:
    before = await texts(browser, greeted)
    await time_passes(database, timedelta(days=400))
    await hiding.hide_secrets(parts)
    assert await texts(browser, greeted) == before


async def test_more_secrets_than_are_held_at_once_are_all_hidden(
    told: str,
    parts: Parts,
    bot: Bot,
    dialogue: Dialogue,
    browser: httpx.AsyncClient,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bot.answers = [TOLD] * 4
    await browser.post(f"{told}/messages", json=saying("and the others"))
    await turns.answer_all(parts, dialogue, id_in(told))
    await time_passes(database, hiding.SHOWN_FOR)
    monkeypatch.setattr(hiding, "AT_ONCE", 2)
    await hiding.hide_secrets(parts)
    assert await tables_with(database, PUK) == set()


async def test_a_secret_that_the_bot_has_not_kept_either_is_answered_for(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    """The answer was lost on its way, and the turn came again when its time had passed."""
    bot.answers = [{"text": "", "buttons": TOLD["buttons"], "custom": {"key": "sims.puk", "secret": True}}]
    await browser.post(f"{greeted}/messages", json=saying("whats my puk"))
    await turns.answer_all(parts, dialogue, id_in(greeted))
    assert (await texts(browser, greeted))[-1] == HIDDEN


async def test_the_words_of_a_turn_are_in_its_messages_alone_once_it_is_answered(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, dialogue: Dialogue, database: Database
) -> None:
    await browser.post(f"{greeted}/messages", json=saying("mind the gap"))
    await turns.answer_all(parts, dialogue, id_in(greeted))
    assert await tables_with(database, "mind the gap") == {"message"}
