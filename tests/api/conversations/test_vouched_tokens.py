"""A token of the operator's site is repeated nowhere, and forgotten once it has ended."""

import logging
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import func, select, update

from api.housekeeping import tidy
from api.parts import Parts
from models import UsedToken
from models.base import now
from tests.api.conversations.test_endpoints import opened
from tests.api.conversations.test_vouched import account_of, kind, parts, vouch
from tests.api.identity.signing import signed

__all__ = ["parts"]


async def test_no_log_and_no_answer_repeats_a_token(
    browser: httpx.AsyncClient, parts: Parts, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    path, number = await opened(browser), await account_of(parts)
    told = ""
    for token in (signed(number), signed(number, "x" * 40), signed("OL-000000"), "x" * 5000):
        told += (await vouch(browser, path, token)).text
        assert token not in told
        assert token.split(".")[-1] not in told + caplog.text
    async with parts.database.session() as session:
        assert await session.scalar(select(func.count()).select_from(UsedToken)) == 1


async def test_where_no_site_has_a_secret_nobody_is_vouched_for(
    browser: httpx.AsyncClient, parts: Parts, application: FastAPI
) -> None:
    application.state.parts = replace(parts, settings=parts.settings.model_copy(update={"widget_secrets": {}}))
    answer = await vouch(browser, await opened(browser), signed(await account_of(parts)))
    assert kind(answer) == (404, "/problems/vouch-not-set-up")


async def test_tokens_that_have_ended_are_forgotten(browser: httpx.AsyncClient, parts: Parts) -> None:
    await vouch(browser, await opened(browser), signed(await account_of(parts)))
    await tidy(parts.database)
    async with parts.database.transaction() as session:
        assert await session.scalar(select(func.count()).select_from(UsedToken)) == 1
        await session.execute(update(UsedToken).values(ends_at=now() - timedelta(seconds=1)))
    await tidy(parts.database)
    async with parts.database.session() as session:
        assert await session.scalar(select(func.count()).select_from(UsedToken)) == 0
