"""Visits that are moved or called off over HTTP: in time, and never half."""

import uuid
from datetime import datetime

import pytest
from sqlalchemy import select, update

from api.db import Database
from api.demo.ids import demo_id
from api.orders import appointments, visit_rendering
from models import Appointment, AppointmentState, VisitSlot
from models.base import now
from tests.api.callers import ANA, FARID, INES, PETRA, Callers, key
from tests.api.orders.calls import booked, done, free_slots, ordered

INES_SERVICE = demo_id("service", "10000109", 0)


async def taken(database: Database, slot_id: str) -> int:
    async with database.session() as session:
        return (await session.get_one(VisitSlot, uuid.UUID(slot_id))).taken


@pytest.fixture
def at_noon(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Before the evening, whenever the test runs."""
    noon = now().replace(hour=12, minute=0)
    for module in (appointments, visit_rendering):
        monkeypatch.setattr(module, "now", lambda: noon)
    return noon


def demo_slot(visit: dict[str, str]) -> uuid.UUID:
    return demo_id("visit_slot", "S11", "repair", visit["starts_at"][:10], 8, 10)


async def test_a_visit_moves_whole_or_not_at_all(callers: Callers, database: Database, at_noon: datetime) -> None:
    ines = await callers.customer(INES)
    old = (await ines.get("/v1/orders/appointments")).json()["items"][0]
    slots = await free_slots(ines)
    async with database.transaction() as session:
        await session.execute(update(VisitSlot).where(VisitSlot.id == slots[0]).values(taken=VisitSlot.capacity))
    full = await ines.post(f"/v1/orders/appointments/{old['id']}/move", json={"slot_id": slots[0]}, headers=key())
    assert (full.json()["type"], full.json()["field"]) == ("/problems/slot-taken", "slot_id")
    assert (await ines.get("/v1/orders/appointments")).json()["items"][0]["id"] == old["id"]
    before = await taken(database, slots[1])
    new = await done(ines, f"/v1/orders/appointments/{old['id']}/move", {"slot_id": slots[1]})
    assert (new["ticket_id"], new["technician"]) == (old["ticket_id"], None)
    assert (await taken(database, slots[1]), await taken(database, str(demo_slot(old)))) == (before + 1, 0)
    listed = (await ines.get("/v1/orders/appointments")).json()["items"]
    assert [(visit["id"], visit["state"]) for visit in listed] == [(new["id"], "booked"), (old["id"], "cancelled")]
    over = await ines.post(f"/v1/orders/appointments/{old['id']}/move", json={"slot_id": slots[2]}, headers=key())
    assert (over.json()["type"], over.json()["visit_id"]) == ("/problems/visit-moved", new["id"])
    gone = await ines.post(f"/v1/orders/appointments/{old['id']}/cancellation", headers=key())
    assert (gone.json()["type"], gone.json()["visit_id"]) == ("/problems/visit-moved", new["id"])
    same = await ines.post(f"/v1/orders/appointments/{new['id']}/move", json={"slot_id": slots[1]}, headers=key())
    assert same.json()["type"] == "/problems/visit-booked"


async def test_after_six_the_next_day_s_visit_is_changed_by_telephone(
    callers: Callers, monkeypatch: pytest.MonkeyPatch
) -> None:
    ines = await callers.customer(INES)
    visit = (await ines.get("/v1/orders/appointments")).json()["items"][0]
    late = datetime.fromisoformat(visit["may_change_until"])
    for module in (appointments, visit_rendering):
        monkeypatch.setattr(module, "now", lambda: late)
    for path, body in (("move", {"slot_id": str(uuid.uuid4())}), ("cancellation", None)):
        answer = await ines.post(f"/v1/orders/appointments/{visit['id']}/{path}", json=body, headers=key())
        assert (answer.json()["type"], answer.json()["phone"]) == ("/problems/too-late-to-change", "0800 555 0100")
    assert (await ines.get("/v1/orders/appointments")).json()["items"][0]["may_change"] is False


async def test_a_visit_that_is_called_off_gives_its_time_back(callers: Callers, database: Database) -> None:
    farid = await callers.customer(FARID)
    slot_id = (await free_slots(farid))[0]
    before = await taken(database, slot_id)
    visit = await booked(farid)
    cancelled = await done(farid, f"/v1/orders/appointments/{visit['id']}/cancellation")
    again = await done(farid, f"/v1/orders/appointments/{visit['id']}/cancellation")
    assert (cancelled["state"], again["state"]) == ("cancelled", "cancelled")
    assert await taken(database, slot_id) == before


async def test_an_installation_is_booked_for_its_order_and_goes_with_it(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA)
    order = (await ordered(ana, {"kind": "new_service", "plan_code": "fast-150"}))["order"]
    found = await ana.get(f"/v1/orders/appointments/slots?kind=install&order_id={order['id']}")
    slot_id = found.json()["items"][0]["id"]
    before = await taken(database, slot_id)
    asked = {"slot_id": slot_id, "kind": "install", "order_id": order["id"]}
    visit = await done(ana, "/v1/orders/appointments", asked)
    assert (visit["order_id"], visit["address"]) == (order["id"], "12 Elm Road, S11 0ZZ")
    await done(ana, f"/v1/orders/{order['id']}/cancellation")
    assert (await ana.get("/v1/orders/appointments")).json()["items"][0]["state"] == "cancelled"
    assert await taken(database, slot_id) == before
    ended = await ana.get(f"/v1/orders/appointments/slots?kind=install&order_id={order['id']}")
    assert ended.json()["type"] == "/problems/no-visit-needed"


async def test_another_s_visit_is_unknown(callers: Callers, database: Database) -> None:
    petra = await callers.customer(PETRA)
    async with database.session() as session:
        wanted = select(Appointment.id).where(
            Appointment.service_id == INES_SERVICE, Appointment.state == AppointmentState.booked
        )
        visit_id = (await session.scalars(wanted)).one()
    answer = await petra.post(f"/v1/orders/appointments/{visit_id}/cancellation", headers=key())
    assert answer.json()["type"] == "/problems/appointment-unknown"
