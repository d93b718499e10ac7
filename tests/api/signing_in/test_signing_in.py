"""Signing in on a page, with no conversation open: by a code, to whoever reads it, and nobody else."""

import uuid
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import func, select, update

from api.auth import IDENTIFIED_FOR
from api.conversations import turns
from api.dialogue import Dialogue
from api.parts import Parts
from api.sessions import COOKIE, hash_of
from models import BrowserSession, Conversation, OneTimeCode
from models.base import now
from tests.api.callers import ANA, BEN, MAYA, Callers
from tests.api.conftest import Bot, Codes
from tests.api.conversations.test_endpoints import opened, saying

NUMBER = "07700 900101"
STRANGER = "07700 900999"


async def asked(browser: httpx.AsyncClient, address: str | None = NUMBER) -> httpx.Response:
    return await browser.post("/v1/sign-in/codes", json={"address": address})


async def signed_in(browser: httpx.AsyncClient, codes: Codes, address: str = NUMBER) -> httpx.Response:
    assert (await asked(browser, address)).status_code == 202
    return await browser.post("/v1/sign-in", json={"code": codes.sent[-1][1]})


async def test_a_code_signs_in_and_the_cookie_is_a_new_one(
    browser: httpx.AsyncClient, codes: Codes, parts: Parts
) -> None:
    sent = await asked(browser, "077 00-900 101")
    assert sent.status_code == 202, sent.text
    told = sent.json()
    assert (told["ways"], told["resend_after"]) == (["sms", "email"], 30)
    assert "900" not in told["sent_to"].replace(" ", "")
    before = browser.cookies[COOKIE]
    answer = await browser.post("/v1/sign-in", json={"code": codes.sent[-1][1]})
    assert answer.status_code == 200, answer.text
    assert (answer.json()["level"], answer.json()["name"]) == ("verified", "Ana Brown")
    assert browser.cookies[COOKIE] != before
    async with parts.database.session() as session:
        old = select(BrowserSession.id).where(BrowserSession.token_hash == hash_of(before))
        assert await session.scalar(old) is None
        # It took no conversation.
        contact = select(BrowserSession.contact_id).where(BrowserSession.token_hash == hash_of(browser.cookies[COOKIE]))
        held = select(func.count()).where(Conversation.contact_id == contact.scalar_subquery())
        assert await session.scalar(held) == 0
    assert (await browser.get("/v1/billing/balance")).status_code == 200


async def test_nobody_learns_who_is_a_customer(browser: httpx.AsyncClient, codes: Codes) -> None:
    known, unknown = await asked(browser), await asked(browser, STRANGER)
    assert known.status_code == unknown.status_code == 202
    shape = [
        {name: value for name, value in each.json().items() if name not in ("ends_at", "ends_at_display", "sent_to")}
        for each in (known, unknown)
    ]
    assert shape[0] == shape[1]
    assert [address for address, _ in codes.sent] == ["+447700900101"]


async def test_a_wrong_code_costs_a_try_and_the_fifth_the_code(browser: httpx.AsyncClient, codes: Codes) -> None:
    await asked(browser)
    wrong = "000000" if codes.sent[-1][1] != "000000" else "000001"
    left = [(await browser.post("/v1/sign-in", json={"code": wrong})).json()["tries_left"] for _ in range(5)]
    assert left == [4, 3, 2, 1, 0]
    right = await browser.post("/v1/sign-in", json={"code": codes.sent[-1][1]})
    assert (right.status_code, right.json()["type"]) == (410, "/problems/code-expired")


async def test_who_asks_too_often_is_told_when_they_may_again(browser: httpx.AsyncClient, parts: Parts) -> None:
    for _ in range(5):
        assert (await asked(browser)).status_code == 202
    async with parts.database.transaction() as session:
        await session.execute(update(OneTimeCode).values(created_at=now() - timedelta(minutes=40)))
    refused = await asked(browser)
    assert (refused.status_code, refused.json()["type"]) == (429, "/problems/too-many-codes")
    assert 19 * 60 < int(refused.headers["Retry-After"]) <= 20 * 60
    assert "in 20 minutes" in refused.json()["detail"]
    async with parts.database.transaction() as session:
        await session.execute(update(OneTimeCode).values(created_at=now() - timedelta(minutes=61)))
    assert (await asked(browser)).status_code == 202


async def test_somebody_else_s_code_does_not_take_a_browser_over(callers: Callers, codes: Codes) -> None:
    ana = await callers.customer(ANA)
    refused = await signed_in(ana, codes, "07700 900102")
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/somebody-else")
    assert (await ana.get("/v1/me")).json()["name"] == "Ana Brown"


