"""Tickets and the visits for them: nobody comes for what is over, and nothing is over while somebody is to come."""

from typing import Any

import httpx

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
