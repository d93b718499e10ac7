"""Moving house and joining: the address and the day as they are told, and what is refused."""

import pytest
from conftest import day, money, problem

ME, QUOTES, AREAS = "/v1/accounts/me", "/v1/orders/quotes", "/v1/outages/areas"
HOME = {"id": "s1", "label": "Broadband at 12 Elm Road", "kind": "broadband", "state": "active"}


def moving(*quotes):
    answers = list(quotes)
    return {
        ME: (200, {"accounts": [{"services": [HOME]}]}),
        AREAS: (200, {"areas": [{"area": {"postcode_prefix": "LS6"}}]}),
        QUOTES: lambda _: answers.pop(0) if len(answers) > 1 else answers[0],
    }


MOVE = {
    "quote_id": "q1",
    "title": "Move of Broadband",
    "address": "9 Mill Lane, LS6 0ZZ",
    "needs_visit": True,
    "expected_on": day("2030-12-10", "Tue 10 December"),
    "monthly": money(3100),
    "once": money(0),
    "number_stays": None,
    "contract_months": 0,
}


async def test_a_day_that_can_t_be_is_asked_for_again_with_those_that_can(talk):
    refused = problem("day-not-possible", detail="Choose a day from Fri 4 December to Fri 19 February.")
    conversation = talk(moving(refused, (201, MOVE)))
    await conversation.hear("move_service", "moving to 9 Mill Lane, LS6 0ZZ")
    [said] = await conversation.hear("nlu_fallback", "tomorrow", 0.3)
    assert (said.key, "Fri 4 December" in said.text) == ("homes.day_not_possible", True)
    [said] = await conversation.hear("nlu_fallback", "in four weeks", 0.3)
    assert said.key == "homes.move_service_confirm"


@pytest.mark.parametrize("words", ["14 december", "sorry the 14th of december", "on 14 dec please"])
async def test_a_day_is_no_street(talk, words):
    conversation = talk(moving((201, MOVE)))
    await conversation.hear("move_service", "moving home on 12 december")
    [said] = await conversation.hear("correct", words, 0.58)
    assert said.key in ("homes.move_service_address_then", "homes.move_service_address")
    [said] = await conversation.hear("correct", "19 elm road leeds ls6 2ab", 0.45)
    assert said.key == "homes.move_service_confirm"
    [asked] = conversation.api.sent(QUOTES)
    assert (asked["from_on"][-5:], asked["postcode"]) == ("12-14", "LS6 2AB")


async def test_a_day_told_for_the_postcode_is_kept(talk):
    conversation = talk(moving((201, MOVE)))
    await conversation.hear("move_service", "im moving")
    [said] = await conversation.hear("move_service", "14 mill lane")
    assert said.key == "homes.move_service_postcode"
    [said] = await conversation.hear("move_service", "the 14th of december")
    assert said.key == "homes.move_service_postcode"
    [said] = await conversation.hear("nlu_fallback", "ls6 0zz", 0.3)
    assert (said.key, conversation.api.sent(QUOTES)[0]["from_on"][-5:]) == ("homes.move_service_confirm", "12-14")


async def test_what_is_not_switched_on_yet_is_said_before_any_question(talk):
    ordered = (200, {"accounts": [{"services": [{**HOME, "state": "pending"}]}]})
    conversation = talk({**moving((201, MOVE)), ME: ordered})
    [said] = await conversation.hear("move_service", "we are moving on 12 december")
    assert (said.key, conversation.memory.get("form")) == ("homes.not_running", None)


async def test_only_the_number_of_the_house_is_put_right(talk):
    conversation = talk(moving((201, MOVE)))
    await conversation.hear("move_service", "we are moving on 12 december")
    await conversation.hear("nlu_fallback", "9 Elm Road, Leeds LS6 2AB", 0.3)
    [said] = await conversation.hear("nlu_fallback", "no its number 19", 0.3)
    assert said.key == "homes.move_service_confirm"
    assert conversation.api.sent(QUOTES)[-1]["address"] == "19 Elm Road, Leeds"


