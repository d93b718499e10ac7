"""What pages draw beside an answer: the facts of its sentence, with the replies that choose, as the contract has it."""

import pytest
from conftest import contract, day, money
from made_up_network import MINE, mine, outage

CARDS = contract("cards")
SLOTS, VISITS = "/v1/orders/appointments/slots", "/v1/orders/appointments"
BALANCE, METHODS = "/v1/billing/balance", "/v1/payments/methods"
QUOTES, PAYMENTS = "/v1/payments/quotes", "/v1/payments"
VISA = {"id": "m1", "label": "Visa ending 4115", "state": "good"}
NONE = (200, {"items": [], "next": None})
CUT = {"id": CARDS["outage"]["outage_id"], "cause": "A digger cut a cable"}


def card(said):
    """With the words that say all of it alone, and a preview that tells no amount."""
    assert said.text
    assert "£" not in said.custom["teaser"]
    return said.custom["card"]


async def test_an_outage_is_drawn_as_the_sentence_says_it(talk):
    routes = {MINE: mine(outage(**CUT)), "/v1/outages/areas": (200, {"areas": []})}
    [said] = await talk(routes).hear("check_outage", "any outage")
    assert card(said) == CARDS["outage"]


async def test_somebody_else_s_place_is_not_drawn_as_one_s_own(talk):
    found = {"items": [outage(**CUT)], "next": None}
    areas = {"areas": [{"area": {"id": "a1", "name": "Headingley", "postcode_prefix": "LS6"}}]}
    routes = {MINE: mine(), "/v1/outages": (200, found), "/v1/outages/areas": (200, areas)}
    [said] = await talk(routes).hear("check_outage", "any faults in LS6?")
    assert card(said) == CARDS["outage"] | {"is_own": False, "as_of": None}


async def test_free_times_are_drawn_with_the_replies_that_choose_them(talk):
    hours = {"morning": ("08:00", "12:00"), "afternoon": ("13:00", "17:00")}
    shown = day("2026-11-27", "Fri 27 November")
    free = [
        {"id": part, "part": part, "day": shown, "starts": starts, "ends": ends, "starts_at": f"2026-11-27T{starts}"}
        for part, (starts, ends) in hours.items()
    ]
    home = {"id": "s1", "label": "Broadband at 12 Elm Road", "kind": "broadband", "state": "active"}
    me = {"accounts": [{"held": True, "state": "active", "services": [home]}]}
    routes = {SLOTS: (200, {"items": free, "next": None}), VISITS: NONE, "/v1/orders": NONE, "/v1/tickets": NONE}
    routes |= {"/v1/outages/mine": (200, {"services": []}), "/v1/accounts/me": (200, me)}
    said = (await talk(routes).hear("book_technician", "send someone, the line crackles all day long please"))[-1]
    assert card(said) == CARDS["slots"]
    assert [said.offers[one["reply"]] for one in card(said)["slots"]] == said.offers[:2]


async def test_plans_are_drawn_side_by_side_and_one_s_own_leads_nowhere(talk):
    sold = [
        {
            "code": code,
            "name": f"SIM {code}",
            "kind": "mobile",
            "price": money(minor),
            "prepaid": False,
            "business_only": False,
            "contract_months": 12,
            "allowances": {"data_kilobytes": None, "told": [f"{code} GB of data"]},
        }
        for code, minor in (("5", 1000), ("20", 1500))
    ]
    service = {"id": "s1", "label": "Mobile ending 101", "kind": "mobile", "state": "active"}
    routes = {
        "/v1/plans/catalogue": (200, {"plans": sold, "as_of": "10:40"}),
        "/v1/plans/mine": (200, {"services": [{"service": service, "plan_code": "5"}]}),
    }
    [said] = await talk(routes).hear("compare_plans", "what mobile plans are there")
    assert card(said) == CARDS["plan_comparison"]
    assert said.offers[1] == "SIM 20"


@pytest.mark.parametrize(
    ("state", "drawn", "follows"),
    [
        ("captured", "paid", None),
        ("pending", "pending", "Please don't pay again: we find out, and it is not taken twice."),
    ],
)
async def test_a_receipt_is_drawn_and_says_paid_only_where_it_is(talk, state, drawn, follows):
    owed = {"owed": money(4210), "overdue": None, "next_due_on": day("2030-11-24", "Sun 24 November"), "credit": None}
    quote = {"quote_id": "q1", "pays": money(4210), "left": money(0), "method": VISA, "effect": None, "autopay": None}
    receipt = {"number": "P-1", "state": state, "amount": money(4210), "method": VISA["label"], "left": money(0)}
    receipt |= {"day": day("2026-11-20", "Fri 20 November"), "at": "10:40"}
    routes = {BALANCE: (200, owed | {"suspended": False}), METHODS: (200, {"items": [VISA]}), QUOTES: (201, quote)}
    conversation = talk(routes | {f"POST {PAYMENTS}": (201, receipt)})
    await conversation.hear("pay_bill", "pay my bill")
    [said] = await conversation.hear("affirm", "go on then")
    assert card(said) == CARDS["receipt"] | {"state": drawn, "follows": follows}