async def test_without_a_session_there_is_nothing_to_bring_a_code_back_to(browser: httpx.AsyncClient) -> None:
    answer = await browser.post("/v1/sign-in", json={"code": "123456"})
    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/session-unknown")


async def test_a_code_of_another_browser_fits_none(browser: httpx.AsyncClient, callers: Callers, codes: Codes) -> None:
    await asked(browser)
    other = callers.nobody()
    await asked(other, STRANGER)
    answer = await other.post("/v1/sign-in", json={"code": codes.sent[-1][1]})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/code-wrong")


async def test_what_was_asked_in_the_chat_goes_on_after_signing_in_beside_it(
    browser: httpx.AsyncClient, codes: Codes, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    path = await opened(browser)
    bot.answers = [{"text": "Who is it?", "custom": {"form": {"kind": "sign_in", "then": "check_bill"}}}]
    await browser.post(f"{path}/messages", json=saying("my bill"))
    conversation_id = uuid.UUID(path.rpartition("/")[2])
    await turns.answer_all(parts, dialogue, conversation_id)
    await signed_in(browser, codes)
    assert (await browser.get(path)).json()["level"] == "verified"
    await turns.answer_all(parts, dialogue, conversation_id)
    assert bot.turns[-1]["intent"] == "check_bill"


async def test_a_conversation_opened_afterwards_knows_them(browser: httpx.AsyncClient, codes: Codes) -> None:
    await signed_in(browser, codes)
    path = await opened(browser)
    assert (await browser.get(path)).json()["customer_name"] == "Ana Brown"


async def test_nobody_is_told_plainly(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/v1/me")
    assert answer.status_code == 200
    assert answer.json() == {
        "level": "anonymous",
        "until": None,
        "name": None,
        "given_name": None,
        "email": None,
        "phone": None,
        "accounts": [],
        "may": {"read": False, "change": False, "see_bills": False},
    }


@pytest.mark.parametrize(("who", "see_bills"), [(ANA, True), (MAYA, False)])
async def test_a_page_is_told_what_may_be_done(callers: Callers, who: str, see_bills: bool) -> None:
    told = (await (await callers.customer(who)).get("/v1/me")).json()
    assert told["may"] == {"read": True, "change": True, "see_bills": see_bills}
    assert told["accounts"][0]["services"]
    assert told["until"]["iso"] > now().isoformat()


async def test_a_level_wears_off_and_is_raised_again_with_the_draft_kept(
    callers: Callers, parts: Parts, codes: Codes
) -> None:
    ben = await callers.customer(BEN)
    path = await opened(ben)
    await let_pass(parts, ben, timedelta(minutes=16))
    draft = {"address": "4 Mill Lane, Sheffield", "postcode": "S11 8AB"}
    key = {"Idempotency-Key": uuid.uuid4().hex}
    refused = await ben.post("/v1/accounts/address/quotes", json=draft, headers=key)
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/sign-in-required")
    assert (refused.json()["needs"], refused.json()["level"]) == ("verified", "identified")
    assert (await ben.get("/v1/me")).json()["may"] == {"read": True, "change": False, "see_bills": True}
    # Who is known need not type their number again.
    assert (await asked(ben, None)).status_code == 202
    raised = await ben.post("/v1/sign-in", json={"code": codes.sent[-1][1]})
    assert (codes.sent[-1][0], raised.json()["level"]) == ("+447700900102", "verified")
    done = await ben.post("/v1/accounts/address/quotes", json=draft, headers=key)
    assert done.status_code == 201, done.text
    assert (await ben.get(path)).status_code == 200


async def test_half_a_day_later_nobody_is_signed_in(callers: Callers, parts: Parts) -> None:
    ben = await callers.customer(BEN)
    await let_pass(parts, ben, timedelta(minutes=15) + IDENTIFIED_FOR)
    assert (await ben.get("/v1/me")).json()["level"] == "anonymous"
    refused = await ben.get("/v1/billing/balance")
    assert (refused.status_code, refused.json()["level"]) == (403, "anonymous")
    assert (await asked(ben, None)).status_code == 403


async def let_pass(parts: Parts, browser: httpx.AsyncClient, time: timedelta) -> None:
    async with parts.database.transaction() as session:
        mine = BrowserSession.token_hash == hash_of(browser.cookies[COOKIE])
        await session.execute(
            update(BrowserSession).where(mine).values(verified_until=BrowserSession.verified_until - time)
        )


async def test_signing_out_leaves_nothing_in_the_browser(browser: httpx.AsyncClient, codes: Codes) -> None:
    await signed_in(browser, codes)
    gone = await browser.post("/v1/sign-out")
    assert gone.status_code == 204
    assert gone.headers["Clear-Site-Data"] == '"storage"'
    assert COOKIE not in browser.cookies
    assert (await browser.get("/v1/me")).json()["level"] == "anonymous"
