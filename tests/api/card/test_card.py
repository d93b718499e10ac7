"""The card: who, how proven, wants, tried, next, and every part of how things stand. For agents alone, with a trace."""

import uuid
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from api.parts import Parts
from models import Audit, Level
from models.base import now
from tests.api.callers import ANA, CHLOE, ELENA, FARID, HUGO, INES, JAMAL, LIAM, MAYA, key
from tests.api.card.conftest import SAME_CARD, Opens
from tests.api.handoff.conftest import Floor

pytestmark = pytest.mark.commits
PARTS = ("bill", "usage", "services", "outages", "line_test", "cases", "orders", "visits")


def codes(card: dict[str, Any]) -> list[str]:
    return [step["code"] for step in card["next"]]


async def test_the_card_names_the_customer_and_masks_their_number(chat: Opens) -> None:
    card = await (await chat(ANA, Level.verified, until=now() + timedelta(minutes=10))).told("card")
    who = card["who"]
    assert (who["name"], who["number"]) == ("Ana Brown", "07••• •••101")
    assert "900101" not in str(who)
    assert who["since"]["iso"] < str(now().date())


async def test_the_bill_says_what_is_owed_and_what_changed(chat: Opens) -> None:
    bill = (await (await chat(ANA)).told("card"))["bill"]
    assert bill["state"] == "known"
    facts = bill["value"]
    assert (facts["total"]["minor"], facts["change"]["minor"]) == (8420, 4210)
    assert facts["owed"]["minor"] == 8420
    assert facts["causes"][0].endswith("£39.60")


async def test_each_story_shows_in_the_part_it_belongs_to(chat: Opens) -> None:
    chloe = await (await chat(CHLOE)).told("card")
    assert (chloe["bill"]["value"]["overdue"]["amount"]["minor"], chloe["bill"]["value"]["suspended"]) == (2800, True)
    assert codes(chloe) == ["overdue", "prove"]
    elena = await (await chat(ELENA)).told("card")
    [touched] = elena["outages"]["value"]
    assert touched["outage"]["is_running"]
    assert len(touched["services"]) == 2
    assert codes(elena)[0] == "outage"
    hugo = await (await chat(HUGO)).told("card")
    assert hugo["cases"]["value"][0]["is_open"]
    ines = await (await chat(INES)).told("card")
    assert ines["visits"]["value"][0]["state"] == "booked"
    assert codes(ines)[0] == "visit"


async def test_none_is_not_unknown_and_says_why(chat: Opens) -> None:
    ana = await (await chat(ANA)).told("card")
    assert (ana["outages"]["state"], ana["outages"]["value"]) == ("none", None)
    assert ana["line_test"]["state"] == "none"
    liam = await (await chat(LIAM)).told("card")
    assert (liam["bill"]["state"], liam["bill"]["value"]["bill"], liam["bill"]["value"]["total"]) == (
        "known",
        None,
        None,
    )
    jamal = await (await chat(JAMAL)).told("card")
    assert jamal["bill"]["value"]["credit"]["minor"] == 0


async def test_the_user_of_somebody_else_s_line_has_a_card_without_a_bill(chat: Opens) -> None:
    maya = await (await chat(MAYA)).told("card")
    assert (maya["bill"]["state"], maya["bill"]["value"]) == ("none", None)
    assert "somebody else" in maya["bill"]["why"]
    assert [service["held"] for service in maya["services"]["value"]] == [False]
    assert maya["who"]["since"] is None
    assert maya["usage"]["state"] == "known"


async def test_the_last_line_test_is_told_with_the_step_that_follows(chat: Opens) -> None:
    farid = await chat(FARID)
    named = {"On-Behalf-Of": str((await farid.row()).customer_id)}
    tested = await farid.desk.client.post("/v1/diagnostics/tests", json={}, headers=key() | named)
    assert tested.status_code == 201
    card = await farid.told("card")
    assert card["line_test"]["value"]["id"] == tested.json()["id"]
    assert codes(card) == ["line", "prove"]
    assert card["next"][0]["text"].endswith(tested.json()["steps"][0]["text"])


