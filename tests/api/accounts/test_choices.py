"""Where customers want to be told of what: theirs to choose, but for what has to be heard of."""

from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from api.db import Database
from api.notices import DEFAULTS
from models import Customer, NoticeKind, NotificationChoice
from tests.api.callers import MAYA, Callers, key

CHOICES = "/v1/accounts/notification-choices"


async def choose(client: httpx.AsyncClient, *choices: tuple[str, str, bool]) -> httpx.Response:
    body = [{"kind": kind, "channel": channel, "wanted": wanted} for kind, channel, wanted in choices]
    return await client.put(CHOICES, json={"choices": body}, headers=key())


def wanted(choices: Any, kind: str) -> list[str]:
    (found,) = [each for each in choices["kinds"] if each["kind"] == kind]
    return [each["channel"] for each in found["channels"] if each["wanted"]]


async def test_until_somebody_chooses_service_messages_go_everywhere_and_offers_nowhere(callers: Callers) -> None:
    choices = (await (await callers.customer(MAYA)).get(CHOICES)).json()
    for kind in NoticeKind:
        assert wanted(choices, kind) == ([] if kind is NoticeKind.offer else ["email", "sms", "push"])


def test_every_kind_has_a_default() -> None:
    assert DEFAULTS.keys() == set(NoticeKind)


async def test_a_choice_is_kept_and_the_rest_stays_as_it_is(callers: Callers) -> None:
    maya = await callers.customer(MAYA)
    answer = await choose(maya, ("offer", "email", True), ("usage", "sms", False))
    assert answer.status_code == 200, answer.text
    assert answer.json() == (await maya.get(CHOICES)).json()
    await choose(maya, ("offer", "email", False))
    choices = (await maya.get(CHOICES)).json()
    assert wanted(choices, "offer") == []
    assert wanted(choices, "usage") == ["email", "push"]


@pytest.mark.parametrize("kind", ["bill", "payment", "account"])
async def test_what_has_to_be_heard_of_keeps_one_way(callers: Callers, kind: str) -> None:
    maya = await callers.customer(MAYA)
    assert (await choose(maya, (kind, "email", False), (kind, "push", False))).status_code == 200
    refused = await choose(maya, ("usage", "sms", False), (kind, "sms", False))
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/one-channel-needed")
    assert (refused.json()["field"], refused.json()["about"]) == ("choices", kind)
    choices = (await maya.get(CHOICES)).json()
    assert wanted(choices, kind) == ["sms"]
    assert wanted(choices, "usage") == ["email", "sms", "push"]
    (why,) = [each["needed"] for each in choices["kinds"] if each["kind"] == kind]
    assert refused.json()["detail"].startswith(why)


@pytest.mark.parametrize("kind", ["usage", "outage", "order", "ticket", "offer"])
async def test_the_rest_may_be_switched_off_altogether(callers: Callers, kind: str) -> None:
    maya = await callers.customer(MAYA)
    answer = await choose(maya, *((kind, channel, False) for channel in ("email", "sms", "push")))
    assert wanted(answer.json(), kind) == []


@pytest.mark.parametrize(
    "choices",
    [
        [],
        [{"kind": "weather", "channel": "sms", "wanted": True}],
        [{"kind": "bill", "channel": "pigeon", "wanted": True}],
        [{"kind": "usage", "channel": "sms", "wanted": True}, {"kind": "usage", "channel": "sms", "wanted": False}],
    ],
)
async def test_a_choice_that_makes_no_sense_is_refused_and_leaves_nothing(
    callers: Callers, database: Database, choices: list[object]
) -> None:
    maya = await callers.customer(MAYA)
    answer = await maya.put(CHOICES, json={"choices": choices}, headers=key())
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["field"].startswith("choices")
    async with database.session() as session:
        theirs = select(func.count()).select_from(NotificationChoice).join(Customer)
        assert await session.scalar(theirs.where(Customer.phone == "+447700900113")) == 0
