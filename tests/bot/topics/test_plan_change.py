"""Moving to another plan: what can be chosen, what stands in the way, and that nothing happens without a plain yes."""

import httpx
import pytest
from conftest import day, money, problem
from made_up_plans import LINE, OTHER, SMALL, change_quote, eligibility, line, mine, plan, possible

BASE = "/v1/plans/changes"
QUOTES, MINE, ELIGIBLE = f"{BASE}/quotes", "/v1/plans/mine", "/v1/plans/eligibility"
BIG, HUGE = plan("big", "Big", 2000), plan("huge", "Huge", 2800)
RECEIPT = {
    "number": "O1",
    "state": "planned",
    "plan_name": "Big",
    "price": money(2000),
    "effective_on": day("2030-01-10", "Thu 10 January"),
}


def routes(*plans, **more):
    made = {MINE: mine(line()), ELIGIBLE: eligibility(*(plans or (possible(BIG), possible(HUGE))))}
    return made | {QUOTES: change_quote(), f"POST {BASE}": (201, RECEIPT)} | more


async def test_the_plans_are_offered_with_their_prices_and_the_cheaper_is_understood(talk):
    conversation = talk(routes())
    [said] = await conversation.hear("change_plan", "change my plan")
    assert (said.key, said.offers) == ("plans.change_plan_plan", ["Big", "Huge"])
    [said] = await conversation.hear("nlu_fallback", "the cheaper one", 0.3)
    assert said.key == "plans.change_plan_confirm_next_bill"
    assert conversation.api.sent(QUOTES) == [{"service_id": LINE, "plan_code": "big", "when": "next_bill"}]


async def test_more_than_four_are_shown_in_turns(talk):
    many = [possible(plan(f"p{number}", f"Plan {number}", 2000 + number)) for number in range(1, 7)]
    conversation = talk(routes(*many))
    [said] = await conversation.hear("change_plan", "change my plan")
    assert said.offers == ["Plan 1", "Plan 2", "Plan 3", "Show more"]
    [said] = await conversation.press("Show more")
    assert said.offers == ["Plan 4", "Plan 5", "Plan 6", "Show more"]


async def test_a_wish_that_one_plan_fulfils_is_summed_up_at_once(talk):
    conversation = talk(routes(possible(plan("tiny", "Tiny", 500)), possible(BIG)))
    [said] = await conversation.hear("change_plan", "something cheaper")
    assert said.key == "plans.change_plan_confirm_next_bill"
    assert conversation.api.sent(QUOTES)[0]["plan_code"] == "tiny"


async def test_a_cheaper_plan_that_the_contract_forbids_is_named_with_its_day(talk):
    tiny = possible(plan("tiny", "Tiny", 500), why="contract", on=day("2030-02-01", "Fri 1 February"))
    conversation = talk(routes(tiny, possible(BIG)))
    [said] = await conversation.hear("change_plan", "i want to pay less")
    assert (said.key, "Fri 1 February" in said.text) == ("plans.change_plan_later", True)


async def test_where_no_plan_is_like_that_it_is_said(talk):
    conversation = talk(routes(possible(BIG)))
    [said] = await conversation.hear("change_plan", "something cheaper")
    assert said.key == "plans.change_plan_no_such"


@pytest.mark.parametrize("why", ["suspended", "unpaid"])
async def test_an_unpaid_bill_comes_first(talk, why):
    conversation = talk(routes(possible(BIG, why=why)))
    [said] = await conversation.hear("change_plan", "change my plan")
    assert said.key == f"plans.change_plan_none_{why}"
    assert "Pay my bill" in said.offers


async def test_the_only_plan_there_is_leads_nowhere_and_says_so(talk):
    answer = eligibility()
    conversation = talk(routes(**{ELIGIBLE: answer}))
    [said] = await conversation.hear("change_plan", "change my plan")
    assert said.key == "plans.change_plan_only"


@pytest.mark.parametrize("words", ["is there a fee to change", "what happens to my number if i change to big?", "hmm"])
async def test_what_is_no_plain_yes_changes_nothing(talk, words):
    conversation = talk(routes(possible(BIG)))
    await conversation.hear("change_plan", "something bigger")
    await conversation.hear("nlu_fallback", words, 0.3)
    assert conversation.api.sent(BASE) == []


@pytest.mark.parametrize("words", ["CHANGE", "chnage to big", "yes please"])
async def test_a_plain_yes_changes_it(talk, words):
    conversation = talk(routes(possible(BIG)))
    await conversation.hear("change_plan", "something bigger")
    [said] = await conversation.hear("nlu_fallback", words, 0.3)
    assert said.key == "plans.changed_planned"
    assert conversation.api.sent(BASE) == [{"quote_id": "q1"}]


async def test_another_day_can_be_had(talk):
    conversation = talk(routes(possible(BIG)))
    await conversation.hear("change_plan", "something bigger")
    [said] = await conversation.press("On another day")
    assert (said.key, said.offers) == ("plans.change_plan_when", ["Today", "Thu 10 January"])
    [said] = await conversation.hear("nlu_fallback", "today", 0.3)
    assert said.key == "plans.change_plan_confirm_now"
    assert conversation.api.sent(QUOTES)[-1]["when"] == "now"


