"""Why a bill is what it is: which causes are named, in which order, in which words, and what the card holds."""

import pytest
from conftest import contract, day, money

COMPARISON, ANY_TWO = "/v1/billing/current/comparison", "/v1/billing/comparison"
BILL, BILLS = "/v1/billing/current", "/v1/billing/bills"
MONTHS = {"November": "2026-11-10", "October": "2026-10-10", "September": "2026-09-10", "March": "2026-03-10"}
LIST = {
    "items": [
        {"id": name, "full_name": f"{name} 2026", "issued_on": day(iso, iso), "total": money(4210)}
        for name, iso in MONTHS.items()
    ]
}


def comparison(**changes):
    return {**contract("bill_comparison"), **changes}


async def explained(talk, body, text="why is my bill so high"):
    [said] = await talk({COMPARISON: (200, body), BILL: (200, contract("bill_current"))}).hear("explain_bill", text)
    return said


async def test_a_bill_that_doubled_names_both_causes(talk):
    said = await explained(talk, comparison())
    assert said.key == "billing.why_up_causes"
    assert said.text == (
        "Your November bill is £84.20, £42.10 more than October. "
        "Roaming data adds £39.60: 1.2 GB in Switzerland, 3 to 9 November, which your plan does not cover. "
        "SIM 20 GB costs £2.50 more since its price changed on Sun 1 November."
    )
    assert said.offers == ["See every line", "Contest Roaming data", "Using it abroad"]
    assert len(said.plain) <= 306


async def test_the_comparison_card_has_every_field_and_adds_up(talk):
    card = (await explained(talk, comparison())).custom["card"]
    assert card["headline"] == "£42.10 more than October"
    assert card["previous"] == {"name": "October", "amount": money(4210)}
    assert sum(cause["amount"]["minor"] for cause in card["causes"]) == card["difference"]["minor"]
    assert set(card["causes"][0]) == {"title", "detail", "amount", "cadence", "since"}
    assert set(card) == {
        *("kind", "headline", "current", "previous", "difference"),
        *("causes", "rest", "as_of", "bill_id"),
    }


async def test_an_explanation_that_does_not_add_up_is_not_given(talk):
    body = comparison()
    said = await explained(talk, body | {"causes": body["causes"][:1]})
    assert said.key == "support.unavailable"


@pytest.mark.parametrize(
    ("minor", "causes", "key"),
    [
        (-500, True, "billing.why_down_causes"),
        (-500, False, "billing.why_down"),
        (500, False, "billing.why_up"),
        (0, False, "billing.why_same"),
    ],
)
async def test_a_bill_can_fall_stay_or_move_for_no_single_cause(talk, minor, causes, key):
    lost = contract("bill_comparison")["causes"][0] | {"amount": money(minor, "x"), "reason": "removed_line"}
    difference = money(minor, "x")
    body = comparison(difference=difference, causes=[lost] if causes else [], rest=None if causes else difference)
    assert (await explained(talk, body)).key == key


@pytest.mark.parametrize("difference", [None, money(0)])
async def test_a_first_bill_has_nothing_to_be_compared_with(talk, difference):
    said = await explained(talk, comparison(previous=None, difference=difference, gap=difference, causes=[], rest=None))
    assert said.key == "billing.why_first"
    assert "card" not in said.custom


async def test_the_biggest_cause_in_the_direction_of_the_change_comes_first(talk):
    roaming, plan = contract("bill_comparison")["causes"]
    credit = plan | {"title": "Goodwill credit", "amount": money(-9000, "-£90.00"), "reason": "credit"}
    said = await explained(talk, comparison(causes=[credit, plan, roaming], rest=money(9000, "+£90.00")))
    assert said.text.index("Roaming data") < said.text.index("SIM 20 GB")
    assert "Goodwill" not in said.text


async def test_a_long_story_is_cut_to_one_bubble(talk):
    roaming, plan = contract("bill_comparison")["causes"]
    body = comparison(causes=[roaming | {"detail": "a very long list of countries " * 12}, plan])
    said = await explained(talk, body)
    assert "Roaming data adds £39.60." in said.text
    assert len(said.text) <= 280


REASONS = [
    *("not_in_plan", "price_change", "plan_change", "new_line", "removed_line", "one_off", "usage"),
    *("discount_ended", "late_fee", "duplicate", "credit", "proration", "something_new"),
]


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("minor", [4210, -4210])
async def test_every_reason_has_a_sentence_both_ways(talk, reason, minor):
    cause = contract("bill_comparison")["causes"][0]
    cause |= {"reason": reason, "amount": money(minor, "x"), "detail": "", "since": None}
    said = await explained(talk, comparison(causes=[cause], difference=money(minor, "x")))
    assert "Roaming data" in said.text
    assert "£39.60" in said.text


@pytest.mark.parametrize("reason", ["discount_ended", "credit"])
async def test_what_was_taken_off_before_is_nothing_to_contest(talk, reason):
    cause = contract("bill_comparison")["causes"][0] | {"reason": reason, "amount": money(4210, "x")}
    said = await explained(talk, comparison(causes=[cause]))
    assert not any(title.startswith("Contest") for title in said.offers)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("why is november higher than march", ("November", "March")),
        ("why is it more than it was in march", ("November", "March")),
        ("compare september with march", ("September", "March")),
        ("why was september so high", ("September", "March")),
        ("why has it gone up since september", ("November", "September")),
    ],
)
async def test_the_two_months_of_the_question_are_compared(talk, text, pair):
    conversation = talk({BILLS: (200, LIST), ANY_TWO: (200, comparison())})
    [said] = await conversation.hear("explain_bill", text)
    asked = conversation.api.requests[-1].url.params
    assert (asked["bill_id"], asked["other_id"]) == pair
    assert said.key == "billing.why_up_causes"


async def test_the_first_bill_there_is_has_none_before_it(talk):
    [said] = await talk({BILLS: (200, LIST)}).hear("explain_bill", "why was march so expensive")
    assert said.key == "billing.why_first"


@pytest.mark.parametrize("text", ["what is the 39.60 for", "what's this roaming on here", "why am i charged £39.60"])
async def test_one_line_is_explained_by_its_amount_or_its_name(talk, text):
    said = await explained(talk, comparison(), text)
    assert (said.key, "Switzerland" in said.text) == ("billing.line", True)


@pytest.mark.parametrize("text", ["why is my phone bill so high", "what changed", "why is it £84.20"])
async def test_a_question_about_the_whole_bill_is_about_no_line(talk, text):
    assert (await explained(talk, comparison(), text)).key == "billing.why_up_causes"


async def test_every_line_is_shown_as_far_as_a_bubble_goes(talk):
    line = contract("bill_current")["lines"][0]
    lines = [line | {"title": f"A rather long name of a line {number}"} for number in range(20)]
    old = {**contract("bill_current"), "full_name": "November 2026", "lines": lines}
    bill_id = contract("bill_comparison")["bill"]["id"]
    conversation = talk({COMPARISON: (200, comparison()), f"{BILLS}/{bill_id}": (200, old)})
    await conversation.hear("explain_bill", "why so much")
    [said] = await conversation.press("See every line")
    assert said.key == "billing.lines"
    assert " more" in said.text
    assert len(said.text) <= 280
