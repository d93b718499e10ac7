"""The operator's own site signs its visitors in: identified, once a token, and never more than that."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select, update

from api.auth import IDENTIFIED_FOR
from api.conversations import turns
from api.dialogue import Dialogue
from api.parts import Parts
from models import Account, AccountState, BrowserSession, Conversation, Customer
from models.base import now
from tests.api.conftest import Bot, Codes
from tests.api.conversations.conftest import id_in
from tests.api.conversations.test_endpoints import ANA, opened, saying
from tests.api.conversations.test_sign_in import ASKED
from tests.api.identity.signing import NEW, OLD, SECRETS, signed


@pytest.fixture
def parts(parts: Parts) -> Parts:
    return replace(parts, settings=parts.settings.model_copy(update={"widget_secrets": SECRETS}))


async def account_of(parts: Parts, digits: str = "101") -> str:
    holder = select(Customer.id).where(Customer.phone == f"+447700900{digits}").scalar_subquery()
    async with parts.database.session() as session:
        number = await session.scalar(select(Account.number).where(Account.holder_id == holder))
    assert number
    return number


async def vouch(browser: httpx.AsyncClient, path: str, token: str) -> httpx.Response:
    return await browser.post(f"{path}/identity", json={"token": token})


def kind(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"]


@pytest.mark.parametrize("secret", [NEW, OLD])
async def test_who_is_signed_in_at_the_site_may_read_and_not_pay(
    browser: httpx.AsyncClient, parts: Parts, secret: str
) -> None:
    path = await opened(browser)
    before = browser.cookies["selfcare_session"]
    answer = await vouch(browser, path, signed(await account_of(parts), secret))
    assert (answer.status_code, answer.json()["level"]) == (200, "identified"), answer.text
    assert answer.json()["customer_name"] == "Ana Brown"
    assert browser.cookies["selfcare_session"] != before, "a cookie planted before is worth nothing after"
    assert (await browser.get("/v1/billing/balance")).status_code == 200
    paying = await browser.post("/v1/payments/quotes", json={}, headers={"Idempotency-Key": "k" * 20})
    assert kind(paying) == (403, "/problems/sign-in-required")
    assert paying.json()["needs"] == "verified"


async def test_a_customer_s_own_id_names_them_too(browser: httpx.AsyncClient, parts: Parts) -> None:
    async with parts.database.session() as session:
        maya = await session.scalar(select(Customer.id).where(Customer.phone == "+447700900113"))
    answer = await vouch(browser, await opened(browser), signed(str(maya)))
    assert answer.json()["level"] == "identified", answer.text


async def test_the_same_token_opens_one_browser_and_no_other(
    browser: httpx.AsyncClient, transport: httpx.AsyncBaseTransport, parts: Parts
) -> None:
    token = signed(await account_of(parts))
    path = await opened(browser)
    await vouch(browser, path, token)
    again = await vouch(browser, path, token)
    assert again.status_code == 200, "its answer may have been lost"
    async with httpx.AsyncClient(transport=transport, base_url="http://selfcare") as thief:
        there = await opened(thief)
        assert kind(await vouch(thief, there, token)) == (409, "/problems/vouch-used")
        assert (await thief.get(there)).json()["level"] == "anonymous"


@pytest.mark.commits
async def test_of_many_browsers_at_once_a_token_opens_one(transport: httpx.AsyncBaseTransport, parts: Parts) -> None:
    token = signed(await account_of(parts))
    browsers = [httpx.AsyncClient(transport=transport, base_url="http://selfcare") for _ in range(6)]
    paths = [await opened(each) for each in browsers]
    answers = await asyncio.gather(*(vouch(*each, token) for each in zip(browsers, paths, strict=True)))
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409, 409, 409]


@pytest.mark.commits
async def test_two_pages_of_a_browser_at_once_sign_it_in_once(
    browser: httpx.AsyncClient, parts: Parts, transport: httpx.AsyncBaseTransport
) -> None:
    """As when a browser opens its tabs again, each with a token of its own."""
    for _ in range(4):
        path = await opened(browser)
        await browser.post(f"{path}/messages", json=saying("how much is my bill"))
        pages = [
            httpx.AsyncClient(transport=transport, base_url="http://selfcare", cookies=browser.cookies)
            for _ in range(3)
        ]
        tokens = [signed(await account_of(parts)) for _ in pages]
        answers = await asyncio.gather(*(vouch(*each) for each in zip(pages, [path] * 3, tokens, strict=True)))
        # Whoever came later finds it signed in, or opens again.
        assert {answer.status_code for answer in answers} <= {200, 401, 404}
        [page] = [page for page, answer in zip(pages, answers, strict=True) if "set-cookie" in answer.headers]
        there = (await page.get(path)).json()
        assert (there["level"], there["owner"]) == ("identified", "bot")
        messages = (await page.get(f"{path}/messages")).json()["messages"]
        assert [message["seq"] for message in messages] == [*range(1, len(messages) + 1)]
        await page.post("/v1/sign-out")
        browser.cookies.clear()


async def test_signing_out_does_not_make_a_token_new(browser: httpx.AsyncClient, parts: Parts) -> None:
    token = signed(await account_of(parts))
    await vouch(browser, await opened(browser), token)
    await browser.post("/v1/sign-out")
    assert kind(await vouch(browser, await opened(browser), token)) == (409, "/problems/vouch-used")


async def test_a_token_whose_jti_was_used_is_not_taken_for_somebody_else(
    browser: httpx.AsyncClient, transport: httpx.AsyncBaseTransport, parts: Parts
) -> None:
    jti = "the same for all" * 2
    await vouch(browser, await opened(browser), signed(await account_of(parts), jti=jti))
    async with httpx.AsyncClient(transport=transport, base_url="http://selfcare") as other:
        answer = await vouch(other, await opened(other), signed(await account_of(parts, "102"), jti=jti))
    assert kind(answer) == (409, "/problems/vouch-used")


@pytest.mark.parametrize("reference", ["OL-000000", "7b0c3f5e-0000-4000-8000-000000000000", "' OR 1=1 --", "Ana"])
async def test_a_customer_that_nobody_knows_is_told_so(
    browser: httpx.AsyncClient, parts: Parts, reference: str
) -> None:
    path = await opened(browser)
    assert kind(await vouch(browser, path, signed(reference))) == (404, "/problems/vouched-unknown")
    assert (await browser.get(path)).json()["level"] == "anonymous"


async def test_a_closed_account_signs_nobody_in(browser: httpx.AsyncClient, parts: Parts) -> None:
    number = await account_of(parts)
    async with parts.database.transaction() as session:
        closed = {"state": AccountState.closed, "closed_on": now().date()}
        await session.execute(update(Account).where(Account.number == number).values(**closed))
    assert kind(await vouch(browser, await opened(browser), signed(number))) == (404, "/problems/vouched-unknown")


async def test_whoever_is_signed_in_stays_so_when_the_site_names_another(
    browser: httpx.AsyncClient, parts: Parts
) -> None:
    path = await opened(browser)
    await vouch(browser, path, signed(await account_of(parts)))
    ben = signed(await account_of(parts, "102"))
    assert kind(await vouch(browser, path, ben)) == (409, "/problems/somebody-else")
    assert (await browser.get(path)).json()["customer_name"] == "Ana Brown"
    await browser.post("/v1/sign-out")
    answer = await vouch(browser, await opened(browser), signed(await account_of(parts, "102")))
    assert answer.json()["customer_name"] == "Ben Okafor"


async def test_a_verified_customer_stays_verified_and_hears_nothing_twice(
    browser: httpx.AsyncClient, parts: Parts, codes: Codes
) -> None:
    path = await opened(browser)
    await browser.post(f"{path}/sign-in/codes", json={"address": ANA})
    await browser.post(f"{path}/sign-in", json={"code": codes.sent[-1][1]})
    said = (await browser.get(f"{path}/messages")).json()["last_seq"]
    answer = await vouch(browser, path, signed(await account_of(parts)))
    assert (answer.json()["level"], answer.json()["last_seq"]) == ("verified", said)


async def test_what_was_asked_before_is_taken_up(
    browser: httpx.AsyncClient, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    path = await opened(browser)
    bot.answers = [ASKED]
    await browser.post(f"{path}/messages", json=saying("how much is my bill"))
    await turns.answer_all(parts, dialogue, id_in(path))
    await vouch(browser, path, signed(await account_of(parts)))
    await turns.answer_all(parts, dialogue, id_in(path))
    assert bot.turns[-1]["intent"] == "check_bill"


async def test_it_wears_off_after_half_a_day_and_another_token_renews_it(
    browser: httpx.AsyncClient, parts: Parts
) -> None:
    path = await opened(browser)
    await vouch(browser, path, signed(await account_of(parts)))
    async with parts.database.transaction() as session:
        for table in (BrowserSession, Conversation):
            longer_ago = table.verified_until - IDENTIFIED_FOR - timedelta(seconds=1)
            await session.execute(update(table).values(verified_until=longer_ago))
    assert (await browser.get(path)).status_code == 404
    assert (await browser.get("/v1/billing/balance")).status_code == 403
    vouched = (await vouch(browser, await opened(browser), signed(await account_of(parts)))).json()
    assert (vouched["level"], vouched["id"]) == ("identified", str(id_in(path)))
