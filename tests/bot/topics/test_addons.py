"""Extras: which one and on which line, what it costs from when, and what stands in the way."""

import pytest
from conftest import day, money, problem
from made_up_plans import LINE, OTHER, addon, line, mine

BASE = "/v1/plans/addons"
QUOTES, CHANGES, MINE = f"{BASE}/quotes", f"{BASE}/changes", "/v1/plans/mine"
CALLS, COVER, PASS = (
    addon("calls", "International calls", 500),
    addon("cover", "Phone insurance", 650),
    addon("week", "Europe week pass", 1200, days=7),
)
CATALOGUE = {"addons": [CALLS, COVER, PASS], "as_of": "12:00"}
RUNNING = {
    "number": "A1",
    "code": "cover",
    "name": "Phone insurance",
    "price": money(400),
    "days": None,
    "ends_on": None,
}
PLANS = {"plans": []}


def quoted(one, action="add"):
    ends = day("2030-01-09", "Wed 9 January") if one["days"] or action == "remove" else None
    body = {"quote_id": "q1", "addon": one, "action": action, "price": one["price"], "ends_on": ends}
    return 201, body | {"charged_on": None if action == "remove" else day("2030-01-10", "Thu 10 January")}


def done(one, action="add", ends=None):
    return 201, {"number": "A9", "action": action, "name": one["name"], "price": one["price"], "ends_on": ends}


def routes(*lines, **more):
    lines = lines or (line(),)
    made = {MINE: mine(*lines), BASE: (200, CATALOGUE), "/v1/plans/catalogue": (200, PLANS)}
    return made | {QUOTES: quoted(CALLS), CHANGES: done(CALLS)} | more


async def test_an_extra_that_is_named_is_summed_up_and_added_once_agreed(talk):
    conversation = talk(routes())
    [said] = await conversation.hear("manage_addon", "add internatonal calls")
    assert (said.key, conversation.api.sent(CHANGES)) == ("plans.manage_addon_confirm_add", [])
    assert conversation.api.sent(QUOTES) == [{"service_id": LINE, "addon_code": "calls", "action": "add"}]
    [said] = await conversation.press("Add it for £5.00")
    assert said.key == "plans.addon_added"


async def test_without_a_name_the_extras_are_offered_with_prices_and_passes_last(talk):
    conversation = talk(routes())
    [said] = await conversation.hear("manage_addon", "i want to add something")
    assert said.offers == ["International calls", "Phone insurance", "Europe week pass"]
    assert "International calls £5.00" in said.text


async def test_part_of_a_name_is_enough(talk):
    conversation = talk(routes(line(addons=[RUNNING]), **{QUOTES: quoted(COVER, "remove")}))
    [said] = await conversation.hear("manage_addon", "get rid of the insurance")
    assert said.key == "plans.manage_addon_confirm_remove"
    assert conversation.api.sent(QUOTES)[0]["action"] == "remove"


@pytest.mark.parametrize(
    "words",
    [
        "add a europe week pass until the end of june",
        "add the europe week pass without any limit",
        "buy a europe week pass for my stopover",
        "i don't want to run out, add the europe week pass",
        "start the europe week pass, it never stopped last time",
        "please don't remove anything, just add the europe week pass",
    ],
)
async def test_who_adds_an_extra_is_not_rid_of_one(talk, words):
    conversation = talk(routes(line(addons=[RUNNING]), **{QUOTES: quoted(PASS)}))
    [said] = await conversation.hear("manage_addon", words)
    assert said.key in ("plans.manage_addon_confirm_pass", "plans.addon_starts_today")
    assert "remove" not in [one["action"] for one in conversation.api.sent(QUOTES)]


@pytest.mark.parametrize(
    "words",
    [
        "stop adding things, remove the phone insurance",
        "i never asked you to add phone insurance, end it",
        "i don't need the phone insurance",
        "i don't want to pay for phone insurance",
        "please end the phone insurance",
        "the phone insurance add-on, get rid of it",
        "i'd like my plan without the phone insurance",
    ],
)
async def test_who_is_rid_of_an_extra_does_not_add_it(talk, words):
    conversation = talk(routes(line(addons=[RUNNING]), **{QUOTES: quoted(COVER, "remove")}))
    await conversation.hear("manage_addon", words)
    assert [one["action"] for one in conversation.api.sent(QUOTES)] == ["remove"]


