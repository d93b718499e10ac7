"""What is owed and when: each outcome has its answer, and every answer can be read on a phone."""

import pytest
from conftest import TOKEN, contract, day, money, problem

BILL, BILLS, BALANCE = "/v1/billing/current", "/v1/billing/bills", "/v1/billing/balance"
COMPARISON = "/v1/billing/current/comparison"


def bill(**changes):
    return {**contract("bill_current"), **changes}


def listed(name, iso, number):
    return {"id": number, "full_name": name, "issued_on": day(iso, iso), "total": money(4210)}


TWO = {"items": [listed("November 2026", "2026-11-10", "new"), listed("March 2026", "2026-03-10", "old")]}


@pytest.mark.parametrize(
    ("state", "autopay", "key"),
    [
        ("due", True, "billing.due_autopay"),
        ("due", False, "billing.due"),
        ("part_paid", True, "billing.part_paid_autopay"),
        ("part_paid", False, "billing.part_paid"),
        ("overdue", True, "billing.overdue"),
        ("paid", True, "billing.paid"),
        ("disputed", False, "billing.disputed"),
    ],
)
async def test_every_state_of_a_bill_has_its_sentence(talk, state, autopay, key):
    body = bill(state=state)
    if not autopay:
        body["autopay"] = {"on": False, "takes_on": None, "method": None}
    [said] = await talk({BILL: (200, body)}).hear("check_bill", "how much is my bill")
    assert said.key == key
    assert said.custom["card"]["state"] == state
    assert "£84.20" in said.text
    assert len(said.text) <= 280
    assert len(said.plain) <= 160


@pytest.mark.parametrize("suspended", [True, False])
async def test_what_earlier_bills_left_open_is_said_first(talk, suspended):
    earlier = {"amount": money(2800), "since": day("2026-10-24", "Sat 24 October"), "owed": money(11220)}
    body = bill(earlier=earlier | {"suspended": suspended})
    [said] = await talk({BILL: (200, body)}).hear("check_bill", "bill?")
    assert said.key == ("billing.earlier_suspended" if suspended else "billing.earlier")
    card = said.custom["card"]
    assert (card["state"], card["amount"]["display"]) == ("due", "£84.20")
    assert card["payment"] == "First £28.00, overdue since Sat 24 October"
    assert len(said.text) <= 280


async def test_the_bill_card_has_every_field_of_the_contract(talk):
    [said] = await talk({BILL: (200, bill())}).hear("check_bill")
    assert said.custom == {
        "teaser": "About your bill",
        "card": {
            "kind": "bill",
            "state": "due",
            "amount": money(8420),
            "total": money(8420),
            "due_on": day("2026-11-24", "Tue 24 November"),
            "payment": "Taken from Visa ending 4242 on Tue 24 November",
            "change": "+£42.10 on October",
            "period": "Sat 10 October to Mon 9 November",
            "account": "Ana Brown, ending 101",
            "as_of": "10:40",
            "bill_id": "0199a1f2-7c00-7a6e-9d2b-3c1f0e5d4a10",
        },
    }


async def test_a_paid_bill_shows_its_total_and_a_first_bill_no_change(talk):
    body = bill(state="paid", outstanding=money(0), change=None, previous_name=None)
    [said] = await talk({BILL: (200, body)}).hear("check_bill")
    card = said.custom["card"]
    assert (card["amount"]["minor"], card["payment"], card["change"]) == (8420, None, None)


@pytest.mark.parametrize("text", ["whats my march bill", "how much was the bill for march 2026"])
async def test_another_month_is_that_months_bill(talk, text):
    old = bill(state="paid", full_name="March 2026")
    [said] = await talk({BILLS: (200, TWO), f"{BILLS}/old": (200, old)}).hear("check_bill", text)
    assert (said.key, "March 2026" in said.text) == ("billing.older_paid", True)


async def test_the_newest_month_by_its_name_is_the_newest_bill(talk):
    [said] = await talk({BILLS: (200, TWO), BILL: (200, bill())}).hear("check_bill", "my november bill")
    assert said.key == "billing.due_autopay"


async def test_a_month_without_a_bill_names_those_there_are(talk):
    [said] = await talk({BILLS: (200, TWO)}).hear("check_bill", "my bill of june 2019")
    assert said.key == "billing.no_such_month"
    assert "March 2026" in said.text


async def test_the_next_bill_has_a_date_and_no_amount(talk):
    balance = {"next_bill_on": day("2026-12-10", "Thu 10 December")}
    [said] = await talk({BALANCE: (200, balance)}).hear("check_bill", "when is my next bill")
    assert (said.key, "Thu 10 December" in said.text) == ("billing.next", True)


@pytest.mark.parametrize("intent", ["check_bill", "explain_bill"])
@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("sign-in-required", "support.sign_in"),
        ("not-account-holder", "support.not_account_holder"),
        ("no-bill", "billing.none"),
        ("system-unavailable", "support.unavailable"),
    ],
)
async def test_a_refusal_says_why_and_what_to_do(talk, intent, name, key):
    [said] = await talk({BILL: problem(name), COMPARISON: problem(name)}).hear(intent, "my bill")
    assert said.key == key
    assert said.text


@pytest.mark.parametrize("intent", ["check_bill", "explain_bill"])
async def test_signing_in_leads_back_to_what_was_asked(talk, intent):
    refused = problem("sign-in-required")
    [said] = await talk({BILL: refused, COMPARISON: refused}).hear(intent, "bill")
    assert said.custom == {"form": {"kind": "sign_in", "then": intent}}


@pytest.mark.parametrize(("credit", "key"), [(money(0), "billing.prepaid"), (None, "billing.none_undated")])
async def test_no_bill_without_a_date_promises_none_and_prepaid_names_the_credit(talk, credit, key):
    routes = {BILL: problem("no-bill", next_bill_on=None), BALANCE: (200, {"credit": credit})}
    [said] = await talk(routes).hear("check_bill", "bill")
    assert said.key == key


async def test_a_refused_token_says_nothing_so_that_the_turn_is_sent_again(talk):
    assert await talk({BILL: problem("token-refused")}).hear("check_bill", "bill") == []


async def test_an_action_that_breaks_says_nothing_and_logs_no_token(talk, caplog):
    assert await talk({BILL: RuntimeError("a fault of ours")}).hear("check_bill", "bill") == []
    assert "RuntimeError" in caplog.text
    assert TOKEN not in caplog.text


async def test_a_bill_in_a_state_nobody_knows_is_not_shown_as_something_else(talk):
    assert await talk({BILL: (200, bill(state="written_off"))}).hear("check_bill", "bill") == []
