"""A page that was faster than its browser's new cookie waits for it: nobody new takes the place of who signed in."""

import httpx
import pytest
from sqlalchemy import func, select, update

from api.parts import Parts
from api.sessions import COOKIE, UNDER_WAY
from models import BrowserSession
from tests.api.callers import Callers
from tests.api.conftest import Codes
from tests.api.signing_in.test_signing_in import signed_in

OPENS = [
    ("/v1/conversations", {}),
    ("/v1/sign-in/codes", {"address": "07700 900101"}),
    ("/v1/sign-in/passkeys/challenges", {}),
]


async def sessions(parts: Parts) -> int:
    async with parts.database.session() as session:
        return await session.scalar(select(func.count()).select_from(BrowserSession)) or 0


@pytest.mark.parametrize(("path", "body"), OPENS)
async def test_it_is_told_to_come_again_and_nobody_new_is_made(
    browser: httpx.AsyncClient, codes: Codes, callers: Callers, parts: Parts, path: str, body: dict[str, str]
) -> None:
    await browser.post("/v1/conversations", json={})
    before = browser.cookies[COOKIE]
    assert (await signed_in(browser, codes)).status_code == 200
    count = await sessions(parts)
    page = callers.nobody()
    page.cookies.set(COOKIE, before)
    answer = await page.post(path, json=body)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/cookie-under-way")
    assert answer.headers["retry-after"] == "1"
    assert await sessions(parts) == count
    # It is no way in.
    assert (await page.get("/v1/billing/balance")).status_code == 403
    page.cookies.set(COOKIE, browser.cookies[COOKIE])
    assert (await page.post("/v1/conversations", json={})).json()["customer_name"] == "Ana Brown"


async def test_where_it_never_came_the_browser_begins_anew(
    browser: httpx.AsyncClient, codes: Codes, callers: Callers, parts: Parts
) -> None:
    await browser.post("/v1/conversations", json={})
    before = browser.cookies[COOKIE]
    await signed_in(browser, codes)
    async with parts.database.transaction() as session:
        await session.execute(update(BrowserSession).values(renewed_at=BrowserSession.renewed_at - UNDER_WAY))
    page = callers.nobody()
    page.cookies.set(COOKIE, before)
    answer = await page.post("/v1/conversations", json={})
    assert (answer.status_code, answer.json()["level"]) == (200, "anonymous")
    assert COOKIE in answer.cookies