async def test_who_says_the_whole_address_for_the_postcode_is_heard(talk):
    conversation = talk(moving((201, MOVE)))
    await conversation.hear("move_service", "we are moving on 12 december")
    await conversation.hear("nlu_fallback", "9 Elm Road", 0.3)
    [said] = await conversation.hear("nlu_fallback", "19 Elm Road, Leeds LS6 2AB", 0.3)
    assert said.key == "homes.move_service_confirm"
    assert conversation.api.sent(QUOTES)[-1]["address"] == "19 Elm Road, Leeds"


async def test_after_three_days_in_vain_a_person_is_named(talk):
    conversation = talk(moving(problem("day-not-possible", detail="Choose another.")))
    await conversation.hear("move_service", "moving to 9 Mill Lane, LS6 0ZZ")
    keys = [(await conversation.hear("nlu_fallback", f"in {weeks} weeks", 0.3))[0].key for weeks in (1, 2, 3)]
    assert keys == ["homes.day_not_possible", "homes.day_not_possible", "homes.day_never"]


async def test_a_postcode_that_is_not_reached_is_said_before_a_day_is_asked_for(talk):
    conversation = talk(moving((201, MOVE)))
    await conversation.hear("move_service", "we are moving")
    await conversation.hear("nlu_fallback", "Flat 2, The Old Mill", 0.3)
    [said] = await conversation.hear("nlu_fallback", "ZE1 0AA", 0.3)
    assert (said.key, "ZE1 0AA" in said.text) == ("homes.not_served_there", True)
    assert conversation.api.sent(QUOTES) == []


async def test_who_has_no_account_is_told_the_price_and_how_to_join(talk):
    plan = {"code": "fast", "name": "Fast 150", "kind": "broadband", "prepaid": False, "business_only": False}
    sold = plan | {"price": money(3100), "contract_months": 24}
    routes = {
        "/v1/plans/catalogue": (200, {"plans": [sold]}),
        "/v1/plans/catalogue/fast": (200, sold),
        QUOTES: problem("sign-in-required", 403),
    }
    [said] = await talk(routes).hear("new_service", "i want broadband")
    assert (said.key, "£31.00" in said.text, "form" in said.custom) == ("homes.join_by_person", True, True)


async def test_a_postcode_told_alone_is_kept_for_the_house_that_comes_next(talk):
    conversation = talk(moving((201, MOVE)))
    await conversation.hear("move_service", "moving house on 12 december")
    [said] = await conversation.hear("correct", "its LS6 2AB", 0.56)
    assert (said.key, "LS6 2AB" in said.text) == ("homes.move_service_address_there", True)
    [said] = await conversation.hear("move_service", "14 mill lane")
    assert said.key == "homes.move_service_confirm"
    [asked] = conversation.api.sent(QUOTES)
    assert (asked["address"], asked["postcode"]) == ("14 mill lane", "LS6 2AB")


async def test_a_postcode_told_alone_that_is_not_reached_is_asked_for_again(talk):
    conversation = talk(moving((201, MOVE)))
    await conversation.hear("move_service", "moving house on 12 december")
    [said] = await conversation.hear("correct", "its ZE1 0AA", 0.56)
    assert said.key == "homes.not_served_there"
    [said] = await conversation.hear("nlu_fallback", "LS6 2AB", 0.3)
    assert said.key == "homes.move_service_address_there"


async def test_whether_the_router_goes_along_is_answered_before_the_next_question(talk):
    conversation = talk(moving((201, MOVE)))
    said = await conversation.hear("move_service", "moving house on 12 december, do i just take the router with me")
    assert [one.key for one in said] == ["homes.move_service_about_router", "homes.move_service_address"]
    said = await conversation.hear("nlu_fallback", "and the router??", 0.3)
    assert [one.key for one in said] == ["homes.move_service_about_router", "homes.move_service_address"]
    [said] = await talk(moving((201, MOVE))).hear("move_service", "moving house, the router is packed")
    assert said.key == "homes.move_service_address"