async def test_wants_and_tried_are_what_the_assistant_handed_over(chat: Opens, floor: Floor) -> None:
    desk = await floor.agent("Priya Shah")
    ana = await chat(ANA, desk=desk, taken=False)
    await ana.say("hello")
    await ana.say("I was charged twice!")
    told = {
        "intent": "dispute_charge",
        "slots": {"which_line": "Mobile ending 101", "noted": f"paid with {SAME_CARD}"},
        "tried": ["showed the November bill"],
        "failed": ["the charge is not the customer's"],
    }
    (await ana.bot.post("/v1/handoffs", json={"reason": "asked_for_person", "card": told})).raise_for_status()
    await desk.do(ana.id, "take-over")
    card = await ana.told("card")
    wants = card["wants"]
    assert (wants["text"], wants["reason"], wants["said"]) == (
        "Contest a charge",
        "Asked for a person",
        "hello\nI was charged twice!",
    )
    assert {"name": "which line", "value": "Mobile ending 101"} in wants["slots"]
    assert wants["case"] == "billing"
    assert (card["tried"]["done"], card["tried"]["failed"]) == (told["tried"], told["failed"])
    assert "4242 4242" not in str(card)
    assert "•••• 4242" in str(wants["slots"])


async def test_whom_nobody_knows_has_a_card_that_says_so(chat: Opens) -> None:
    someone = await chat(None)
    await someone.say("my name is Ana Brown")
    card = await someone.told("card")
    assert card["who"] == {"customer_id": None, "name": None, "number": None, "since": None}
    assert {card[name]["state"] for name in PARTS} == {"none"}
    assert {card[name]["why"] for name in PARTS} == {"Nobody knows who this is."}
    assert codes(card) == ["sign_in"]
    assert card["wants"]["said"] == "my name is Ana Brown"
    texting = await chat(None, channel="sms", address="+447700900555")
    assert (await texting.told("card"))["who"]["number"] == "07••• •••555"


async def test_a_secret_and_a_typed_code_are_not_on_it(chat: Opens) -> None:
    ana = await chat(ANA)
    await ana.say("••••••")
    card = await ana.told("card")
    assert card["wants"]["said"] == "••••••"


async def test_one_look_is_one_line_of_the_trace(chat: Opens, parts: Parts) -> None:
    ana = await chat(ANA)
    async with parts.database.session() as session:
        before = len((await session.scalars(select(Audit))).all())
    await ana.told("card")
    async with parts.database.session() as session:
        made = (await session.scalars(select(Audit).order_by(Audit.id))).all()[before:]
    [line] = made
    assert (line.actor_id, line.action) == (
        str(ana.desk.id),
        "GET /v1/desk/conversations/{conversation_id}/card",
    )
    assert (line.subject_kind, line.conversation_id) == ("customer", ana.id)


async def test_nobody_without_a_desk_sees_any_of_it(chat: Opens, browser: httpx.AsyncClient) -> None:
    ana = await chat(ANA)
    for what in ("card", "threads", "summary", "suggestion"):
        answer = await browser.get(f"/v1/desk/conversations/{ana.id}/{what}")
        assert (answer.status_code, answer.json()["type"]) == (401, "/problems/agent-unknown")
        answer = await ana.desk.client.get(f"/v1/desk/conversations/{uuid.uuid4()}/{what}")
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/conversation-unknown")


async def test_it_says_what_it_is_filed_under_and_how_soon_an_answer_is_due(chat: Opens) -> None:
    talk = await chat(ANA)
    card = await talk.told("card")
    assert (card["tags"], card["priority"]) == ([], "normal")
    at = f"/v1/desk/conversations/{talk.id}"
    (await talk.desk.client.put(f"{at}/tags", json={"tags": ["refund", "Bill"]})).raise_for_status()
    assert (await talk.told("card"))["tags"] == ["bill", "refund"]
    ending = {"reason": "solved", "summary": "It was explained."}
    (await talk.desk.client.post(f"{at}/close", json=ending)).raise_for_status()
    assert (await talk.told("card"))["priority"] is None
