"""A charge is disputed: told before, opened as a case, held until it is decided, and all of it once."""

import uuid
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select, update

from api.db import Database
from api.systems.faults import Fault, Faults
from models import BillDispute, DisputeState
from models.base import now
from tests.api.billing.accounts import account_of, add_bill
from tests.api.billing.calls import DISPUTES, bill_of, disputed, quoted, quoted_about, roaming_of
from tests.api.callers import ANA, BEN, CHLOE, Callers, key
from tests.api.ticket_desk import TicketDesk


async def count(database: Database) -> int:
    async with database.session() as session:
        return await session.scalar(select(func.count()).select_from(BillDispute)) or 0


async def test_an_offer_tells_what_goes_on_hold_and_changes_nothing(
    callers: Callers, database: Database, desk: TicketDesk
) -> None:
    ana = await callers.customer(ANA)
    offer = await quoted(ana)
    assert offer.status_code == 201
    told = offer.json()
    assert (told["on_hold"]["display"], told["left_to_pay"]["display"]) == ("£39.60", "£44.60")
    assert told["paid_already"] is None
    assert f"decide by {told['decided_by']['display']}" in told["plainly"]
    assert (await count(database), desk.opened) == (0, {})
    assert (await ana.get("/v1/billing/balance")).json()["owed"]["minor"] == 8420


async def test_a_disputed_charge_is_not_owed_wherever_one_looks(callers: Callers, desk: TicketDesk) -> None:
    ana = await callers.customer(ANA)
    answer = await disputed(ana, await quoted(ana, text="I was at home"))
    assert answer.status_code == 201, answer.text
    (ticket,) = desk.opened.values()
    assert answer.json()["number"] == answer.json()["dispute"]["ticket"] == ticket.number
    balance = (await ana.get("/v1/billing/balance")).json()
    assert (balance["owed"]["minor"], balance["held"]["minor"]) == (4460, 3960)
    found = await bill_of(ana)
    assert (found["outstanding"]["minor"], found["held"]["minor"], found["total"]["minor"]) == (4460, 3960, 8420)
    assert (found["state"], found["disputes"][0]["line_id"]) == ("due", roaming_of(found)["id"])
    current = (await ana.get("/v1/billing/current")).json()
    assert (current["outstanding"]["minor"], current["state"]) == (4460, "due")
    (brief,) = (await ana.get("/v1/billing/bills?limit=1")).json()["items"]
    assert (brief["outstanding"]["minor"], brief["held"]["minor"], brief["state"]) == (4460, 3960, "due")
    assert (await ana.get(DISPUTES)).json()["items"] == found["disputes"]
    assert "£39.60 is on hold" in found["disputes"][0]["plainly"]


async def test_the_case_says_what_it_is_about_and_hides_card_numbers(callers: Callers, desk: TicketDesk) -> None:
    bot = await callers.bot(ANA)
    await disputed(bot, await quoted(bot, reason="not_mine", text="my card is 4242 4242 4242 4242"))
    (asked,) = desk.asked
    assert asked.title == "Disputed charge: Roaming data"
    assert "Roaming data, £39.60: the customer says it is not theirs." in asked.text
    assert "4242 4242 4242 4242" not in asked.text
    assert asked.conversation_id is not None
    assert asked.service_id is not None


async def test_a_bill_with_nothing_else_to_pay_is_in_dispute(callers: Callers, database: Database) -> None:
    bill = await add_bill(database, await account_of(database, ANA), date(2019, 1, 15), 700)
    ana = await callers.customer(ANA)
    found = (await ana.get(f"/v1/billing/bills/{bill.id}")).json()
    assert found["state"] == "overdue"
    await disputed(ana, await quoted(ana, bill_id=found["id"], line_id=found["lines"][0]["id"]))
    found = (await ana.get(f"/v1/billing/bills/{bill.id}")).json()
    assert (found["state"], found["outstanding"]["minor"], found["held"]["minor"]) == ("disputed", 0, 700)
    assert (await ana.get("/v1/billing/balance")).json()["overdue"] is None