async def test_of_two_that_are_like_it_the_cheaper_can_be_said(talk):
    body = {"addons": [CALLS, PASS, addon("day", "Europe day pass", 250, days=1)], "as_of": "12:00"}
    conversation = talk(routes(**{BASE: (200, body), QUOTES: quoted(PASS)}))
    [said] = await conversation.hear("manage_addon", "add a europe pass")
    assert said.offers == ["Europe week pass", "Europe day pass"]
    await conversation.hear("nlu_fallback", "the cheaper", 0.3)
    assert conversation.api.sent(QUOTES)[0]["addon_code"] == "day"


async def test_remove_it_pressed_removes_whatever_it_was_taken_for(talk):
    ended = done(COVER, "remove", day("2030-01-09", "Wed 9 January"))
    conversation = talk(routes(line(addons=[RUNNING]), **{QUOTES: quoted(COVER, "remove"), CHANGES: ended}))
    await conversation.hear("manage_addon", "drop phone insurance")
    [said] = await conversation.hear("stop", "Remove it")
    assert said.key == "plans.addon_removed"


async def test_only_the_line_that_has_it_is_meant_when_it_is_dropped(talk):
    lines = line(label="Van 1 ending 151"), line(OTHER, label="Van 2 ending 152", addons=[RUNNING])
    conversation = talk(routes(*lines, **{QUOTES: quoted(COVER, "remove")}))
    await conversation.hear("manage_addon", "remove phone insurance")
    assert conversation.api.sent(QUOTES)[0]["service_id"] == OTHER


async def test_the_line_is_asked_where_several_could_have_it(talk):
    conversation = talk(routes(line(label="Van 1 ending 151"), line(OTHER, label="Van 2 ending 152")))
    [said] = await conversation.hear("manage_addon", "add international calls")
    assert said.key == "plans.manage_addon_line"
    await conversation.hear("nlu_fallback", "van 2", 0.3)
    assert conversation.api.sent(QUOTES)[0]["service_id"] == OTHER


async def test_with_nothing_to_remove_it_is_said(talk):
    conversation = talk(routes())
    [said] = await conversation.hear("manage_addon", "cancel my extras")
    assert said.key == "plans.addon_none"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("addon-running", "plans.addon_running"),
        ("not-enough-credit", "plans.addon_no_credit"),
        ("not-for-prepaid", "plans.addon_refused"),
        ("not-usable", "plans.addon_refused"),
    ],
)
async def test_a_refusal_is_said_in_its_own_words(talk, name, key):
    conversation = talk(routes(**{QUOTES: problem(name, detail="It can't be done.")}))
    [said] = await conversation.hear("manage_addon", "add international calls")
    assert said.key == key


async def test_a_pass_is_added_from_the_price_of_a_country(talk):
    price = {name: money(600) for name in ("gigabyte", "minute", "text")} | {"name": "Spain"}
    body = {"price": price, "day": money(2000), "passes": [{"addon": PASS, "a_day": money(172)}]}
    body["mine"] = {"covered": False, "running": None, "switched_on": True}
    conversation = talk(routes(**{"/v1/plans/roaming/ES": (200, body), QUOTES: quoted(PASS)}))
    [said] = await conversation.hear("roaming_help", "going to spain")
    assert said.key == "plans.roaming_price"
    [said] = await conversation.press("Add that pass")
    assert said.key == "plans.manage_addon_confirm_pass"


async def test_a_country_without_a_price_is_promised_nothing(talk):
    conversation = talk(routes(**{"/v1/plans/roaming/CU": problem("country-unknown", 404)}))
    [said] = await conversation.hear("roaming_help", "does it work in cuba")
    assert said.key == "plans.roaming_unknown"


OLD = RUNNING | {"code": "old", "name": "Retired bundle"}


async def test_an_extra_that_is_no_longer_sold_can_still_be_removed(talk):
    gone = addon("old", "Retired bundle", 400)
    conversation = talk(routes(line(addons=[OLD]), **{QUOTES: quoted(gone, "remove")}))
    [said] = await conversation.hear("manage_addon", "remove the retired bundle")
    assert said.key == "plans.manage_addon_confirm_remove"
    assert conversation.api.sent(QUOTES)[0] == {"service_id": LINE, "addon_code": "old", "action": "remove"}


async def test_an_extra_that_is_gone_by_now_is_refused_in_words(talk):
    known = {"addons": [CALLS, PASS], "as_of": "12:00"}
    conversation = talk(routes(**{BASE: (200, known)}))
    await conversation.hear("manage_addon", "i want to add something")
    known["addons"] = [PASS]
    [said] = await conversation.press("International calls")
    assert (said.key, len(said.plain) <= 160) == ("plans.addon_gone", True)