async def test_no_answer_can_be_tried_again_and_is_done_once(talk):
    conversation = talk(routes(possible(BIG)))
    await conversation.hear("change_plan", "something bigger")
    conversation.api.routes[f"POST {BASE}"] = httpx.ReadTimeout("too slow")
    [said] = await conversation.hear("affirm", "yes")
    assert said.key == "support.unknown"
    conversation.api.routes[f"POST {BASE}"] = problem("quote-used")
    [said] = await conversation.press("Try again")
    assert said.key == "plans.done_before"
    assert conversation.api.sent(BASE) == [{"quote_id": "q1"}, {"quote_id": "q1"}]


async def test_a_price_that_has_changed_is_said(talk):
    conversation = talk(routes(possible(BIG), **{f"POST {BASE}": problem("offer-outdated")}))
    await conversation.hear("change_plan", "something bigger")
    [said] = await conversation.hear("affirm", "yes")
    assert said.key == "plans.outdated"


async def test_which_of_several_lines_is_asked_and_then_remembered(talk):
    lines = line(label="Van 1 ending 151"), line(OTHER, label="Van 2 ending 152")
    conversation = talk(routes(**{MINE: mine(*lines)}))
    [said] = await conversation.hear("change_plan", "change my plan")
    assert said.key == "support.which_line"
    [said] = await conversation.hear("nlu_fallback", "van 2", 0.3)
    assert (said.key, "Van 2" in said.text) == ("plans.change_plan_plan", True)
    await conversation.hear("stop", "stop")
    [said] = await conversation.hear("change_plan", "now change van 1")
    assert "Van 1" in said.text


async def test_a_change_under_way_can_be_taken_back(talk):
    pending = {"order_id": "o1", "number": "O1", "kind": "plan_change", "plan_name": "Big", "on": None}
    more = {MINE: mine(line(pending=pending)), f"DELETE {BASE}/o1": (200, {"number": "O1"})}
    conversation = talk(routes(**more))
    [said] = await conversation.hear("change_plan", "undo that change")
    assert said.offers == ["Keep Small", "Leave it planned"]
    [said] = await conversation.press("Keep Small")
    assert said.key == "plans.plan_change_taken_back"


async def test_who_has_no_line_is_told(talk):
    conversation = talk(routes(**{MINE: mine()}))
    [said] = await conversation.hear("change_plan", "change my plan")
    assert (said.key, SMALL["name"] in said.text) == ("plans.no_lines", False)


@pytest.mark.parametrize("words", ["1st january", "20 december", "no the 15th of march"])
@pytest.mark.parametrize("asked", [True, False])
async def test_on_any_other_day_than_today_or_the_next_bill_s_both_are_offered(talk, words, asked):
    conversation = talk(routes())
    await conversation.hear("change_plan", "change my plan")
    await conversation.press("Big")
    if asked:
        await conversation.press("On another day")
    [said] = await conversation.hear("nlu_fallback", words, 0.4)
    assert (said.key, said.offers) == ("plans.change_plan_when_only", ["Today", "Thu 10 January"])
    assert [one["when"] for one in conversation.api.sent(QUOTES)] == ["next_bill"]


@pytest.mark.parametrize(("words", "when"), [("today", "now"), ("10 january 2030", "next_bill"), ("BILL", "next_bill")])
async def test_the_two_days_are_heard_in_words_too(talk, words, when):
    conversation = talk(routes())
    await conversation.hear("change_plan", "change my plan")
    await conversation.press("Big")
    await conversation.press("On another day")
    [said] = await conversation.hear("nlu_fallback", words, 0.4)
    assert said.key == f"plans.change_plan_confirm_{when}"


async def test_since_when_it_is_slow_is_no_day_for_the_change(talk):
    conversation = talk(routes())
    await conversation.hear("change_plan", "change my plan, it has been slow since yesterday")
    await conversation.press("Big")
    assert conversation.api.sent(QUOTES)[0]["when"] == "next_bill"


@pytest.mark.parametrize("words", ["will he phone first", "is there a second one of them", "who has the biggest one"])
async def test_a_question_chooses_no_plan(talk, words):
    conversation = talk(routes())
    await conversation.hear("change_plan", "change my plan")
    told, said = await conversation.hear("out_of_scope", words, 0.34)
    assert (told.key, said.key) == ("general.cannot_tell", "plans.change_plan_plan")


@pytest.mark.parametrize("words", ["actually the 100 one", "no, the 100", "make it the 100 one"])
async def test_another_plan_is_named_by_a_part_of_its_name(talk, words):
    plans = eligibility(possible(plan("big", "Big 50", 2000)), possible(plan("huge", "Big 100", 3000)))
    conversation = talk(routes() | {"/v1/plans/eligibility": plans})
    await conversation.hear("change_plan", "change my plan")
    await conversation.press("Big 50")
    await conversation.hear("nlu_fallback", words, 0.4)
    assert [one["plan_code"] for one in conversation.api.sent(QUOTES)] == ["big", "huge"]
