"""A phone that is abroad with its roaming off: found before anything is tested, and mended once it is agreed to."""

import json

import pytest
from conftest import money
from made_up_network import AWAY, ME, MINE, SIGN_IN, TESTS, TICKETS, USAGE, line, me, mine, routes, usage

SWITCH = "/v1/accounts/services/s1/roaming"
SPAIN = "/v1/plans/roaming/ES"
LABEL = "Mobile ending 117"
TOLD = "SIM 20 GB is used in Spain as at home. You pay nothing on top."
FOUND = "account.roaming_off"
ASKED = "guides.working_abroad.switch_on"


def price(*, covered=True, told=TOLD, day=0):
    here = {"covered": covered, "running": None, "day": money(day), "told": told, "switched_on": False}
    return 200, {"price": {"name": "Spain"}, "mine": here}


def away(*, roaming=False, held=True, **more):
    phone = line("mobile", label=LABEL, roaming=roaming)
    done = (200, {"number": "A-7K2M9QX", "service_id": "s1", "label": LABEL, "on": True, "told": ""})
    made = {ME: me(phone, held=held), MINE: mine(kind="mobile"), SPAIN: price(), f"PUT {SWITCH}": done}
    return routes(**made | more)


def keys(said):
    return [one.key for one in said]


@pytest.mark.parametrize(
    ("intent", "words", "guide"),
    [
        ("mobile_problem", "no data in spain", "working_abroad"),
        ("roaming_help", "no data in spain", "working_abroad"),
        ("mobile_problem", "no signal since I landed in Spain", "working_abroad"),
        ("mobile_problem", "calls don't go out since we got to Spain", "mobile_calls"),
        ("mobile_problem", "no signal, I'm abroad", "working_abroad"),
        ("roaming_help", "my phone doesn't work in spain", "working_abroad"),
        ("mobile_problem", "roaming isn't working", "working_abroad"),
        ("mobile_problem", "texts don't arrive in Spain", "mobile_texts"),
    ],
)
async def test_it_is_found_before_the_line_is_tested(talk, intent, words, guide):
    conversation = talk(away())
    said = await conversation.hear(intent, words)
    assert keys(said) == [f"guides.{guide}.{FOUND}", ASKED]
    assert said[1].offers == ["Switch it on", "Leave it off", "A person"]
    assert conversation.api.sent(TESTS) == conversation.api.sent(SWITCH) == []


@pytest.mark.parametrize(
    "words", ["no signal", "I can't call my mum in Spain", "calls to Spain don't connect", "no data here in England"]
)
async def test_at_home_it_does_not_matter(talk, words):
    conversation = talk(away())
    await conversation.hear("mobile_problem", words)
    assert len(conversation.api.sent(TESTS)) == 1


async def test_what_the_country_costs_is_said_before_it_is_asked(talk):
    told = "SIM 20 GB does not cover Spain. A day would cost £13.60."
    conversation = talk(away(**{SPAIN: price(covered=False, told=told, day=1360)}))
    said = await conversation.hear("mobile_problem", "no data in spain")
    assert told in said[0].text
    assert "Spain: about £13.60 a day." in said[0].plain


@pytest.mark.parametrize(("words", "more"), [("no data, I'm abroad", {}), ("no data in spain", {SPAIN: AWAY})])
async def test_a_price_that_is_not_known_is_not_made_up(talk, words, more):
    said = await talk(away(**more)).hear("mobile_problem", words)
    assert keys(said)[1] == ASKED
    assert "£" not in said[0].text
    assert "depends on the country" in said[0].text


async def test_agreed_to_it_is_switched_on_and_the_guide_goes_on_with_the_phone(talk):
    conversation = talk(away())
    await conversation.hear("mobile_problem", "no data in spain")
    said = await conversation.hear("affirm", "yes")
    assert keys(said) == ["troubleshooting.roaming_on", "guides.working_abroad.restart"]
    assert "A-7K2M9QX" in said[0].text
    assert conversation.api.sent(SWITCH) == [{"on": True}]
    assert keys(await conversation.hear("affirm", "yes it works now")) == ["guides.working_abroad.fixed"]


