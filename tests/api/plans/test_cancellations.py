"""Leaving: the day, the cost and the way back are said first, and no step is there to wear anybody down."""

from datetime import date, timedelta

from sqlalchemy import select

from api.db import Database
from api.parts import Parts
from api.plans.cycle import cycle_of, split
from api.plans.due import apply_due
from models import Account, OrderKind, Service, ServiceAddon, ServiceState, TicketKind
from tests.api.callers import ANA, BEN, GRACE, Callers, key
from tests.api.plans.conftest import Orders, change, leave, post, refused, services_of
from tests.api.ticket_desk import TicketDesk

LEAVE = {"reason": "not_needed"}


async def test_grace_leaves_after_her_notice_and_it_costs_nothing(
    callers: Callers, database: Database, orders: Orders, parts: Parts, today: date
) -> None:
    grace, (line,) = await callers.customer(GRACE), await services_of(database, GRACE)
    quoted = await post(grace, "cancellations/quotes", LEAVE)
    last = today + timedelta(days=30)
    assert quoted["ends_on"]["iso"] == quoted["earliest_on"]["iso"] == last.isoformat()
    assert (quoted["early"], quoted["early_total"]["minor"], quoted["alternative"]) == ([], 0, None)
    assert quoted["told"].endswith("Leaving costs nothing.")
    assert len(quoted["equipment"]) == 1
    async with database.session() as session:
        billing_day = (await session.get_one(Account, line.account_id)).billing_day
    back = split(3100, cycle_of(billing_day, last), last + timedelta(days=1)).left
    assert quoted["paid_back"]["minor"] == back
    done = await post(grace, "cancellations", {"quote_id": quoted["quote_id"], "talk_first": False})
    assert (done["kind"], done["ends_on"], done["equipment"]) == ("end", quoted["ends_on"], quoted["equipment"])
    (new,) = orders.placed.values()
    assert (new.kind, new.expected_on, new.detail["paid_back_minor"]) == (OrderKind.cease, last, back)
    (mine,) = (await grace.get("/v1/plans/mine")).json()["services"]
    assert (mine["pending"]["kind"], mine["pending"]["number"]) == ("cease", done["number"])
    assert await apply_due(parts, last) == []
    assert len(await apply_due(parts, last + timedelta(days=1))) == 1
    async with database.session() as session:
        row = await session.get_one(Service, line.id)
        assert (row.state, row.ceased_on) == (ServiceState.ceased, last)


async def test_leaving_early_is_itemised_and_a_later_day_costs_less(
    callers: Callers, database: Database, today: date
) -> None:
    grace, (line,) = await callers.customer(GRACE), await services_of(database, GRACE)
    contract_end = today + timedelta(days=200)
    await change(database, line, contract_ends_on=contract_end)
    early = await post(grace, "cancellations/quotes", LEAVE)
    assert early["early_total"]["minor"] == sum(item["amount"]["minor"] for item in early["early"]) > 0
    assert early["early"][0]["text"] == "5 months at 60% of £31.00"
    assert early["free_on"]["iso"] == contract_end.isoformat()
    (mine,) = (await grace.get("/v1/plans/mine")).json()["services"]
    assert mine["contract"]["leaving_costs"] == early["early_total"]
    wanted = {**LEAVE, "wanted_on": (today + timedelta(days=120)).isoformat()}
    later = await post(grace, "cancellations/quotes", wanted)
    assert 0 < later["early_total"]["minor"] < early["early_total"]["minor"]
    free = await post(grace, "cancellations/quotes", {**LEAVE, "wanted_on": contract_end.isoformat()})
    assert free["early"] == []


async def test_a_person_calls_first_where_the_customer_wants_it(
    callers: Callers, orders: Orders, tickets: TicketDesk
) -> None:
    grace = await callers.customer(GRACE)
    _, done = await leave(grace, {"reason": "price"}, talk_first=True)
    assert (done["kind"], done["number"], done["order_id"], done["ends_on"]) == ("call", "T90001", None, None)
    (ticket,) = tickets.asked
    assert ticket.kind is TicketKind.request
    assert ticket.title.startswith("Retention: ")
    assert "Reason: price" in ticket.text
    assert orders.placed == {}


