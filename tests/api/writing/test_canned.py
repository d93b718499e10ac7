"""Canned texts: found as agents type, filled in truly or not at all, and kept by leads."""

from typing import Any

import httpx
import pytest
from sqlalchemy import select

from api.demo.canned import make_canned_texts
from api.writing import filling
from models import AgentRole, Audit
from tests.api.handoff.conftest import Desk, Floor
from tests.api.writing.conftest import Talk

CANNED = "/v1/desk/canned"
TEXT = {
    "shortcut": "sorry-late",
    "title": "We are late",
    "text": "It took us long, {customer.given_name}.",
    "language": "en",
}


@pytest.fixture
async def lead(floor: Floor) -> httpx.AsyncClient:
    return (await floor.agent("Aisha Bello", role=AgentRole.lead)).client


async def found(desk: Desk, q: str | None = None, **asked: str) -> list[str]:
    params = asked | ({"q": q} if q else {})
    return [item["shortcut"] for item in (await desk.client.get(CANNED, params=params)).json()["items"]]


async def filled(talk: Talk, shortcut: str) -> dict[str, Any]:
    items = (await talk.sam.client.get(CANNED, params={"q": shortcut})).json()["items"]
    (one,) = [item["id"] for item in items if item["shortcut"] == shortcut]
    return dict((await talk.sam.client.get(f"{talk.at}/canned/{one}")).raise_for_status().json())


async def test_the_demo_s_texts_name_only_what_can_be_filled_in() -> None:
    for text in make_canned_texts():
        filling.insist_on_known(text.text)


async def test_a_shortcut_comes_before_a_title_and_a_title_before_words(floor: Floor, lead: httpx.AsyncClient) -> None:
    sam = await floor.agent("Sam Whitfield")
    for shortcut, title, text in (("zebra", "a", "the quokka"), ("yak", "on quokkas", "b"), ("quokka", "c", "d")):
        told = {"shortcut": shortcut, "title": title, "text": text, "language": "en"}
        assert (await lead.post(CANNED, json=told)).status_code == 201
    assert await found(sam, "QUOKKA") == ["quokka", "yak", "zebra"]
    assert await found(sam, "quokka", language="es") == []
    assert await found(sam, "%") == []
    assert (await sam.client.get(CANNED, params={"language": "English"})).status_code == 422


async def test_another_team_s_texts_are_not_in_the_way(floor: Floor) -> None:
    sam = await floor.agent("Sam Whitfield", teams=["technical"])
    assert "restart-router" in await found(sam)
    assert "pay-later" not in await found(sam)
    lead = await floor.agent("Aisha Bello", role=AgentRole.lead, teams=[])
    assert {"restart-router", "pay-later"} <= set(await found(lead))


async def test_it_is_filled_in_for_whom_we_know_and_names_what_it_lacks(talk: Talk) -> None:
    lacking = await filled(talk, "hello")
    assert lacking["unfilled"] == ["customer.given_name"]
    assert lacking["text"].startswith("Hello {customer.given_name}, this is Sam at OptiLink.")
    assert (await talk.say(lacking["text"])).json()["type"] == "/problems/place-left"
    ana = await talk.signed_in()
    whole = await filled(talk, "hello")
    assert (whole["unfilled"], whole["text"][:10]) == ([], f"Hello {ana.given_name},")
    assert (await talk.say(whole["text"])).status_code == 201
    assert "GET /v1/desk/conversations/{conversation_id}/canned/{canned_id}" in await talk.trace()


async def test_a_macro_says_what_is_done_next(talk: Talk) -> None:
    assert (await filled(talk, "bye"))["then"] == {"do": "close", "team": None}
    assert (await filled(talk, "to-technical"))["then"] == {"do": "transfer", "team": "technical"}
    assert (await filled(talk, "moment"))["then"] is None


def test_what_is_filled_in_is_not_looked_through_again() -> None:
    told = filling.fill(
        "{customer.name}: { brand.name } {x}", {"customer.name": "{brand.name}", "brand.name": "OptiLink"}
    )
    assert (told.text, told.unfilled) == ("{brand.name}: OptiLink {x}", ["x"])


async def test_a_lead_adds_changes_and_removes_and_each_leaves_a_trace(lead: httpx.AsyncClient, floor: Floor) -> None:
    added = (await lead.post(CANNED, json=TEXT)).json()
    told = TEXT | {"title": "Late", "then": {"do": "transfer", "team": "accounts"}}
    changed = (await lead.put(f"{CANNED}/{added['id']}", json=told)).json()
    assert (changed["title"], changed["then"]) == ("Late", {"do": "transfer", "team": "accounts"})
    assert (await lead.delete(f"{CANNED}/{added['id']}")).status_code == 204
    for gone in (await lead.delete(f"{CANNED}/{added['id']}"), await lead.put(f"{CANNED}/{added['id']}", json=TEXT)):
        assert (gone.status_code, gone.json()["type"]) == (404, "/problems/canned-unknown")
    async with floor.parts.database.session() as session:
        rows = list(await session.scalars(select(Audit).where(Audit.subject_id == added["id"]).order_by(Audit.id)))
    assert [row.action for row in rows] == [f"canned text {what}" for what in ("added", "changed", "removed")]
    assert rows[1].detail["before"]["text"] == TEXT["text"]


@pytest.mark.parametrize(
    ("told", "status", "kind"),
    [
        ({"text": "Hello {customer.salary}"}, 422, "placeholder-unknown"),
        ({"shortcut": "hello"}, 409, "shortcut-taken"),
        ({"shortcut": "two words"}, 422, "malformed"),
        ({"language": "English"}, 422, "malformed"),
        ({"team": "no_such"}, 404, "team-unknown"),
        ({"then": {"do": "transfer"}}, 422, "malformed"),
        ({"then": {"do": "close", "team": "accounts"}}, 422, "malformed"),
        ({"then": {"do": "transfer", "team": "no_such"}}, 404, "team-unknown"),
        ({"text": " "}, 422, "malformed"),
    ],
)
async def test_what_can_not_be_kept_is_refused(
    told: dict[str, Any], status: int, kind: str, lead: httpx.AsyncClient
) -> None:
    answer = await lead.post(CANNED, json=TEXT | told)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{kind}")
    if kind == "placeholder-unknown":
        assert "{customer.salary}" in answer.json()["detail"]
    assert (await lead.get(CANNED, params={"q": "sorry-late"})).json()["items"] == []


async def test_a_shortcut_is_taken_by_another_s_change_too_and_both_stay_as_they_were(lead: httpx.AsyncClient) -> None:
    added = (await lead.post(CANNED, json=TEXT)).json()
    answer = await lead.put(f"{CANNED}/{added['id']}", json=TEXT | {"shortcut": "hello"})
    assert answer.json()["type"] == "/problems/shortcut-taken"
    assert (await lead.get(CANNED, params={"q": "sorry-late"})).json()["items"] == [added]


async def test_an_agent_changes_no_texts(floor: Floor) -> None:
    sam = await floor.agent("Sam Whitfield")
    answer = await sam.client.post(CANNED, json=TEXT)
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/leads-only")
