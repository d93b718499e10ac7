"""A one-time code reaches who asked for it, and stands nowhere on its way."""

import logging
import re
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import text, update

from api.letters.ways import insist_on_ways
from api.parts import Parts
from connectors.base import NotSent, OutcomeUnknown
from models import OneTimeCode
from models.base import now
from tests.api.callers import Callers, key
from tests.api.channels.carrier import Carrier
from tests.api.conftest import Codes
from tests.api.conversations.test_endpoints import opened
from tests.api.letters.conftest import Post, ask_for_code, code_jobs, run_codes


@pytest.fixture
async def path(browser: httpx.AsyncClient) -> str:
    return await opened(browser)


async def test_it_comes_by_text_and_lets_its_reader_in(
    browser: httpx.AsyncClient, path: str, parts: Parts, carrier: Carrier
) -> None:
    await ask_for_code(browser, path)
    await run_codes(parts)
    (outgoing,) = carrier.sent
    code = outgoing.content.text[:6]
    assert outgoing.to == "+447700900101"
    assert re.fullmatch(r"\d{6} is your OptiLink code, until \d\d:\d\d\. .*", outgoing.content.text)
    assert (await browser.post(f"{path}/sign-in", json={"code": code})).json()["level"] == "verified"


async def test_it_comes_by_e_mail_to_who_has_typed_that(
    browser: httpx.AsyncClient, path: str, parts: Parts, carrier: Carrier, post: Post, codes: Codes
) -> None:
    async with parts.database.session() as session:
        address = await session.scalar(text("SELECT email FROM customer WHERE phone = '+447700900101'"))
    await ask_for_code(browser, path, str(address))
    await run_codes(parts)
    (letter,) = post.letters
    assert (letter.to, letter.code) == (address, codes.sent[-1][1])
    assert letter.code
    assert letter.code not in letter.subject
    assert not letter.may_be_refused
    assert not carrier.sent


async def test_a_new_address_gets_its_code_too(callers: Callers, parts: Parts, post: Post, codes: Codes) -> None:
    ana = await callers.customer("101")
    body = {"field": "email", "value": "ana.new@example.com"}
    change = (await ana.post("/v1/accounts/contact-changes", json=body, headers=key())).json()
    await run_codes(parts)
    assert [(letter.to, letter.code) for letter in post.letters] == [codes.sent[-1]]
    path = f"/v1/accounts/contact-changes/{change['id']}/confirmation"
    assert (await ana.post(path, json={"code": post.letters[0].code}, headers=key())).status_code == 200


async def test_the_code_stands_in_no_job_and_in_no_row(
    browser: httpx.AsyncClient, path: str, parts: Parts, codes: Codes
) -> None:
    await ask_for_code(browser, path)
    code = codes.sent[-1][1]
    (job,) = await code_jobs(parts)
    assert job.keys() == {"at", "attempt", "purpose", "row_id", "whole"}
    assert code not in re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT[\d:.+]+", "", job["whole"])
    async with parts.database.session() as session:
        rows = await session.execute(text("SELECT address, code_hash, tries_left FROM one_time_code"))
        assert not [row for row in rows if code in (row.address, row.code_hash)]


async def test_an_unknown_number_queues_as_much_and_is_sent_nothing(
    browser: httpx.AsyncClient, path: str, parts: Parts, carrier: Carrier
) -> None:
    await ask_for_code(browser, path, "07700 900999")
    assert await run_codes(parts) == 1
    assert not carrier.sent


async def test_a_taken_address_queues_as_much_and_is_sent_nothing(callers: Callers, parts: Parts, post: Post) -> None:
    ana = await callers.customer("101")
    async with parts.database.session() as session:
        taken = await session.scalar(text("SELECT email FROM customer WHERE phone = '+447700900102'"))
    body = {"field": "email", "value": taken}
    assert (await ana.post("/v1/accounts/contact-changes", json=body, headers=key())).status_code == 201
    assert await run_codes(parts) == 1
    assert not post.letters