async def test_what_was_paid_is_not_held_and_is_told_to_come_back(callers: Callers) -> None:
    ben = await callers.customer(BEN)
    bill = await bill_of(ben)
    offer = await quoted_about(ben, bill, bill["lines"][0])
    assert (offer.json()["on_hold"]["minor"], offer.json()["paid_already"]) == (0, bill["lines"][0]["amount"])
    receipt = (await disputed(ben, offer)).json()
    assert "you get" in receipt["dispute"]["plainly"]
    assert (await bill_of(ben))["state"] == "paid"


async def test_the_same_key_twice_opens_one_case(callers: Callers, database: Database, desk: TicketDesk) -> None:
    ana = await callers.customer(ANA)
    offer, once = await quoted(ana), key()
    first, second = [await disputed(ana, offer, once) for _ in range(2)]
    assert first.json() == second.json()
    assert second.headers["Idempotency-Replayed"] == "true"
    assert (await count(database), len(desk.asked)) == (1, 1)
    other = await ana.post(DISPUTES, json={"quote_id": str(uuid.uuid4())}, headers=once)
    assert other.json()["type"] == "/problems/key-reused"


async def test_an_offer_is_used_once(callers: Callers, database: Database, desk: TicketDesk) -> None:
    ana = await callers.customer(ANA)
    offer = await quoted(ana)
    await disputed(ana, offer)
    assert (await disputed(ana, offer)).json()["type"] == "/problems/quote-used"
    assert (await count(database), len(desk.asked)) == (1, 1)


async def test_an_answer_that_was_lost_is_found_by_asking_again(
    callers: Callers, database: Database, desk: TicketDesk, faults: Faults
) -> None:
    ana = await callers.customer(ANA)
    offer = await quoted(ana)
    desk_open = desk.open

    async def open_and_cut_the_line(*arguments: Any, **options: Any) -> Any:
        opened = await desk_open(*arguments, **options)
        await faults.switch("billing", Fault.lost)
        return opened

    desk.open = open_and_cut_the_line  # type: ignore[method-assign]
    assert (await disputed(ana, offer)).json()["type"] == "/problems/outcome-unknown"
    await faults.switch("billing", None)
    desk.open = desk_open  # type: ignore[method-assign]
    assert (await disputed(ana, offer)).status_code == 201
    assert (await count(database), len(desk.opened)) == (1, 1)
    assert (await ana.get("/v1/billing/balance")).json()["held"]["minor"] == 3960


@pytest.mark.parametrize(
    ("state", "told"), [(DisputeState.accepted, "You were right"), (DisputeState.refused, "the charge is right")]
)
async def test_how_it_was_decided_is_told(callers: Callers, database: Database, state: DisputeState, told: str) -> None:
    chloe = await callers.customer(CHLOE)
    bill = await bill_of(chloe)
    await disputed(chloe, await quoted_about(chloe, bill, bill["lines"][0]))
    async with database.transaction() as session:
        await session.execute(update(BillDispute).values(state=state, decided_at=now()))
    (dispute,) = (await chloe.get(DISPUTES)).json()["items"]
    assert told in dispute["plainly"]
    assert dispute["decided_on"] is not None
    assert (await quoted_about(chloe, bill, bill["lines"][0])).json()["type"] == "/problems/already-disputed"


async def test_the_list_of_disputes_has_pages_and_one_query_for_any_number(
    callers: Callers, database: Database, queries: list[str]
) -> None:
    bill = await add_bill(database, await account_of(database, ANA), date(2019, 1, 15), *range(100, 112))
    ana = await callers.customer(ANA)
    found = (await ana.get(f"/v1/billing/bills/{bill.id}")).json()
    counts = []
    for line in found["lines"]:
        await disputed(ana, await quoted_about(ana, found, line))
        queries.clear()
        whole = (await ana.get(DISPUTES)).json()["items"]
        counts.append(len(queries))
    assert len(set(counts)) == 1
    first = (await ana.get(f"{DISPUTES}?limit=7")).json()
    rest = (await ana.get(f"{DISPUTES}?limit=7&cursor={first['next']}")).json()
    assert first["items"] + rest["items"] == whole
    assert [item["title"] for item in whole] == [f"Call {place}" for place in range(12, 0, -1)]
    assert rest["next"] is None
