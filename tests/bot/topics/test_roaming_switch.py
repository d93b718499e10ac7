"""Roaming switched on and off at the customer's word: which line, what it costs there, agreed to, and a receipt."""

import pytest
from conftest import money, problem
from made_up_network import AWAY, ME, SIGN_IN, line, me
from made_up_plans import line as sold
from made_up_plans import mine

from bot.actions.plans.roaming_wishes import tells_of_a_fault, wants_roaming

MINE = "/v1/plans/mine"
SWITCH = "/v1/accounts/services/s1/roaming"
PRICES = {name: money(600) for name in ("gigabyte", "minute", "text")} | {"name": "Spain"}


def spain(*, on=True):
    here = {"covered": True, "running": None, "day": money(0), "told": "Nothing on top.", "switched_on": on}
    return {
        "price": PRICES,
        "day": money(100),
        "passes": [],
        "mine": here | {"service": {"label": "Mobile ending 117"}},
    }


def routes(*lines, held=True, on=False, **more):
    lines = lines or (line("mobile", label="Mobile ending 117", roaming=on),)
    done = (200, {"number": "A-7K2M9QX", "service_id": "s1", "label": "Mobile ending 117", "on": not on, "told": ""})
    made = {ME: me(*lines, held=held), f"PUT {SWITCH}": done, "/v1/plans/roaming/ES": (200, spain(on=on))}
    return made | more


def keys(said):
    return [one.key for one in said]


async def test_it_is_switched_on_once_it_is_agreed_to(talk):
    conversation = talk(routes())
    [asked] = await conversation.hear("roaming_help", "turn on roaming")
    assert (asked.key, asked.offers) == ("plans.roaming_confirm_on", ["Switch it on", "Leave it off"])
    assert "depends on the country" in asked.text
    assert conversation.api.sent(SWITCH) == []
    [done] = await conversation.hear("affirm", "yes please")
    assert done.key == "plans.roaming_now_on"
    assert "A-7K2M9QX" in done.text
    assert conversation.api.sent(SWITCH) == [{"on": True}]


async def test_for_a_country_its_price_is_said_first(talk):
    [asked] = await talk(routes()).hear("roaming_help", "activate roaming for my trip to Spain")
    assert "Nothing on top." in asked.text
    assert "Spain: nothing on top." in asked.plain


async def test_it_is_switched_off(talk):
    conversation = talk(routes(on=True))
    [asked] = await conversation.hear("roaming_help", "switch roaming off")
    assert (asked.key, asked.offers) == ("plans.roaming_confirm_off", ["Switch it off", "Leave it on"])
    assert keys(await conversation.press("Switch it off")) == ["plans.roaming_now_off"]
    assert conversation.api.sent(SWITCH) == [{"on": False}]


@pytest.mark.parametrize(
    ("words", "sent"),
    [
        ("turn it on", 1),
        ("yes turn it on please", 1),
        ("SWITCH", 1),
        ("leave it off", 0),
        ("no", 0),
        ("keep it off", 0),
    ],
)
async def test_the_answer_may_name_the_deed(talk, words, sent):
    conversation = talk(routes())
    await conversation.hear("roaming_help", "turn on roaming")
    [said] = await conversation.hear("roaming_help", words, 0.5)
    assert said.key == ("plans.roaming_now_on" if sent else "plans.roaming_help_declined")
    assert len(conversation.api.sent(SWITCH)) == sent


@pytest.mark.parametrize(
    ("words", "on", "key"),
    [("turn on roaming", True, "plans.roaming_is_on"), ("turn roaming off", False, "plans.roaming_is_off")],
)
async def test_what_is_so_already_is_said_and_not_done(talk, words, on, key):
    conversation = talk(routes(on=on))
    assert keys(await conversation.hear("roaming_help", words)) == [key]
    assert conversation.api.sent(SWITCH) == []


async def test_of_several_lines_it_is_asked_which(talk):
    lines = [line("mobile", name=f"s{n}", label=f"Van {n} ending 15{n}", roaming=False) for n in (1, 2)]
    conversation = talk(routes(*lines))
    assert keys(await conversation.hear("roaming_help", "turn on roaming")) == ["plans.roaming_help_line"]
    [asked] = await conversation.hear("nlu_fallback", "van 1", 0.3)
    assert "Van 1" in asked.text
    await conversation.hear("affirm", "yes")
    assert conversation.api.sent(SWITCH) == [{"on": True}]


async def test_a_line_s_user_is_told_whose_it_is_to_switch(talk):
    assert keys(await talk(routes(held=False)).hear("roaming_help", "turn on roaming")) == [
        "support.not_account_holder"
    ]


@pytest.mark.parametrize(
    ("answer", "key"), [(SIGN_IN, "support.sign_in"), (AWAY, "support.unavailable"), (None, "orders.no_mobile")]
)
async def test_what_stands_in_the_way_is_said(talk, answer, key):
    conversation = talk(routes(**{f"PUT {SWITCH}": answer or problem("nothing-to-roam")}))
    await conversation.hear("roaming_help", "turn on roaming")
    assert keys(await conversation.hear("affirm", "yes")) == [key]


async def test_in_the_middle_of_something_else_it_is_asked_whether_to_leave_that(talk):
    conversation = talk(routes(on=True))
    await conversation.hear("lost_phone", "I lost my phone")
    [said] = await conversation.hear("roaming_help", "switch roaming off")
    assert said.key == "general.leave_form"


async def test_who_asks_about_a_country_hears_that_roaming_is_off_and_can_switch_it_on(talk):
    conversation = talk(routes(**{MINE: mine(sold("s1"))}))
    told, off = await conversation.hear("roaming_help", "does my phone work in spain")
    assert (told.key, off.key) == ("plans.roaming_covered", "plans.roaming_still_off")
    [asked] = await conversation.press("Switch roaming on")
    assert asked.key == "plans.roaming_confirm_on"
    assert "Nothing on top." in asked.text


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("turn on roaming", True),
        ("can y'all turn on international for my trip to Ghana", True),
        ("please open roaming for me, I go Bangladesh tomorrow", True),
        ("I'm already abroad, can I still have roaming activated", True),
        ("roaming on", True),
        ("make sure roaming is off on my daughter's phone", False),
        ("disable roaming", False),
        ("do I have roaming on my plan", None),
        ("how do i turn on roaming", None),
        ("don't turn on roaming", None),
        ("put a spending cap on my roaming", None),
        ("stop roaming charges", None),
        ("roaming", None),
    ],
)
def test_a_wish_is_told_from_a_question(words, wanted):
    assert wants_roaming(words) is wanted


@pytest.mark.parametrize(
    ("words", "is_fault"),
    [
        ("in spain no data", True),
        ("NO SERVICE IN CYPRUS, ROAMING IS ON", True),
        ("my phne dosnt work in grece", True),
        ("nothing works here in Chile", True),
        ("will my phone not work in Spain", False),
        ("what does no data cost", False),
        ("data in spain", False),
    ],
)
def test_a_fault_is_told_from_a_question(words, is_fault):
    assert tells_of_a_fault(words) is is_fault
