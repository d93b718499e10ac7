"""Why a bill is what it is: which causes are named, in which order, in which words, and what the card holds."""

import pytest
from conftest import contract

from bot.actions import billing

COMPARISON = "/v1/billing/current/comparison"


def comparison(**changes):
    return {**contract("bill_comparison"), **changes}


def money(minor, display):
    return {"minor": minor, "currency": "GBP", "display": display}


async def test_a_bill_that_doubled_names_both_causes(make_api, run):
    [said] = await run(billing.ExplainBill, make_api({COMPARISON: (200, comparison())}))
    assert said.key == "utter_billing_why_up_causes"
    assert said.text == (
        "Your November bill is £84.20, £42.10 more than October. "
        "Roaming data adds £39.60: 1.2 GB in Switzerland, 3 to 9 November, which your plan does not cover. "
        "SIM 20 GB costs £2.50 more since its price changed on Sun 1 November."
    )


async def test_the_comparison_card_has_every_field_and_adds_up(make_api, run):
    [said] = await run(billing.ExplainBill, make_api({COMPARISON: (200, comparison())}))
    card = said.custom["card"]
    assert card["headline"] == "£42.10 more than October"
    assert card["previous"] == {"name": "October", "amount": money(4210, "£42.10")}
    assert sum(cause["amount"]["minor"] for cause in card["causes"]) == card["difference"]["minor"]
    assert set(card["causes"][0]) == {"title", "detail", "amount", "cadence", "since"}
    assert set(card) == {
        *("kind", "headline", "current", "previous", "difference"),
        *("causes", "rest", "as_of", "bill_id"),
    }


@pytest.mark.parametrize(
    ("minor", "causes", "key"),
    [
        (-500, True, "utter_billing_why_down_causes"),
        (-500, False, "utter_billing_why_down"),
        (500, False, "utter_billing_why_up"),
        (0, False, "utter_billing_why_same"),
    ],
)
async def test_a_bill_can_fall_stay_or_move_for_no_single_cause(make_api, run, minor, causes, key):
    lost = contract("bill_comparison")["causes"][0] | {"amount": money(minor, "x"), "reason": "removed_line"}
    difference = money(minor, "x")
    body = comparison(difference=difference, causes=[lost] if causes else [], rest=None if causes else difference)
    [said] = await run(billing.ExplainBill, make_api({COMPARISON: (200, body)}))
    assert said.key == key
    assert said.text


@pytest.mark.parametrize("difference", [None, money(0, "£0.00")])
async def test_a_first_bill_has_nothing_to_be_compared_with(make_api, run, difference):
    body = comparison(previous=None, difference=difference, gap=difference, causes=[], rest=None)
    [said] = await run(billing.ExplainBill, make_api({COMPARISON: (200, body)}))
    assert said.key == "utter_billing_why_first"
    assert "card" not in said.custom


async def test_the_biggest_cause_in_the_direction_of_the_change_comes_first(make_api, run):
    roaming, plan = contract("bill_comparison")["causes"]
    credit = plan | {"title": "Goodwill credit", "amount": money(-9000, "-£90.00"), "reason": "credit"}
    body = comparison(causes=[credit, plan, roaming], rest=money(9000, "+£90.00"))
    [said] = await run(billing.ExplainBill, make_api({COMPARISON: (200, body)}))
    assert said.text.index("Roaming data") < said.text.index("SIM 20 GB")
    assert "Goodwill" not in said.text


async def test_a_long_story_is_cut_to_one_bubble(make_api, run):
    roaming, plan = contract("bill_comparison")["causes"]
    body = comparison(causes=[roaming | {"detail": "a very long list of countries " * 12}, plan])
    [said] = await run(billing.ExplainBill, make_api({COMPARISON: (200, body)}))
    assert "Roaming data adds £39.60." in said.text
    assert len(said.text) <= 280


REASONS = [
    "not_in_plan",
    "price_change",
    "plan_change",
    "new_line",
    "removed_line",
    "one_off",
    "usage",
    "discount_ended",
    "late_fee",
    "duplicate",
    "credit",
    "proration",
    "something_new",
]


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("minor", [4210, -4210])
async def test_every_reason_has_a_sentence_both_ways(make_api, run, reason, minor):
    cause = contract("bill_comparison")["causes"][0]
    cause |= {"reason": reason, "amount": money(minor, "x"), "detail": "", "since": None}
    body = comparison(causes=[cause], difference=money(minor, "x"))
    [said] = await run(billing.ExplainBill, make_api({COMPARISON: (200, body)}))
    assert "Roaming data" in said.text
    assert "£39.60" in said.text
