"""What the assistant would answer, for the agent's eyes: without any effect, and honest where there is nothing."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from api import tokens
from api.card import suggesting
from api.dialogue import Dialogue
from api.parts import Parts
from models import AgentRole, Conversation, Delivery, Level, Message, MessageSender, Turn
from models.base import now
from tests.api.callers import ANA, BEN
from tests.api.card.conftest import Chat, Opens
from tests.api.conftest import SECRET, Bot
from tests.api.handoff.conftest import Floor

WITHIN = suggesting.WITHIN


async def all_of_it(parts: Parts, chat: Chat) -> tuple[Any, ...]:
    """Everything that an answer of the bot's would have changed."""
    async with parts.database.session() as session:
        columns = [getattr(Conversation, column.name) for column in Conversation.__table__.columns]
        row = (await session.execute(select(*columns).where(Conversation.id == chat.id))).one()
        counted = [await session.scalar(select(func.count()).select_from(each)) for each in (Message, Turn, Delivery)]
    return (tuple(row), *counted)


async def asked(chat: Opens, **opened: Any) -> Chat:
    ana = await chat(ANA, **opened)
    await ana.say("how much is my bill?")
    return ana


async def test_it_is_the_bot_s_own_answer_to_the_last_message(chat: Opens, bot: Bot) -> None:
    ana = await asked(chat)
    bot.answers = [
        {"text": "Your bill is £84.20.", "buttons": [{"title": "Pay £84.20", "intent": "pay_bill"}]},
        {"text": "It is due on Thu 26 November."},
    ]
    told = await ana.told("suggestion")
    assert (told["state"], told["why"]) == ("suggested", None)
    assert told["text"] == "Your bill is £84.20.\n\nIt is due on Thu 26 November."
    assert told["messages"][0]["replies"] == ["Pay £84.20"]
    assert told["for_seq"] == (await ana.messages())[-1].seq
    [turn] = bot.turns
    assert (turn["text"], turn["intent"], turn["rehearsal"]) == ("how much is my bill?", None, True)


async def test_it_leaves_the_conversation_exactly_as_it_was(chat: Opens, parts: Parts) -> None:
    ana = await asked(chat)
    before = await all_of_it(parts, ana)
    for _ in range(2):
        assert (await ana.told("suggestion"))["state"] == "suggested"
    assert await all_of_it(parts, ana) == before


async def test_the_turn_s_token_may_read_and_nothing_else(chat: Opens, bot: Bot, transport: Any) -> None:
    ana = await asked(chat, level=Level.verified, until=now() + timedelta(minutes=10))
    await ana.told("suggestion")
    token = str(bot.turns[0]["token"])
    assert tokens.read(token, SECRET).only_reads
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "a-key-of-this-test"}
    async with httpx.AsyncClient(transport=transport, base_url="http://selfcare", headers=headers) as reading:
        assert (await reading.get("/v1/billing/current")).status_code == 200
        for method, path in (
            ("POST", "/v1/tickets"),
            ("POST", "/v1/payments/quotes"),
            ("PUT", "/v1/accounts/language"),
            ("DELETE", "/v1/payments/autopay"),
            ("POST", "/v1/handoffs"),
            ("DELETE", "/v1/handoffs/mine"),
        ):
            answer = await reading.request(method, path, json={})
            assert (answer.status_code, answer.json()["type"]) == (403, "/problems/only-reads"), path
        secret = await reading.get("/v1/orders/sims/puk")
        assert (secret.status_code, secret.json()["type"]) == (403, "/problems/customer-only")


async def test_what_was_written_since_the_last_answer_is_one_question(chat: Opens, bot: Bot) -> None:
    ana = await asked(chat)
    await ana.say("Let me look.", MessageSender.agent)
    await ana.say("and when is it due?")
    await ana.say("••••••")
    await ana.say("please")
    await ana.told("suggestion")
    assert bot.turns[0]["text"] == "and when is it due?\nplease"
    await ana.say("Pay my bill", intent="pay_bill")
    await ana.told("suggestion")
    assert (bot.turns[1]["text"], bot.turns[1]["intent"]) == (None, "pay_bill")


async def test_where_nothing_was_asked_the_bot_is_not_asked_either(chat: Opens, bot: Bot) -> None:
    ana = await chat(ANA)
    await ana.say("Sent a picture: router.jpg", key="sent_files")
    told = await ana.told("suggestion")
    assert (told["state"], told["why"], told["for_seq"]) == ("none", "nothing_asked", None)
    assert bot.turns == []


@pytest.mark.parametrize("failure", [500, 503, 422, httpx.ConnectError("refused"), httpx.ReadTimeout("late")])
async def test_a_bot_that_is_away_is_said_to_be(chat: Opens, bot: Bot, failure: int | BaseException) -> None:
    ana = await asked(chat)
    bot.failures = [failure]
    told = await ana.told("suggestion")
    assert (told["state"], told["why"], told["messages"]) == ("none", "away", [])
    assert "Write the answer yourself" in told["text"]


async def test_nobody_waits_long_for_a_slow_bot(chat: Opens, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert WITHIN == 3.0
    monkeypatch.setattr(suggesting, "WITHIN", 0.05)

    async def dawdle() -> None:
        await asyncio.sleep(5)

    ana = await asked(chat)
    bot.meanwhile = dawdle
    told = await ana.told("suggestion")
    assert (told["state"], told["why"]) == ("none", "slow")


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ({"text": "This is not shown.", "custom": {"key": "only-reads"}}, "would_change"),
        ({"text": "This is not shown.", "custom": {"key": "customer-only"}}, "private"),
        ({"text": "Your PUK is 12345678.", "custom": {"secret": True}}, "private"),
        ({"text": "First sign in.", "custom": {"form": {"kind": "sign_in", "then": "check_bill"}}}, "sign_in"),
    ],
)
async def test_what_an_agent_may_not_see_or_send_is_no_suggestion(
    chat: Opens, bot: Bot, answer: dict[str, Any], why: str
) -> None:
    ana = await asked(chat)
    bot.answers = [{"text": "Here it is."}, answer]
    told = await ana.get("suggestion")
    assert (told.json()["state"], told.json()["why"], told.json()["messages"]) == ("none", why, [])
    assert "12345678" not in told.text


async def test_only_while_an_agent_has_it_and_only_for_them(chat: Opens, floor: Floor, bot: Bot) -> None:
    with_bot = await asked(chat, taken=False)
    answer = await with_bot.get("suggestion")
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/changed-hands")
    ana = await chat(BEN, desk=await floor.agent("Lucía H"))
    await ana.say("I was charged twice")
    other, lead = await floor.agent("Sam W"), await floor.agent("Dana L", role=AgentRole.lead)
    path = f"/v1/desk/conversations/{ana.id}/suggestion"
    answer = await other.client.get(path)
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/not-yours")
    assert bot.turns == []
    assert (await lead.client.get(path)).json()["state"] == "suggested"
    (await ana.desk.do(ana.id, "return", note=None)).raise_for_status()
    assert (await ana.get("suggestion")).status_code == 409


async def test_asked_again_and_again_it_is_refused(chat: Opens, dialogue: Dialogue) -> None:
    ana = await asked(chat)
    answers = [await ana.get("suggestion") for _ in range(suggesting.ASKED_AT_MOST + 1)]
    assert answers[-2].status_code == 200
    assert (answers[-1].status_code, answers[-1].json()["type"]) == (429, "/problems/too-fast")