@pytest.mark.parametrize("trouble", [NotSent("it is away", again=True), OutcomeUnknown("no answer")])
async def test_what_did_not_go_out_is_tried_a_few_times_with_the_same_code(
    browser: httpx.AsyncClient,
    path: str,
    parts: Parts,
    carrier: Carrier,
    caplog: pytest.LogCaptureFixture,
    trouble: Exception,
) -> None:
    carrier.fails_with = [trouble] * 9
    await ask_for_code(browser, path)
    tried = []
    while waiting := await code_jobs(parts):
        tried.append(waiting[0]["attempt"])
        await run_codes(parts)
    assert tried == [1, 2, 3, 4]
    assert len({outgoing.content.text for outgoing in carrier.sent}) == 1
    assert len({outgoing.reference for outgoing in carrier.sent}) == 1
    assert "did not go out, after 4 tries" in caplog.text
    assert carrier.sent[0].content.text[:6] not in caplog.text


async def test_a_provider_s_own_pause_is_kept(
    browser: httpx.AsyncClient, path: str, parts: Parts, carrier: Carrier
) -> None:
    carrier.fails_with = [NotSent("slow down", again=True, after=90)]
    await ask_for_code(browser, path)
    await run_codes(parts)
    (job,) = await code_jobs(parts)
    assert job["at"] > now() + timedelta(seconds=80)


async def test_what_is_refused_for_good_is_not_tried_again(
    browser: httpx.AsyncClient, path: str, parts: Parts, carrier: Carrier, caplog: pytest.LogCaptureFixture
) -> None:
    carrier.fails_with = [NotSent("no such number", again=False)]
    await ask_for_code(browser, path)
    await run_codes(parts)
    assert not await code_jobs(parts)
    assert "after 1 tries: no such number" in caplog.text


@pytest.mark.parametrize(
    "change", [{"ends_at": now() - timedelta(seconds=1)}, {"used_at": now()}], ids=["over", "used"]
)
async def test_a_code_that_is_over_or_used_is_not_sent(
    browser: httpx.AsyncClient, path: str, parts: Parts, carrier: Carrier, change: dict[str, object]
) -> None:
    await ask_for_code(browser, path)
    async with parts.database.transaction() as session:
        await session.execute(update(OneTimeCode).values(**change))
    await run_codes(parts)
    assert not carrier.sent


async def test_a_code_made_under_another_secret_is_not_sent(
    browser: httpx.AsyncClient, path: str, parts: Parts, carrier: Carrier, caplog: pytest.LogCaptureFixture
) -> None:
    await ask_for_code(browser, path)
    renewed = parts.settings.model_copy(update={"token_secret": SecretStr("x" * 30)})
    await run_codes(replace(parts, settings=renewed))
    assert not carrier.sent
    assert "another TOKEN_SECRET" in caplog.text


async def test_where_nothing_is_set_up_nothing_is_said_about_it(
    browser: httpx.AsyncClient, path: str, parts: Parts, codes: Codes, caplog: pytest.LogCaptureFixture
) -> None:
    await ask_for_code(browser, path)
    caplog.set_level(logging.WARNING)
    await run_codes(replace(parts, providers={}, email=None))
    assert codes.sent
    assert not [record for record in caplog.records if record.name.startswith("api.letters")]


async def test_a_browser_fills_it_in_on_our_own_pages(
    browser: httpx.AsyncClient, path: str, parts: Parts, carrier: Carrier
) -> None:
    await ask_for_code(browser, path)
    public = parts.settings.model_copy(update={"public_url": "https://my.optilink.example/"})
    await run_codes(replace(parts, settings=public))
    (said,) = carrier.texts
    assert said.endswith(f"\n\n@my.optilink.example #{said[:6]}")
    assert len(said) <= 160
    assert said.isascii()


async def test_production_starts_once_codes_can_reach_people(parts: Parts, carrier: Carrier, post: Post) -> None:
    insist_on_ways(parts)
    with pytest.raises(SystemExit, match="EMAIL_HOST and EMAIL_SENDER"):
        insist_on_ways(replace(parts, email=None))
    with pytest.raises(SystemExit, match="SMPP_HOST or TWILIO_ACCOUNT_SID"):
        insist_on_ways(replace(parts, providers={}))
