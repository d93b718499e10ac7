"""An agent vouches for a customer, or has them prove it: only who has them, once known, and with a trace of how."""

import asyncio
import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select

from api.auth import VERIFIED_FOR, level_now
from api.conversations import turns
from api.conversations.ownership_repository import running
from api.dialogue import Dialogue
from api.handoff.assigning import assign_all
from api.parts import Parts
from api.sessions import hash_of
from models import AgentRole, BrowserSession, Level, OneTimeCode
from models.base import now
from tests.api.callers import ANA, BEN, Callers, key
from tests.api.card.conftest import SAME_CARD, Chat, Opens
from tests.api.conftest import Bot, Codes
from tests.api.handoff.conftest import Floor

QUOTE = "/v1/payments/autopay/quotes"
HOW = {"how": "date of birth and last bill"}


async def level(chat: Chat) -> Level:
    row = await chat.row()
    return level_now(row.level, row.verified_until)


async def test_vouching_opens_what_needs_a_proof_for_a_quarter_of_an_hour(chat: Opens) -> None:
    ana = await chat(ANA)
    answer = await ana.desk.do(ana.id, "verification", **HOW)
    assert (answer.status_code, answer.json()["level"]) == (200, "verified")
    row = await ana.row()
    assert row.verified_until is not None
    assert abs(row.verified_until - VERIFIED_FOR - now()).total_seconds() < 10
    assert (await ana.messages())[-1].content["text"] == "Priya has checked that it's you"
    [line] = [line for line in await ana.trace() if line.action == "handoff verified"]
    assert (line.actor_id, line.detail["how"]) == (str(ana.desk.id), "date of birth and last bill")


async def test_nobody_is_vouched_for_who_has_only_said_a_name(chat: Opens) -> None:
    someone = await chat(None)
    answer = await someone.desk.do(someone.id, "verification", **HOW)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/nobody-known")
    assert "sign-in form" in answer.json()["detail"]
    assert await level(someone) is Level.anonymous


@pytest.mark.parametrize("how", ["", "   ", "ok", None])
async def test_how_it_was_checked_has_to_be_said(chat: Opens, how: str | None) -> None:
    ana = await chat(ANA)
    answer = await ana.desk.do(ana.id, "verification", how=how)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/malformed")
    assert await level(ana) is Level.identified


async def test_a_card_number_that_was_compared_does_not_stand_in_the_trace(chat: Opens) -> None:
    ana = await chat(ANA)
    (await ana.desk.do(ana.id, "verification", how=f"the card {SAME_CARD}")).raise_for_status()
    assert "4242 4242" not in str([line.detail for line in await ana.trace()])


@pytest.mark.parametrize("what", ["verification", "code"])
async def test_only_who_has_taken_them_up_may(chat: Opens, floor: Floor, parts: Parts, what: str) -> None:
    body = HOW if what == "verification" else {}
    ana = await chat(ANA)
    other = await floor.agent("Lucía H")
    answer = await other.do(ana.id, what, **body)
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/not-yours")
    lead = await floor.agent("Dana L", role=AgentRole.lead)
    assert (await lead.do(ana.id, what, **body)).status_code in (200, 202)
    with_bot = await chat(BEN, taken=False)
    answer = await ana.desk.do(with_bot.id, what, **body)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/changed-hands")


async def test_whoever_was_only_given_it_takes_it_up_first(chat: Opens, floor: Floor, parts: Parts) -> None:
    desk = await floor.agent("Priya Shah")
    ana = await chat(ANA, desk=desk, taken=False)
    (await ana.bot.post("/v1/handoffs", json={"reason": "asked_for_person"})).raise_for_status()
    await assign_all(parts)
    async with parts.database.transaction() as session:
        handoff = await running(session, ana.id)
        assert handoff
        assert handoff.agent_id == desk.id
    for what, body in (("verification", HOW), ("code", {})):
        answer = await desk.do(ana.id, what, **body)
        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/not-taken-up")
    assert await level(ana) is Level.identified


