"""Tickets over HTTP: who sees which, what can be done to one, and what is said about it."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update

from api.db import Database
from api.parts import Parts
from api.systems.ports.ticketing import Author
from models import ActorKind, Ticket, TicketState
from models.base import now
from tests.api.callers import ANA, HUGO, MAYA, NOOR, PETRA, Callers, key
from tests.api.tickets.calls import case_of


async def opened(browser: httpx.AsyncClient, text: str = "Please look at my line.", **more: str) -> Any:
    answer = await browser.post("/v1/tickets", json={"kind": "request", "text": text} | more, headers=key())
    assert answer.status_code == 201, answer.text
    return answer.json()


async def said(browser: httpx.AsyncClient, path: str) -> list[tuple[str, str, str]]:
    events = (await browser.get(path)).json()["events"]
    return [(event["kind"], event["by"], event["text"]) for event in events]


async def test_a_ticket_is_opened_with_a_number_and_a_promise(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    receipt = await opened(ana, "Where is the\ncontract I asked for?")
    ticket = receipt["ticket"]
    assert (ticket["title"], ticket["state"], ticket["is_late"]) == ("Where is the", "opened", False)
    assert ticket["number"] in receipt["text"]
    assert ticket["promised"]["display"] in receipt["text"]
    path = f"/v1/tickets/{ticket['id']}"
    assert await said(ana, path) == [("opened", "You", "Where is the\ncontract I asked for?")]
    assert (await ana.get("/v1/tickets?state=open")).json()["items"][0]["id"] == ticket["id"]


async def test_the_same_words_again_name_the_open_ticket(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    ticket = (await opened(ana))["ticket"]
    again = await ana.post("/v1/tickets", json={"kind": "request", "text": "please look  at my line."}, headers=key())
    assert (again.status_code, again.json()["number"]) == (409, ticket["number"])
    await ana.post(f"/v1/tickets/{ticket['id']}/closing", json={}, headers=key())
    assert (await opened(ana))["ticket"]["number"] != ticket["number"]


@pytest.mark.parametrize("typed", ["T19877", "t19877", "19877", " t 19 877 ", "T-19877"])
async def test_a_number_is_found_however_it_is_typed(callers: Callers, typed: str) -> None:
    answer = await (await callers.customer(HUGO)).get(f"/v1/tickets/by-number/{typed}")
    assert answer.json()["number"] == "T19877"


@pytest.mark.parametrize("typed", ["TT1", "none", "T1²34", "%00", "9" * 30])
async def test_what_is_no_number_is_told_so(callers: Callers, typed: str) -> None:
    answer = await (await callers.customer(HUGO)).get(f"/v1/tickets/by-number/{typed}")
    assert (answer.status_code, answer.json()["field"]) == (422, "number")


async def test_what_staff_note_for_each_other_is_never_shown(callers: Callers) -> None:
    hugo = await callers.customer(HUGO)
    answer = await hugo.get(await case_of(hugo))
    assert "Very upset" not in answer.text
    assert {event["by"] for event in answer.json()["events"]} == {"You", "OptiLink"}
    assert len(answer.json()["visits"]) == 3


async def test_a_holder_sees_that_a_line_s_user_opened_a_ticket_and_not_the_other_way_round(callers: Callers) -> None:
    maya, noor, petra = [await callers.customer(digits) for digits in (MAYA, NOOR, PETRA)]
    answer = await maya.post("/v1/tickets", json={"kind": "fault", "text": "No signal."}, headers=key())
    path = f"/v1/tickets/{answer.json()['ticket']['id']}"
    seen = (await noor.get(path)).json()
    assert (seen["number"], seen["state"], seen["kind"]) == (answer.json()["ticket"]["number"], "opened", "fault")
    assert (seen["service_id"], seen["is_yours"]) == (answer.json()["ticket"]["service_id"], False)
    assert (await petra.get(path)).status_code == 404
    theirs = f"/v1/tickets/{(await opened(noor))['ticket']['id']}"
    assert (await maya.get(theirs)).json() == (await maya.get("/v1/tickets/" + "0" * 32)).json()
    assert (await maya.post(f"{theirs}/comments", json={"text": "hi"}, headers=key())).status_code == 404


async def test_a_fault_says_which_service_where_there_are_several(callers: Callers) -> None:
    noor = await callers.customer(NOOR)
    answer = await noor.post("/v1/tickets", json={"kind": "fault", "text": "No signal."}, headers=key())
    assert (answer.status_code, answer.json()["field"]) == (409, "service_id")
    receipt = await opened(noor, kind="fault", service_id=answer.json()["choices"][0]["id"])
    assert receipt["ticket"]["service_id"] == answer.json()["choices"][0]["id"]


async def test_chasing_a_late_case_says_so_moves_it_up_and_counts_once_a_day(callers: Callers) -> None:
    hugo = await callers.customer(HUGO)
    path = await case_of(hugo)
    first = (await hugo.post(f"{path}/chasing", headers=key())).json()
    assert (first["counted"], first["was_late"]) == (True, True)
    assert (first["ticket"]["priority"], first["ticket"]["chases"], first["ticket"]["is_late"]) == ("urgent", 1, False)
    assert "we are sorry" in first["text"]
    assert first["ticket"]["promised"]["display"] in first["text"]
    again = (await hugo.post(f"{path}/chasing", headers=key())).json()
    assert (again["counted"], again["was_late"], again["ticket"]["chases"]) == (False, False, 1)
    assert [event[0] for event in await said(hugo, path)].count("chased") == 1


async def test_the_second_chase_moves_up_what_is_not_late(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA)
    ticket = (await opened(ana))["ticket"]
    path = f"/v1/tickets/{ticket['id']}/chasing"
    assert (await ana.post(path, headers=key())).json()["ticket"]["priority"] == "low"
    async with database.transaction() as session:
        await session.execute(update(Ticket).values(chased_at=now() - timedelta(days=1)))
    second = (await ana.post(path, headers=key())).json()
    assert (second["ticket"]["priority"], second["was_late"], second["ticket"]["chases"]) == ("normal", False, 2)
    assert second["ticket"]["promised"]["iso"] <= ticket["promised"]["iso"]


async def test_a_solved_ticket_goes_on_and_a_closed_one_is_followed(
    callers: Callers, parts: Parts, database: Database
) -> None:
    ana = await callers.customer(ANA)
    ticket = (await opened(ana))["ticket"]
    path = f"/v1/tickets/{ticket['id']}"
    still = await ana.post(f"{path}/reopening", json={"text": "Again."}, headers=key())
    assert still.json()["type"] == "/problems/ticket-still-open"
    async with database.session() as session:
        row = await session.scalar(select(Ticket).where(Ticket.number == ticket["number"]))
        assert row
    await parts.systems.ticketing.resolve(row.id, "Mended.", by=Author(ActorKind.agent), reference="solve")
    assert (await ana.post(f"{path}/comments", json={"text": "x"}, headers=key())).json()["state"] == "resolved"
    again = (await ana.post(f"{path}/reopening", json={"text": "Again."}, headers=key())).json()
    assert (again["ticket"]["id"], again["ticket"]["state"]) == (ticket["id"], "in_progress")
    assert again["ticket"]["promised"]
    assert (await ana.post(f"{path}/closing", json={}, headers=key())).json()["ticket"]["state"] == "closed"
    assert (await ana.post(f"{path}/closing", json={}, headers=key())).json()["type"] == "/problems/ticket-over"
    after = (await ana.post(f"{path}/reopening", json={"text": "And again."}, headers=key())).json()["ticket"]
    assert after["id"] != ticket["id"]
    follow = (await ana.get(f"/v1/tickets/{after['id']}")).json()["follows"]
    assert follow == {"id": ticket["id"], "number": ticket["number"]}
    twice = await ana.post(f"{path}/reopening", json={"text": "And again."}, headers=key())
    assert (twice.status_code, twice.json()["number"]) == (409, after["number"])


async def test_what_was_solved_long_ago_is_followed_by_a_new_ticket(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA)
    ticket = (await opened(ana))["ticket"]
    long_ago = now() - timedelta(days=31)
    async with database.transaction() as session:
        mine = Ticket.number == ticket["number"]
        await session.execute(update(Ticket).where(mine).values(state=TicketState.resolved, resolved_at=long_ago))
    answer = await ana.post(f"/v1/tickets/{ticket['id']}/reopening", json={"text": "Again."}, headers=key())
    assert answer.json()["ticket"]["id"] != ticket["id"]


async def test_an_answer_that_was_waited_for_sets_the_work_going(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA)
    ticket = (await opened(ana))["ticket"]
    path = f"/v1/tickets/{ticket['id']}"
    async with database.transaction() as session:
        mine = Ticket.number == ticket["number"]
        await session.execute(update(Ticket).where(mine).values(state=TicketState.waiting_for_customer))
    chase = (await ana.post(f"{path}/chasing", headers=key())).json()
    assert (chase["counted"], chase["ticket"]["chases"]) == (False, 0)
    receipt = (await ana.post(f"{path}/comments", json={"text": "Tuesday."}, headers=key())).json()
    assert receipt["ticket"]["state"] == "in_progress"
    assert ("comment", "You", "Tuesday.") in await said(ana, path)


async def test_the_list_is_cut_into_pages_that_meet(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    numbers = [(await opened(ana, f"Thing {n}"))["ticket"]["number"] for n in range(5)]
    found: list[str] = []
    cursor = ""
    while True:
        page = (await ana.get(f"/v1/tickets?limit=2&state=open{cursor}")).json()
        found += [item["number"] for item in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert found == numbers[::-1]


async def test_an_agent_s_words_are_the_operator_s(callers: Callers) -> None:
    hugo, agent = await callers.customer(HUGO), await callers.agent(HUGO)
    path = await case_of(hugo)
    answer = await agent.post(f"{path}/comments", json={"text": "The permit is here."}, headers=key())
    assert answer.status_code == 201, answer.text
    assert (await said(hugo, path))[-1] == ("comment", "OptiLink", "The permit is here.")
