"""Visits over HTTP: free times, and one visit for one thing."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from api.db import Database
from api.demo.ids import demo_id
from api.orders import appointments
from models import Level, Service, Ticket, VisitSlot
from tests.api.callers import ANA, FARID, HUGO, INES, MAYA, Callers, key
from tests.api.orders.calls import booked, done, free_slots

INES_SERVICE = demo_id("service", "10000109", 0)


async def taken(database: Database, slot_id: str) -> int:
    async with database.session() as session:
        return (await session.get_one(VisitSlot, uuid.UUID(slot_id))).taken


async def test_free_times_come_day_by_day_and_none_of_them_is_full(callers: Callers, database: Database) -> None:
    farid = await callers.customer(FARID, Level.identified)
    first = (await farid.get("/v1/orders/appointments/slots?kind=repair&limit=5")).json()
    second = (await farid.get(f"/v1/orders/appointments/slots?kind=repair&limit=5&cursor={first['next']}")).json()
    slots = first["items"] + second["items"]
    assert len({slot["id"] for slot in slots}) == 10
    assert [slot["starts_at"] for slot in slots] == sorted(slot["starts_at"] for slot in slots)
    assert {(slot["part"], slot["starts"], slot["ends"]) for slot in slots} == {
        ("morning", "08:00", "12:00"),
        ("afternoon", "13:00", "17:00"),
    }
    async with database.session() as session:
        rows = await session.scalars(select(VisitSlot).where(VisitSlot.id.in_([slot["id"] for slot in slots])))
        assert all(row.taken < row.capacity for row in rows)


async def test_a_visit_is_booked_once_for_one_thing(callers: Callers, database: Database) -> None:
    farid = await callers.customer(FARID, Level.identified)
    slot_id, headers = (await free_slots(farid))[0], key()
    before = await taken(database, slot_id)
    body = {"slot_id": slot_id, "kind": "repair", "note": "Bell broken \N{BELL}"}
    answers = [await farid.post("/v1/orders/appointments", json=body, headers=headers) for _ in "12"]
    assert [answer.status_code for answer in answers] == [201, 201]
    visit = answers[0].json()
    assert (visit["address"], visit["note"], visit["may_change"]) == ("60 Beechcroft Avenue", body["note"], True)
    assert await taken(database, slot_id) == before + 1
    second = await farid.post("/v1/orders/appointments", json=body, headers=key())
    assert second.json()["type"] == "/problems/visit-booked"
    assert second.json()["visit_id"] == visit["id"]


async def test_ines_s_technician_comes_tomorrow(callers: Callers, database: Database) -> None:
    ines = await callers.customer(INES, Level.identified)
    visit = (await ines.get("/v1/orders/appointments")).json()["items"][0]
    assert (visit["starts"], visit["ends"], visit["technician"]) == ("08:00", "10:00", "Marek Dolny")
    assert visit["status"].startswith("Marek Dolny comes on ")
    async with database.session() as session:
        slot = await session.scalar(select(VisitSlot).where(VisitSlot.id == demo_slot(visit)))
        assert slot is not None
        assert (slot.taken, slot.capacity) == (1, 1)


def demo_slot(visit: dict[str, str]) -> uuid.UUID:
    return demo_id("visit_slot", "S11", "repair", visit["starts_at"][:10], 8, 10)


async def test_a_time_of_another_place_or_kind_is_unknown(callers: Callers) -> None:
    ines, farid = await callers.customer(INES), await callers.customer(FARID)
    for slot_id in (*(await free_slots(ines))[:1], *(await free_slots(farid, "install"))[:1], str(uuid.uuid4())):
        body = {"slot_id": slot_id, "kind": "repair"}
        answer = await farid.post("/v1/orders/appointments", json=body, headers=key())
        assert (answer.json()["type"], answer.json()["field"]) == ("/problems/slot-unknown", "slot_id")


async def test_a_time_too_soon_is_not_booked(
    callers: Callers, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    farid = await callers.customer(FARID)
    slot_id = (await free_slots(farid))[0]
    async with database.session() as session:
        starts_at = (await session.get_one(VisitSlot, uuid.UUID(slot_id))).starts_at
    monkeypatch.setattr(appointments, "now", lambda: starts_at - timedelta(hours=1))
    body = {"slot_id": slot_id, "kind": "repair"}
    answer = await farid.post("/v1/orders/appointments", json=body, headers=key())
    assert answer.json()["type"] == "/problems/slot-taken"


async def test_a_visit_is_for_one_s_own_case(callers: Callers, database: Database) -> None:
    farid, hugo = await callers.customer(FARID), await callers.customer(HUGO)
    async with database.session() as session:
        case = (await session.scalars(select(Ticket).where(Ticket.number == "T19877"))).one()
    slot_id = (await free_slots(farid))[0]
    body = {"slot_id": slot_id, "kind": "repair", "ticket_id": str(case.id)}
    strange = await farid.post("/v1/orders/appointments", json=body, headers=key())
    assert (strange.status_code, strange.json()["type"]) == (404, "/problems/case-unknown")
    assert (await done(hugo, "/v1/orders/appointments", body))["ticket_id"] == str(case.id)


async def test_a_line_s_user_books_a_repair_of_their_line_and_no_installation(
    callers: Callers, database: Database
) -> None:
    async with database.transaction() as session:
        maya = demo_id("customer", "+447700900113")
        (await session.get_one(Service, demo_id("service", "10000106", 0))).user_id = maya
    user = await callers.customer(MAYA, Level.identified)
    visit = await booked(user)
    assert [item["id"] for item in (await user.get("/v1/orders/appointments")).json()["items"]] == [visit["id"]]
    asked = await user.get("/v1/orders/appointments/slots?kind=install")
    assert asked.json()["type"] == "/problems/not-account-holder"


async def test_a_phone_line_needs_no_visit(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    answer = await ana.get("/v1/orders/appointments/slots?kind=repair")
    assert answer.json()["type"] == "/problems/service-unknown"
    strange = await ana.get("/v1/orders/appointments/slots?kind=party")
    assert strange.json()["fields"][0]["field"] == "kind"


async def test_old_visits_stand_behind_those_that_come(callers: Callers) -> None:
    hugo = await callers.customer(HUGO)
    new = await booked(hugo)
    first = (await hugo.get("/v1/orders/appointments?limit=2")).json()
    rest = (await hugo.get(f"/v1/orders/appointments?limit=2&cursor={first['next']}")).json()
    states = [visit["state"] for visit in first["items"] + rest["items"]]
    assert (first["items"][0]["id"], states) == (new["id"], ["booked", "completed", "completed", "completed"])
    old = [visit["starts_at"] for visit in (first["items"] + rest["items"])[1:]]
    assert old == sorted(old, reverse=True)
    assert datetime.fromisoformat(old[0]) < datetime.now(UTC)