async def test_the_customer_is_asked_in_the_chat_where_nobody_knows_where_to_send_it(chat: Opens, codes: Codes) -> None:
    ana = await chat(ANA)
    answer = await ana.desk.do(ana.id, "code")
    assert (answer.status_code, answer.json()) == (202, {"asked_for": "address", "sent_to": None, "until": None})
    asked = (await ana.messages())[-1].content
    assert asked["form"] == {"kind": "sign_in", "step": "address"}
    assert codes.sent == []
    pending = (await ana.row()).pending
    assert pending
    assert pending["kind"] == "sign_in"


async def test_sent_once_more_it_goes_where_the_last_one_went_and_that_code_signs_in(
    chat: Opens, codes: Codes, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    texting = await chat(ANA, Level.identified, channel="sms", address="+447700900101")
    answer = await texting.desk.do(texting.id, "code")
    assert (answer.json()["asked_for"], answer.json()["sent_to"]) == ("code", "07••• •••101")
    assert "900101" not in answer.text
    again = await texting.desk.do(texting.id, "code")
    assert again.status_code == 202
    assert [address for address, _ in codes.sent] == ["+447700900101"] * 2
    said = (await texting.messages())[-1].content
    assert "six-digit code to 07••• •••101" in said["text"]
    assert said["form"] == {"kind": "sign_in", "step": "code"}
    async with parts.database.session() as session:
        of_it = select(OneTimeCode).where(OneTimeCode.conversation_id == texting.id)
        assert len((await session.scalars(of_it)).all()) == 2
    # The bot, which does not have the conversation, is asked nothing.
    await turns.answer_all(parts, dialogue, texting.id)
    assert bot.turns == []


async def test_the_code_is_refused_to_who_is_verified_and_after_too_many(chat: Opens) -> None:
    ana = await chat(ANA)
    (await ana.desk.do(ana.id, "verification", **HOW)).raise_for_status()
    answer = await ana.desk.do(ana.id, "code")
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/already-proven")
    ben = await chat(BEN, channel="sms", address="+447700900102")
    statuses = [(await ben.desk.do(ben.id, "code")).status_code for _ in range(8)]
    assert statuses[0] == 202
    assert statuses[-1] == 429
    said = [message.content["text"] for message in await ben.messages()]
    assert len([text for text in said if "six-digit" in text]) == statuses.count(202)


@pytest.mark.commits
async def test_said_twice_at_once_it_is_true_once(chat: Opens) -> None:
    ana = await chat(ANA)
    answers = await asyncio.gather(*(ana.desk.do(ana.id, "verification", **HOW) for _ in range(2)))
    assert {answer.status_code for answer in answers} == {200}
    assert await level(ana) is Level.verified
    seqs = [message.seq for message in await ana.messages()]
    assert seqs == list(range(1, len(seqs) + 1))


async def test_what_it_opens_is_the_conversation_and_not_the_browser(
    chat: Opens, callers: Callers, parts: Parts
) -> None:
    """The bot may act for them; whoever sits at the browser has not been spoken to."""
    ana = await chat(ANA)
    async with parts.database.transaction() as session:
        contact_id, customer_id = (await ana.row()).contact_id, (await ana.row()).customer_id
        told = {"contact_id": contact_id, "customer_id": customer_id, "level": Level.identified}
        browser = BrowserSession(**told, token_hash=hash_of(uuid.uuid4().hex), ends_at=now() + timedelta(days=1))
        session.add(browser)
        await session.flush()
    before = await ana.bot.post(QUOTE, json={}, headers=key())
    assert before.json()["type"] == "/problems/sign-in-required"
    (await ana.desk.do(ana.id, "verification", **HOW)).raise_for_status()
    after = await (await callers.bot_in(ana.id)).post(QUOTE, json={}, headers=key())
    assert after.status_code == 201, after.text
    async with parts.database.session() as session:
        assert (await session.get_one(BrowserSession, browser.id)).level is Level.identified
