"""What a short message means after an answer or a deed, and a yes to an offer of our own."""

import pytest
from conftest import problem
from made_up_plans import change_quote, eligibility, line, mine, plan, possible
from test_forms import ROUTES, keys

from bot.dialogue.plain import asks_leave

BASE = "/v1/plans/changes"


async def changed(talk, pending=None):
    routes = {
        "/v1/plans/mine": mine(line()),
        "/v1/plans/eligibility": eligibility(possible(plan("big", "Big", 2000))),
        f"{BASE}/quotes": change_quote(),
        BASE: (201, {"state": "planned", "plan_name": "Big", "price": {"display": "£20.00"}, "number": "O1",
                     "effective_on": {"iso": "2030-01-01", "display": "Tue 1 January"}}),
    }  # fmt: skip
    conversation = talk(routes)
    await conversation.hear("change_plan", "something bigger")
    await conversation.hear("affirm", "yes")
    assert len(conversation.api.sent(BASE)) == 1
    return conversation


@pytest.mark.parametrize("words", ["undo that", "no wait, keep it", "i changed my mind", "actually put it back"])
async def test_what_was_just_done_is_taken_back_by_its_own_topic(talk, words):
    conversation = await changed(talk)
    pending = {"order_id": "1", "number": "O1", "kind": "plan_change", "plan_name": "Big", "on": None}
    conversation.api.routes["/v1/plans/mine"] = mine(line(pending=pending))
    assert keys(await conversation.hear("stop", words)) == ["plans.plan_change_under_way"]


async def test_nothing_is_said_not_to_have_happened_right_after_a_deed(talk):
    conversation = await changed(talk)
    assert keys(await conversation.hear("deny", "no")) == ["general.deny_done"]
    assert keys(await conversation.hear("thank", "thanks")) == ["general.thank"]
    await conversation.hear("greet", "hi")
    assert keys(await conversation.hear("deny", "no")) == ["general.deny"]


async def test_what_cannot_be_undone_stands_and_a_person_is_offered(talk):
    conversation = talk(ROUTES)
    await conversation.hear("pay_bill", "pay 20")
    await conversation.hear("affirm", "yes")
    [said] = await conversation.hear("nlu_fallback", "undo that", 0.3)
    assert (said.key, said.offers) == ("general.done_stands_pay_bill", ["Open a case", "Talk to a person"])


async def test_a_price_asked_for_in_a_form_is_the_forms(talk):
    conversation = talk(ROUTES)
    await conversation.hear("pay_bill", "pay 20")
    assert keys(await conversation.hear("check_bill", "how much is it")) == ["payments.pay_bill_confirm_part"]


async def test_a_form_lets_go_in_the_end(talk):
    conversation = talk(ROUTES)
    await conversation.hear("pay_bill", "i want to pay my bill")
    said = [key for _ in range(4) for key in keys(await conversation.hear("nlu_fallback", "banana", 0.3))]
    assert said[-1] == "general.form_left"
    assert len(said) == len(set(said))
    assert keys(await conversation.press("Pay my bill")) == ["payments.pay_bill_amount"]


async def test_after_a_question_in_vain_a_probable_other_matter_is_taken_for_one(talk):
    conversation = talk(ROUTES | {"/v1/outages/mine": problem("sign-in-required", 403)})
    await conversation.hear("pay_bill", "i want to pay my bill")
    await conversation.hear("nlu_fallback", "banana", 0.3)
    assert keys(await conversation.hear("check_outage", "outages", 0.5))[0] != "general.form_stuck"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("No fault here: shall I test it? That takes less than a minute.", True),
        ("Which order shall I cancel?", False),
        ("Shall I ask for a copy, or for it to be erased?", False),
        ("It is over. What shall I change?", False),
    ],
)
def test_whether_it_is_asked_to_be_allowed_one_thing(text, asks):
    assert asks_leave(text) is asks


async def test_how_much_after_an_answer_with_a_price_is_that_price(talk):
    conversation = talk(ROUTES)
    first = await conversation.hear("pay_bill", "pay 20")
    paid = await conversation.hear("affirm", "yes")
    assert keys(await conversation.hear("check_bill", "how much")) == keys(paid)
    assert keys(first) != keys(paid)