async def test_an_end_is_taken_back_until_its_day(callers: Callers) -> None:
    grace = await callers.customer(GRACE)
    _, done = await leave(grace, LEAVE)
    again = await refused(grace, "cancellations/quotes", LEAVE)
    assert (again["type"], again["order_id"]) == ("already-leaving", done["order_id"])
    answer = await grace.delete(f"/v1/plans/cancellations/{done['order_id']}", headers=key())
    assert answer.json()["told"].endswith("stays with us on Fast 150. Nothing else changes.")
    await post(grace, "cancellations/quotes", LEAVE)


async def test_an_end_that_is_over_or_somebody_else_s_is_not_taken_back(
    callers: Callers, parts: Parts, today: date
) -> None:
    grace = await callers.customer(GRACE)
    _, done = await leave(grace, LEAVE)
    path = f"/v1/plans/cancellations/{done['order_id']}"
    ben = await (await callers.customer(BEN)).delete(path, headers=key())
    assert ben.json()["type"] == "/problems/change-unknown"
    await apply_due(parts, today + timedelta(days=31))
    assert (await grace.delete(path, headers=key())).json()["type"] == "/problems/change-done"


async def test_leaving_takes_a_planned_change_back(callers: Callers, parts: Parts, today: date) -> None:
    grace = await callers.customer(GRACE)
    planned = await post(grace, "changes/quotes", {"plan_code": "max-500", "when": "next_bill"})
    planned = await post(grace, "changes", {"quote_id": planned["quote_id"]})
    quoted, done = await leave(grace, LEAVE)
    assert quoted["withdraws"]["number"] == planned["number"]
    (mine,) = (await grace.get("/v1/plans/mine")).json()["services"]
    assert mine["pending"]["number"] == done["number"]
    carried_out = await apply_due(parts, today + timedelta(days=31))
    assert [one.number for one in carried_out] == [done["number"]]


async def test_a_lost_answer_ends_the_line_once(callers: Callers, orders: Orders) -> None:
    grace, headers = await callers.customer(GRACE), key()
    quoted = await post(grace, "cancellations/quotes", LEAVE)
    body, orders.loses = {"quote_id": quoted["quote_id"], "talk_first": False}, True
    assert (await grace.post("/v1/plans/cancellations", json=body, headers=headers)).status_code == 503
    again = await grace.post("/v1/plans/cancellations", json=body, headers=headers)
    assert (again.status_code, len(orders.placed)) == (201, 1)


async def test_an_offer_does_not_outlive_a_change_of_the_contract(
    callers: Callers, database: Database, orders: Orders, today: date
) -> None:
    grace, (line,) = await callers.customer(GRACE), await services_of(database, GRACE)
    quoted = await post(grace, "cancellations/quotes", LEAVE)
    await change(database, line, contract_ends_on=today + timedelta(days=500))
    body = {"quote_id": quoted["quote_id"], "talk_first": False}
    assert (await refused(grace, "cancellations", body))["type"] == "offer-outdated"
    assert orders.placed == {}


async def test_what_was_never_paid_is_not_paid_back(callers: Callers, database: Database, today: date) -> None:
    ana, (line,) = await callers.customer(ANA), await services_of(database, ANA)
    async with database.transaction() as session:
        (await session.get_one(Account, line.account_id)).billing_day = max((today - timedelta(days=3)).day % 29, 1)
    mourning, later = {"reason": "bereavement"}, {**LEAVE, "wanted_on": (today + timedelta(days=70)).isoformat()}
    before = [await post(ana, "cancellations/quotes", body) for body in (mourning, later)]
    added = await post(ana, "addons/quotes", {"addon_code": "intl-calls", "action": "add"})
    assert "the days until your next bill are free" in added["told"]
    await post(ana, "addons/changes", {"quote_id": added["quote_id"]})
    after = [await post(ana, "cancellations/quotes", body) for body in (mourning, later)]
    assert after[0]["paid_back"]["minor"] == before[0]["paid_back"]["minor"]
    # By then it has been charged with a bill, like the plan.
    assert after[1]["paid_back"]["minor"] > before[1]["paid_back"]["minor"]


async def test_add_ons_end_with_their_line(callers: Callers, database: Database, parts: Parts, today: date) -> None:
    ana, (line,) = await callers.customer(ANA), await services_of(database, ANA)
    quoted, _ = await leave(ana, LEAVE)
    assert "Add-ons end with the line." in quoted["final_bill"]
    await apply_due(parts, today + timedelta(days=31))
    async with database.session() as session:
        ends = list(await session.scalars(select(ServiceAddon.ends_on).where(ServiceAddon.service_id == line.id)))
    assert ends == [today + timedelta(days=30)]
