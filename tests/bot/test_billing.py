"""What is owed and when: each outcome has its answer, and every answer can be read on a phone."""

import pytest
from conftest import TOKEN, contract

from bot.actions import billing

BILL = "/v1/billing/current"
COMPARISON = "/v1/billing/current/comparison"


def bill(**changes):
    return {**contract("bill_current"), **changes}


def money(minor, display):
    return {"minor": minor, "currency": "GBP", "display": display}


def problem(name):
    body = contract("problems")[name]
    return body["status"], body


@pytest.mark.parametrize(
    ("state", "autopay", "key"),
    [
        ("due", True, "utter_billing_due_autopay"),
        ("due", False, "utter_billing_due"),
        ("part_paid", True, "utter_billing_part_paid_autopay"),
        ("part_paid", False, "utter_billing_part_paid"),
        ("overdue", True, "utter_billing_overdue"),
        ("paid", True, "utter_billing_paid"),
        ("disputed", False, "utter_billing_disputed"),
    ],
)
async def test_every_state_of_a_bill_has_its_sentence(make_api, run, state, autopay, key):
    body = bill(state=state)
    if not autopay:
        body["autopay"] = {"on": False, "takes_on": None, "method": None}
    [said] = await run(billing.CheckBill, make_api({BILL: (200, body)}))
    assert said.key == key
    assert said.custom["card"]["state"] == state
    assert "£84.20" in said.text
    assert len(said.text) <= 280


@pytest.mark.parametrize("suspended", [True, False])
async def test_what_earlier_bills_left_open_is_said_first(make_api, run, suspended):
    earlier = {
        "amount": money(2800, "£28.00"),
        "since": {"iso": "2026-10-24", "display": "Sat 24 October"},
        "owed": money(11220, "£112.20"),
        "suspended": suspended,
    }
    [said] = await run(billing.CheckBill, make_api({BILL: (200, bill(earlier=earlier))}))
    assert said.key == ("utter_billing_earlier_suspended" if suspended else "utter_billing_earlier")
    card = said.custom["card"]
    assert (card["state"], card["amount"]["display"]) == ("due", "£84.20")
    assert card["payment"] == "First £28.00, overdue since Sat 24 October"
    assert len(said.text) <= 280


async def test_the_bill_card_has_every_field_of_the_contract(make_api, run):
    [said] = await run(billing.CheckBill, make_api({BILL: (200, bill())}))
    assert said.custom == {
        "teaser": "About your bill",
        "card": {
            "kind": "bill",
            "state": "due",
            "amount": money(8420, "£84.20"),
            "total": money(8420, "£84.20"),
            "due_on": {"iso": "2026-11-24", "display": "Tue 24 November"},
            "payment": "Taken from Visa ending 4242 on Tue 24 November",
            "change": "+£42.10 on October",
            "period": "Sat 10 October to Mon 9 November",
            "account": "Ana Brown, ending 101",
            "as_of": "10:40",
            "bill_id": "0199a1f2-7c00-7a6e-9d2b-3c1f0e5d4a10",
        },
    }


async def test_a_paid_bill_shows_its_total_and_a_first_bill_no_change(make_api, run):
    body = bill(state="paid", outstanding=money(0, "£0.00"), change=None, previous_name=None)
    [said] = await run(billing.CheckBill, make_api({BILL: (200, body)}))
    card = said.custom["card"]
    assert (card["amount"]["minor"], card["payment"], card["change"]) == (8420, None, None)


@pytest.mark.parametrize("action", [billing.CheckBill, billing.ExplainBill])
@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("sign_in_required", "utter_billing_sign_in"),
        ("not_account_holder", "utter_billing_not_account_holder"),
        ("no_bill", "utter_billing_none"),
        ("system_unavailable", "utter_billing_unavailable"),
    ],
)
async def test_a_refusal_says_why_and_what_to_do(make_api, run, action, name, key):
    [said] = await run(action, make_api({BILL: problem(name), COMPARISON: problem(name)}))
    assert said.key == key
    assert said.text


@pytest.mark.parametrize(("action", "then"), [(billing.CheckBill, "check_bill"), (billing.ExplainBill, "explain_bill")])
async def test_signing_in_leads_back_to_what_was_asked(make_api, run, action, then):
    refused = problem("sign_in_required")
    [said] = await run(action, make_api({BILL: refused, COMPARISON: refused}))
    assert said.custom == {"form": {"kind": "sign_in", "then": then}}


async def test_no_bill_without_a_date_promises_none(make_api, run):
    status, body = problem("no_bill")
    api = make_api({BILL: (status, {**body, "next_bill_on": None})})
    [said] = await run(billing.CheckBill, api)
    assert said.key == "utter_billing_none_undated"


async def test_a_refused_token_says_nothing_so_that_the_turn_is_sent_again(make_api, run):
    assert await run(billing.CheckBill, make_api({BILL: problem("token_refused")})) == []


async def test_an_action_that_breaks_says_nothing_and_logs_no_token(make_api, run, caplog):
    api = make_api({BILL: RuntimeError("a fault of ours")})
    assert await run(billing.CheckBill, api) == []
    assert "RuntimeError" in caplog.text
    assert TOKEN not in caplog.text
