"""The same file brought twice at once is one file; one file in two messages at once is sent by one of them."""

import asyncio

import httpx
import pytest

from api.parts import Parts
from tests.api.callers import key
from tests.api.conversations.test_endpoints import opened
from tests.api.files.samples import picture
from tests.api.files.test_bringing import bring, stored
from tests.api.files.test_sending import brought, sending

pytestmark = pytest.mark.commits


async def test_brought_twice_at_once_it_is_one_file(browser: httpx.AsyncClient, parts: Parts) -> None:
    path, headers = await opened(browser), key()
    answers = await asyncio.gather(*(bring(browser, path, picture(), headers=headers) for _ in range(6)))
    assert [answer.status_code for answer in answers] == [201] * 6
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert len(stored(parts)) == 1


async def test_two_messages_at_once_do_not_both_send_it(browser: httpx.AsyncClient) -> None:
    path = await opened(browser)
    file = await brought(browser, path)
    answers = await asyncio.gather(*(browser.post(f"{path}/messages", json=sending(file)) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [202, 422, 422, 422]
