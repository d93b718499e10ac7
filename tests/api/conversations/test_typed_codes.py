"""A code that was typed into the conversation shows bullets as soon as it was brought where it belongs."""

import uuid

import httpx
import pytest
from sqlalchemy import select, update

from api.auth import VERIFIED_FOR
from api.conversations import turns
from api.db import Database
from api.dialogue import Dialogue
from api.parts import Parts
from models import Conversation, Customer, Level
from models.base import now
from tests.api.callers import key
from tests.api.conftest import Bot, Codes
from tests.api.conversations.conftest import id_in, texts
from tests.api.conversations.test_endpoints import saying
from tests.api.conversations.test_hiding import tables_with

CHANGES = "/v1/accounts/contact-changes"
BRING = {"kind": "port_in", "number": "07700 900 999"}


class Actions:
    """The bot's actions: in the middle of a turn they call with the token that came with it."""

    def __init__(self, transport: httpx.AsyncBaseTransport, bot: Bot) -> None:
        self._transport, self._bot = transport, bot
        self.statuses: list[int] = []

    async def post(self, path: str, body: dict[str, str]) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self._bot.turns[-1]['token']}", **key()}
        async with httpx.AsyncClient(transport=self._transport, base_url="http://selfcare", headers=headers) as client:
            answer = await client.post(path, json=body)
        self.statuses.append(answer.status_code)
        return answer


@pytest.fixture
def actions(transport: httpx.AsyncBaseTransport, bot: Bot) -> Actions:
    return Actions(transport, bot)


@pytest.fixture
async def anas(greeted: str, database: Database) -> str:
    """The conversation, once she has proved who she is."""
    async with database.transaction() as session:
        ana = await session.scalar(select(Customer.id).where(Customer.phone == "+447700900101"))
        known = {"customer_id": ana, "level": Level.verified, "verified_until": now() + VERIFIED_FOR}
        await session.execute(update(Conversation).where(Conversation.id == id_in(greeted)).values(**known))
    return greeted


@pytest.mark.parametrize("right", [True, False])
async def test_a_code_for_a_new_address_shows_bullets_once_it_was_tried(
    browser: httpx.AsyncClient,
    anas: str,
    parts: Parts,
    bot: Bot,
    dialogue: Dialogue,
    actions: Actions,
    codes: Codes,
    database: Database,
    right: bool,
) -> None:
    change: dict[str, str] = {}

    async def begins() -> None:
        made = await actions.post(CHANGES, {"field": "email", "value": "ana.new@example.com"})
        change.update(made.json())

    async def confirms() -> None:
        await actions.post(f"{CHANGES}/{change['id']}/confirmation", {"code": typed})

    bot.meanwhile = begins
    await browser.post(f"{anas}/messages", json=saying("my email is ana.new@example.com now"))
    await turns.answer_all(parts, dialogue, id_in(anas))
    code = codes.sent[-1][1] if right else "098765"
    typed = f"{code[:3]} {code[3:]}"
    bot.meanwhile = confirms
    await browser.post(f"{anas}/messages", json=saying(f"its {typed} i think"))
    await turns.answer_all(parts, dialogue, id_in(anas))
    assert actions.statuses == [201, 200 if right else 422]
    assert "customer: its •••••• i think" in await texts(browser, anas)
    assert await tables_with(database, typed) == set()
    assert "customer: my email is ana.new@example.com now" in await texts(browser, anas)


async def test_another_operators_code_shows_bullets_once_it_was_sent_on_and_the_turn_can_still_be_asked_again(
    browser: httpx.AsyncClient,
    anas: str,
    parts: Parts,
    bot: Bot,
    dialogue: Dialogue,
    actions: Actions,
    database: Database,
) -> None:
    async def sends_on() -> None:
        await actions.post("/v1/orders/quotes", BRING | {"code": "KJH-774512"})

    bot.meanwhile, bot.failures = sends_on, [500]
    await browser.post(f"{anas}/messages", json=saying("the pac is kjh 774 512"))
    await turns.answer_all(parts, dialogue, id_in(anas))
    assert await tables_with(database, "kjh 774 512") == {"turn"}
    bot.meanwhile = None
    await turns.answer_all(parts, dialogue, id_in(anas))
    assert [turn["text"] for turn in bot.turns[-2:]] == ["the pac is kjh 774 512"] * 2
    assert await tables_with(database, "kjh 774 512") == set()
    assert "customer: the pac is ••••••" in await texts(browser, anas)


async def test_a_code_that_comes_from_no_conversation_hides_nothing(
    browser: httpx.AsyncClient, anas: str, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    await browser.post(f"{anas}/messages", json=saying("123456"))

    async def brings_elsewhere() -> None:
        body = {"code": "123456"}
        await browser.post(f"{CHANGES}/{uuid.uuid4()}/confirmation", json=body, headers=key())

    bot.meanwhile = brings_elsewhere
    await turns.answer_all(parts, dialogue, id_in(anas))
    assert "customer: 123456" in await texts(browser, anas)
