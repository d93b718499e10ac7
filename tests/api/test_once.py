"""A request with a key is done once: asked again, asked twice at once, left half-way, refused."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import APIRouter, FastAPI
from pydantic import BaseModel

from api.access import Anybody
from api.app import assemble
from api.bodies import Body, Line
from api.db import Database
from api.errors import Refused, render_errors
from api.once import REPLAYED, DoneOnce
from api.settings import Settings
from api.systems.base import OutcomeUnknown
from tests.api.conftest import Codes, settings_for


class Wish(Body):
    wish: Line


class Granted(BaseModel):
    wish: str
    count: int
    reference: str


class NoMoreWishes(Refused):
    """Three is all there are."""


class Fairy:
    """Grants wishes, and counts them."""

    def __init__(self) -> None:
        self.references: list[str] = []
        self.fail_with: BaseException | None = None
        self.slowly = 0.0

    async def grant(self, wish: str, reference: str) -> Granted:
        self.references.append(reference)
        await asyncio.sleep(self.slowly)
        if self.fail_with is not None:
            raise self.fail_with
        return Granted(wish=wish, count=len(self.references), reference=reference)


@pytest.fixture
def fairy() -> Fairy:
    return Fairy()


@pytest.fixture
async def client(fairy: Fairy, own_database: str, redis_url: str, codes: Codes) -> AsyncIterator[httpx.AsyncClient]:
    """On a database of its own, where two requests at once are two connections."""
    chosen: Settings = settings_for(own_database, redis_url)
    database = Database(chosen.database_url)
    from redis.asyncio import Redis

    redis: Redis = Redis.from_url(redis_url, decode_responses=True)
    app = FastAPI()
    app.state.parts = assemble(chosen, database=database, redis=redis, codes=codes)
    render_errors(app)
    router = APIRouter()

    @router.post("/wishes", status_code=201)
    async def wish(body: Wish, caller: Anybody, once: DoneOnce) -> Granted:
        return await once.run(Granted, lambda reference: fairy.grant(body.wish, reference))

    app.include_router(router)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://fairy") as client:
        yield client
    await redis.aclose()
    await database.close()


async def ask(client: httpx.AsyncClient, wish: str = "rain", key: str | None = "a-first-key") -> httpx.Response:
    headers = {} if key is None else {"Idempotency-Key": key}
    return await client.post("/wishes", json={"wish": wish}, headers=headers)


async def test_the_same_request_again_gets_the_same_answer_and_does_nothing(
    client: httpx.AsyncClient, fairy: Fairy
) -> None:
    first, second = await ask(client), await ask(client)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert (REPLAYED in first.headers, second.headers[REPLAYED]) == (False, "true")
    assert len(fairy.references) == 1


async def test_another_body_under_the_same_key_is_refused(client: httpx.AsyncClient, fairy: Fairy) -> None:
    await ask(client)
    answer = await ask(client, wish="sun")
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/key-reused")
    assert len(fairy.references) == 1


async def test_another_key_is_another_wish(client: httpx.AsyncClient, fairy: Fairy) -> None:
    await ask(client)
    assert (await ask(client, key="a-second-key")).json()["count"] == 2
    assert len(set(fairy.references)) == 2


async def test_two_at_once_are_done_once_and_both_are_answered(client: httpx.AsyncClient, fairy: Fairy) -> None:
    fairy.slowly = 0.2
    answers = await asyncio.gather(*(ask(client) for _ in range(8)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.text for answer in answers}) == 1
    assert len(fairy.references) == 1


@pytest.mark.parametrize("key", [None, "short", "x" * 81])
async def test_without_a_good_key_nothing_is_done(client: httpx.AsyncClient, fairy: Fairy, key: str | None) -> None:
    answer = await ask(client, key=key)
    assert answer.status_code == 422
    assert "idempotency-key" in answer.text.lower()
    assert fairy.references == []


async def test_a_refusal_is_an_answer_and_is_kept(client: httpx.AsyncClient, fairy: Fairy) -> None:
    fairy.fail_with = NoMoreWishes("There are no more.", left=0)
    first = await ask(client)
    fairy.fail_with = None
    second = await ask(client)
    assert first.json() == second.json()
    assert (second.status_code, second.json()["type"], second.json()["left"]) == (409, "/problems/no-more-wishes", 0)
    assert len(fairy.references) == 1


UNDECIDED = [OutcomeUnknown("No."), RuntimeError("nobody foresaw this"), NoMoreWishes("Not now.", retry_after=2)]


@pytest.mark.parametrize("failure", UNDECIDED)
async def test_what_was_not_decided_may_be_asked_again_at_once_under_the_same_reference(
    client: httpx.AsyncClient, fairy: Fairy, failure: BaseException
) -> None:
    fairy.fail_with = failure
    assert (await ask(client)).status_code >= 400
    fairy.fail_with = None
    assert (await ask(client)).status_code == 201
    assert len(fairy.references) == 2
    assert len(set(fairy.references)) == 1, "a system finds by the reference what the first try has done"


async def test_an_unknown_field_is_refused_by_its_name(client: httpx.AsyncClient, fairy: Fairy) -> None:
    answer = await client.post(
        "/wishes", json={"wish": "rain", "colour": "red"}, headers={"Idempotency-Key": "a-first-key"}
    )
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "colour")
    assert fairy.references == []