async def test_where_that_helps_nothing_a_case_tells_all_of_it(talk):
    conversation = talk(away())
    await conversation.hear("mobile_problem", "no data in spain")
    await conversation.press("Switch it on")
    assert keys(await conversation.hear("deny", "still nothing")) == ["guides.working_abroad.network"]
    assert keys(await conversation.hear("deny", "no change")) == ["guides.working_abroad.not_abroad"]
    [case] = conversation.api.sent(TICKETS)
    assert case["title"] == "Mobile does not work abroad"
    for line_of_it in ("no data in spain", "Account: roaming off", "to be switched on", "picked by hand"):
        assert line_of_it in case["text"]


@pytest.mark.parametrize("words", ["no", "no thanks", "leave it off", "too expensive"])
async def test_who_does_not_want_it_has_it_left_off(talk, words):
    conversation = talk(away())
    await conversation.hear("mobile_problem", "no data in spain")
    said = await conversation.hear("deny", words)
    assert keys(said) == ["guides.working_abroad.stays_off"]
    assert conversation.api.sent(SWITCH) == []
    assert "form" not in conversation.memory


async def test_a_sign_in_on_the_way_is_followed_by_the_deed_and_not_by_the_question(talk):
    conversation = talk(away(**{f"PUT {SWITCH}": SIGN_IN}))
    await conversation.hear("mobile_problem", "no data in spain")
    [said] = await conversation.hear("affirm", "yes")
    assert (said.key, said.custom["form"]["then"]) == ("troubleshooting.sign_in_for_deed", "mobile_problem")
    conversation.api.routes |= {f"PUT {SWITCH}": away()[f"PUT {SWITCH}"]}
    said = await conversation.hear("mobile_problem")
    assert keys(said) == ["troubleshooting.roaming_on", "guides.working_abroad.restart"]


async def test_who_does_not_sign_in_for_it_leaves_it_there(talk):
    conversation = talk(away(**{f"PUT {SWITCH}": SIGN_IN}))
    await conversation.hear("mobile_problem", "no data in spain")
    await conversation.hear("affirm", "yes")
    assert keys(await conversation.hear("stop", "leave it")) == ["troubleshooting.left"]


async def test_a_system_that_is_away_gets_a_case_instead_of_a_promise(talk):
    conversation = talk(away(**{f"PUT {SWITCH}": AWAY}))
    await conversation.hear("mobile_problem", "no data in spain")
    assert keys(await conversation.hear("affirm", "yes")) == ["guides.working_abroad.not_switched"]
    assert conversation.api.sent(TICKETS)[0]["kind"] == "request"


async def test_a_line_s_user_hears_who_can_have_it_switched_on(talk):
    said = await talk(away(held=False)).hear("mobile_problem", "no data in spain")
    assert keys(said) == [f"guides.working_abroad.{FOUND}", "guides.working_abroad.told"]
    assert "account holder" in said[0].text


async def test_with_roaming_on_calls_are_looked_at_as_at_home(talk):
    said = await talk(away(roaming=True)).hear("mobile_problem", "calls don't go out since we got to Spain")
    assert keys(said) == ["guides.mobile_calls.line_test.fine", "guides.mobile_calls.what"]


async def test_with_roaming_on_the_guide_goes_on(talk):
    conversation = talk(away(roaming=True))
    said = await conversation.hear("roaming_help", "no data in spain")
    assert keys(said) == ["guides.working_abroad.line_test.fine", "guides.working_abroad.restart"]


async def test_it_comes_before_data_that_is_used_up(talk):
    said = await talk(away(**{USAGE: usage(left=0)})).hear("mobile_problem", "no data in spain")
    assert said[0].key == f"guides.working_abroad.{FOUND}"


async def test_it_is_said_in_one_text_message(talk):
    said = await talk(away()).hear("mobile_problem", "no data in spain")
    assert len(" ".join(one.plain for one in said)) <= 160
    assert json.dumps(said[1].plain).isascii()
