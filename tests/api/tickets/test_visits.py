"""Tickets and the visits for them: nobody comes for what is over, and nothing is over while somebody is to come."""

from typing import Any

import httpx

from api.parts import Parts
from api.systems.faults import Fault, Faults
from tests.api.callers import FARID, Callers, key
from tests.api.orders.calls import booked, free_slots

VISITS = "/v1/orders/appointments"


async def fault_of(browser: httpx.AsyncClient, text: str = "It is slow.") -> Any:
    answer = await browser.post("/v1/tickets", json={"kind": "fault", "text": text}, headers=key())
    assert answer.status_code == 201, answer.text
    return answer.json()["ticket"]


async def visit_for(browser: httpx.AsyncClient, ticket: Any) -> httpx.Response:
    body = {"slot_id": (await free_slots(browser))[0], "kind": "repair", "ticket_id": ticket["id"]}
    return await browser.post(VISITS, json=body, headers=key())


async def closing(browser: httpx.AsyncClient, ticket: Any) -> httpx.Response:
    return await browser.post(f"/v1/tickets/{ticket['id']}/closing", json={}, headers=key())


async def test_a_ticket_is_not_closed_while_a_technician_is_to_come(callers: Callers) -> None:
    farid = await callers.customer(FARID)
    ticket = await fault_of(farid)
    visit = (await visit_for(farid, ticket)).json()
    refused = await closing(farid, ticket)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/visit-still-booked")
    assert (refused.json()["visit_id"], visit["starts"] in refused.json()["detail"]) == (visit["id"], True)
    assert (await farid.get(f"/v1/tickets/{ticket['id']}")).json()["state"] == "opened"
    await farid.post(f"{VISITS}/{visit['id']}/cancellation", headers=key())
    assert (await closing(farid, ticket)).json()["ticket"]["state"] == "closed"


async def test_nobody_is_sent_for_a_ticket_that_is_over(callers: Callers) -> None:
    farid = await callers.customer(FARID)
    ticket = await fault_of(farid)
    await closing(farid, ticket)
    refused = await visit_for(farid, ticket)
    assert (refused.json()["type"], refused.json()["field"]) == ("/problems/case-over", "ticket_id")
    assert (await farid.get(VISITS)).json()["items"] == []
    assert (await booked(farid))["ticket_id"] is None


async def test_a_repair_is_for_the_one_open_fault_of_its_service_and_for_none_of_two(callers: Callers) -> None:
    farid = await callers.customer(FARID)
    ticket = await fault_of(farid)
    visit = await booked(farid)
    assert visit["ticket_id"] == ticket["id"]
    await farid.post(f"{VISITS}/{visit['id']}/cancellation", headers=key())
    await fault_of(farid, "And it drops.")
    assert (await booked(farid))["ticket_id"] is None


async def test_a_visit_that_is_moved_or_cancelled_is_told_once_in_its_ticket(callers: Callers) -> None:
    farid = await callers.customer(FARID)
    path = f"/v1/tickets/{(await fault_of(farid))['id']}"
    visit, once = await booked(farid), key()
    assert (await farid.get(path)).json()["promised"]["iso"] == visit["ends_at"]
    body = {"slot_id": (await free_slots(farid))[-1]}
    moved = [(await farid.post(f"{VISITS}/{visit['id']}/move", json=body, headers=once)).json() for _ in "12"][1]
    ticket = (await farid.get(path)).json()
    assert (ticket["promised"]["iso"], ticket["is_late"]) == (moved["ends_at"], False)
    for _ in "12":
        assert (await farid.post(f"{VISITS}/{moved['id']}/cancellation", headers=key())).status_code == 200
    ticket = (await farid.get(path)).json()
    told = [event["text"] for event in ticket["events"] if event["kind"] == "visit"]
    assert len(told) == 3
    assert told[0].startswith("A technician comes on ")
    assert told[1].startswith("The visit was moved: it is now on ")
    assert told[2].endswith(" was cancelled.")
    assert ticket["promised"]["iso"] < moved["ends_at"]


async def test_a_move_whose_ticket_could_not_be_told_is_told_by_asking_again(callers: Callers, parts: Parts) -> None:
    farid = await callers.customer(FARID)
    path = f"/v1/tickets/{(await fault_of(farid))['id']}"
    visit, once, faults = await booked(farid), key(), Faults(parts.redis)
    body = {"slot_id": (await free_slots(farid))[-1]}
    await faults.switch("ticketing", Fault.down)
    lost = await farid.post(f"{VISITS}/{visit['id']}/move", json=body, headers=once)
    await faults.switch("ticketing", None)
    again = await farid.post(f"{VISITS}/{visit['id']}/move", json=body, headers=once)
    assert (lost.status_code, again.status_code) == (503, 201)
    assert (await farid.get(path)).json()["promised"]["iso"] == again.json()["ends_at"]
