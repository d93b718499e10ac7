"""Bills over HTTP: who may see one, and that both sides of the contract mean the same."""

import json
import uuid
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from api import tokens
from api.db import Database
from models import Conversation, Customer, Level
from tests.api.conftest import SECRET
from tests.api.conversations.test_endpoints import opened

CONTRACT = Path(__file__).parents[2] / "contract"
Bearer = Callable[[str], Awaitable[dict[str, str]]]


def contract(name: str) -> Any:
    return json.loads((CONTRACT / f"{name}.json").read_text())


def shape(value: Any) -> Any:
    """What a value is made of, without what it says; null stands for anything."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return type(value).__name__


@pytest.fixture
def acting_for(browser: httpx.AsyncClient, database: Database) -> Bearer:
    """The bot's token, in a conversation that has been signed in to with a number."""

    async def token(number: str) -> dict[str, str]:
        path = await opened(browser)
        async with database.transaction() as session:
            conversation = await session.get_one(Conversation, uuid.UUID(path.rpartition("/")[2]))
            customer = await session.scalar(select(Customer).where(Customer.phone == number))
            assert customer is not None
            conversation.customer_id, conversation.level = customer.id, Level.identified
        browser.cookies.clear()
        return bearer(conversation.id, customer.id)

    return token


def bearer(conversation_id: uuid.UUID, customer_id: uuid.UUID | None, secret: str = SECRET) -> dict[str, str]:
    token = tokens.TurnToken(conversation_id=conversation_id, customer_id=customer_id, level=Level.verified)
    return {"Authorization": f"Bearer {tokens.issue(token, secret)}"}


async def test_the_current_bill_has_the_shape_that_the_bot_reads(
    browser: httpx.AsyncClient, acting_for: Bearer
) -> None:
    response = await browser.get("/v1/billing/current", headers=await acting_for("+447700900101"))
    assert response.status_code == 200
    assert shape(response.json()) | {"lines": [], "autopay": {}} == shape(contract("bill_current")) | {
        "lines": [],
        "autopay": {},
    }
    assert shape(response.json()["lines"][0]) == shape(contract("bill_current")["lines"][0])
    assert response.json()["total"] == contract("bill_current")["total"]
    assert response.json()["change"] == contract("bill_current")["change"]


async def test_what_earlier_bills_left_open_is_told_with_the_current_one(
    browser: httpx.AsyncClient, acting_for: Bearer
) -> None:
    bill = (await browser.get("/v1/billing/current", headers=await acting_for("+447700900103"))).json()
    earlier = bill["earlier"]
    assert earlier["suspended"] is True
    assert earlier["since"]["iso"] < bill["due_on"]["iso"]
    assert earlier["owed"]["minor"] == earlier["amount"]["minor"] + bill["outstanding"]["minor"]


async def test_the_comparison_has_the_shape_that_the_bot_reads(browser: httpx.AsyncClient, acting_for: Bearer) -> None:
    response = await browser.get("/v1/billing/current/comparison", headers=await acting_for("+447700900101"))
    comparison, example = response.json(), contract("bill_comparison")
    assert shape(comparison) == shape(example)
    assert comparison["difference"] == example["difference"]
    told = [(cause["kind"], cause["amount"], cause["cadence"], cause["reason"]) for cause in comparison["causes"]]
    meant = [(cause["kind"], cause["amount"], cause["cadence"], cause["reason"]) for cause in example["causes"]]
    assert told == meant


async def test_a_new_customer_has_no_bill_and_hears_when_it_comes(
    browser: httpx.AsyncClient, acting_for: Bearer
) -> None:
    response = await browser.get("/v1/billing/current", headers=await acting_for("+447700900112"))
    assert response.status_code == 404
    assert shape(response.json()) == shape(contract("problems")["no_bill"])


async def test_a_line_s_user_sees_no_bill(browser: httpx.AsyncClient, acting_for: Bearer) -> None:
    response = await browser.get("/v1/billing/current", headers=await acting_for("+447700900113"))
    assert response.json() == contract("problems")["not_account_holder"]


async def test_nobody_is_asked_to_sign_in(browser: httpx.AsyncClient) -> None:
    await opened(browser)
    response = await browser.get("/v1/billing/current")
    assert response.json() == contract("problems")["sign_in_required"]


async def test_a_token_from_elsewhere_is_refused(browser: httpx.AsyncClient) -> None:
    forged = bearer(uuid.uuid4(), None, secret="another secret, just as long as ours is")
    response = await browser.get("/v1/billing/current", headers=forged)
    assert response.json() == contract("problems")["token_refused"]


async def test_a_token_does_not_outlive_the_sign_in(
    browser: httpx.AsyncClient, acting_for: Bearer, database: Database
) -> None:
    headers = await acting_for("+447700900101")
    async with database.transaction() as session:
        for conversation in await session.scalars(select(Conversation)):
            conversation.customer_id, conversation.level = None, Level.anonymous
    assert (await browser.get("/v1/billing/current", headers=headers)).status_code == 403


async def test_a_token_can_not_name_another_customer(
    browser: httpx.AsyncClient, acting_for: Bearer, database: Database
) -> None:
    await acting_for("+447700900101")
    async with database.session() as session:
        conversation = await session.scalar(select(Conversation))
        other = await session.scalar(select(Customer).where(Customer.phone == "+447700900102"))
    assert conversation is not None
    assert other is not None
    response = await browser.get("/v1/billing/current", headers=bearer(conversation.id, other.id))
    assert response.status_code == 403
