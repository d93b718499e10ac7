"""What is owed in all: over every unpaid bill, however old."""

from datetime import date, timedelta

import pytest

from api.db import Database
from api.demo.days import Days
from api.parts import Parts
from api.systems.faults import Fault, Faults
from models import BillState, Level
from tests.api.billing.accounts import account_of, add_bill
from tests.api.callers import ANA, BEN, CHLOE, JAMAL, LIAM, MAYA, Callers

BALANCE = "/v1/billing/balance"


async def test_one_bill_that_is_not_due_yet_is_owed_and_not_overdue(callers: Callers) -> None:
    balance = (await (await callers.customer(ANA)).get(BALANCE)).json()
    assert balance["owed"]["display"] == "£84.20"
    assert (balance["overdue"], balance["held"], balance["credit"]) == (None, None, None)
    assert balance["unpaid_bills"] == 1
    assert balance["next_due_on"]["iso"] > Days.of_now().today.isoformat()
    assert balance["next_bill_on"]["iso"] > balance["next_due_on"]["iso"]


async def test_what_is_overdue_is_told_with_since_when(callers: Callers) -> None:
    chloe = await callers.customer(CHLOE)
    balance, bills = (await chloe.get(BALANCE)).json(), (await chloe.get("/v1/billing/bills")).json()["items"]
    assert balance["owed"]["minor"] == 2800 + 3300
    assert balance["overdue"] == {"amount": bills[1]["total"], "since": bills[1]["due_on"]}
    assert (balance["unpaid_bills"], balance["suspended"]) == (2, True)


async def test_a_paid_account_owes_nothing(callers: Callers) -> None:
    balance = (await (await callers.customer(BEN)).get(BALANCE)).json()
    assert (balance["owed"]["minor"], balance["unpaid_bills"], balance["next_due_on"]) == (0, 0, None)


async def test_a_prepaid_account_has_credit_and_no_next_bill(callers: Callers) -> None:
    balance = (await (await callers.customer(JAMAL)).get(BALANCE)).json()
    assert balance["credit"]["display"] == "£0.00"
    assert (balance["owed"]["minor"], balance["next_bill_on"]) == (0, None)


async def test_a_new_customer_owes_nothing_and_hears_when_the_first_bill_comes(callers: Callers) -> None:
    balance = (await (await callers.customer(LIAM)).get(BALANCE)).json()
    assert (balance["owed"]["minor"], balance["overdue"]) == (0, None)
    assert balance["next_bill_on"] is not None


async def test_bills_of_many_years_ago_are_owed_still_and_the_current_bill_tells_so(
    callers: Callers, database: Database
) -> None:
    account = await account_of(database, ANA)
    for months in range(20):
        await add_bill(database, account, date(2019, 1, 15) + timedelta(days=31 * months), 100)
    ana = await callers.customer(ANA)
    balance = (await ana.get(BALANCE)).json()
    assert (balance["owed"]["minor"], balance["unpaid_bills"]) == (8420 + 2000, 21)
    assert balance["overdue"]["since"]["iso"] == "2019-01-29"
    earlier = (await ana.get("/v1/billing/current")).json()["earlier"]
    assert (earlier["amount"]["minor"], earlier["since"]["iso"]) == (2000, "2019-01-29")
    assert earlier["owed"] == balance["owed"]


@pytest.mark.parametrize("state", [BillState.draft, BillState.disputed, BillState.written_off])
async def test_what_nobody_asks_for_is_not_owed(callers: Callers, database: Database, state: BillState) -> None:
    await add_bill(database, await account_of(database, ANA), date(2019, 1, 15), 5000, state=state)
    balance = (await (await callers.customer(ANA)).get(BALANCE)).json()
    assert balance["owed"]["minor"] == 8420
    assert (balance["held"] or {"minor": 0})["minor"] == (5000 if state is BillState.disputed else 0)


async def test_a_line_s_user_hears_nothing_of_money(callers: Callers) -> None:
    answer = await (await callers.customer(MAYA)).get(BALANCE)
    assert answer.json()["type"] == "/problems/not-account-holder"


async def test_who_is_known_may_read_and_who_is_not_may_not(callers: Callers) -> None:
    assert (await (await callers.customer(ANA, Level.identified)).get(BALANCE)).status_code == 200
    assert (await callers.nobody().get(BALANCE)).json()["type"] == "/problems/sign-in-required"


async def test_while_billing_is_away_its_last_answer_says_so(callers: Callers, parts: Parts) -> None:
    ana = await callers.customer(ANA)
    paths = (BALANCE, "/v1/billing/current")
    before = [(await ana.get(path)).json() for path in paths]
    assert [one["is_stale"] for one in before] == [False, False]
    await Faults(parts.redis).switch("billing", Fault.down)
    assert [(await ana.get(path)).json() for path in paths] == [one | {"is_stale": True} for one in before]
