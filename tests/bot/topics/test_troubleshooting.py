"""What is looked at before a guide is walked, and what is said of it."""

import pytest
from made_up_network import (
    AWAY,
    DEVICES,
    ME,
    MINE,
    SIGN_IN,
    TESTS,
    TICKETS,
    USAGE,
    a_test,
    case,
    cases,
    devices,
    line,
    me,
    mine,
    outage,
    routes,
    usage,
)

MOBILE = {ME: me(line("mobile", label="Mobile ending 104")), MINE: mine(kind="mobile")}


def keys(said):
    return [one.key for one in said]


async def test_what_was_found_is_said_before_the_first_step(talk):
    conversation = talk(routes(**{f"POST {TESTS}": a_test("wifi")}))
    said = await conversation.hear("internet_problem", "my internet is slow")
    assert keys(said) == ["guides.internet_slow.line_test.wifi", "guides.wifi.channel"]
    assert said[0].text == "The test says wifi."
    assert said[1].offers[-1] == "A person"


async def test_an_outage_spares_the_test_and_offers_word_of_it(talk):
    conversation = talk(routes(**{MINE: mine(outage())}))
    said = await conversation.hear("internet_problem", "no internet")
    assert keys(said) == ["guides.internet_down.outage.fixing", "guides.internet_down.outage"]
    assert conversation.api.sent(TESTS) == []
    subscription = "/v1/outages/o1/subscription"
    conversation.api.routes[f"POST {subscription}"] = (201, {})
    assert keys(await conversation.hear("affirm", "yes please")) == ["outages.followed"]
    assert len(conversation.api.sent(subscription)) == 1


async def test_who_says_that_it_is_not_the_outage_goes_on_with_the_steps(talk):
    conversation = talk(routes(**{MINE: mine(outage())}))
    await conversation.hear("internet_problem", "no internet")
    [step] = await conversation.hear("check_outage", "its not the outage")
    assert step.key.startswith("guides.internet_down.")
    assert conversation.api.sent(TESTS) == []


async def test_an_outage_that_only_the_test_knows_of_is_said_all_the_same(talk):
    conversation = talk(routes(**{f"POST {TESTS}": a_test("outage", "wait_for_repair", outage=outage("confirmed"))}))
    said = await conversation.hear("internet_problem", "no internet")
    assert "Headingley" in said[0].text
    assert said[1].offers[0] == "Text me"


@pytest.mark.parametrize(
    ("account", "used", "words", "key"),
    [
        (me(line("mobile", "suspended"), held=False), usage(), "no signal", "mobile_no_service.account.suspended"),
        (
            me(line("mobile"), state="suspended", held=False),
            usage(),
            "no signal",
            "mobile_no_service.account.suspended",
        ),
        (me(line("mobile", "barred"), held=False), usage(), "no signal", "mobile_no_service.account.barred"),
        (me(line("mobile")), usage(credit=0), "calls fail", "mobile_calls.account.out_of_credit"),
        (me(line("mobile")), usage(left=0), "no mobile data", "mobile_no_data.account.used_up"),
    ],
)
async def test_an_account_that_explains_it_spares_the_test(talk, account, used, words, key):
    conversation = talk(routes(**MOBILE | {ME: account, USAGE: used}))
    said = await conversation.hear("mobile_problem", words)
    assert said[0].key == f"guides.{key}"
    assert conversation.api.sent(TESTS) == []


async def test_a_router_that_restarts_is_left_alone(talk):
    conversation = talk(routes(**{DEVICES: devices(is_online=False, back="Mon 25 November, 14:05")}))
    said = await conversation.hear("internet_problem", "no internet")
    assert keys(said) == ["guides.internet_down.device.restarting", "guides.internet_down.restarting"]
    assert "14:05" in said[0].text


async def test_systems_that_are_away_leave_the_steps(talk):
    conversation = talk(routes(**{ME: AWAY}))
    said = await conversation.hear("internet_problem", "slow internet")
    assert keys(said) == ["troubleshooting.not_tested", "guides.internet_slow.scope"]
    conversation = talk(routes(**{f"POST {TESTS}": AWAY}))
    said = await conversation.hear("internet_problem", "slow internet")
    assert keys(said) == ["troubleshooting.not_tested", "guides.internet_slow.scope"]


async def test_who_does_not_sign_in_gets_the_steps_and_signs_in_for_a_case(talk):
    conversation = talk(routes(**{ME: SIGN_IN}))
    [said] = await conversation.hear("mobile_problem", "no signal")
    assert (said.key, said.custom["form"]["kind"]) == ("troubleshooting.sign_in", "sign_in")
    [said] = await conversation.hear("stop", "leave it")
    assert said.key == "guides.mobile_no_service.flight"
    for _ in range(3):
        [said] = await conversation.hear("deny", "no")
    [said] = await conversation.hear("nlu_fallback", "everywhere", 0.5)
    assert said.key == "troubleshooting.sign_in_for_case"
    conversation.api.routes |= MOBILE
    [said] = await conversation.hear("mobile_problem")
    assert said.key == "guides.mobile_no_service.no_signal"


async def test_signing_in_leads_to_the_checks_that_were_wanted(talk):
    conversation = talk(routes(**{ME: SIGN_IN}))
    await conversation.hear("internet_problem", "slow internet")
    conversation.api.routes[ME] = me(line())
    said = await conversation.hear("internet_problem")
    assert keys(said) == ["guides.internet_slow.line_test.fine", "guides.internet_slow.scope"]


async def test_it_asks_what_is_wrong_and_shows_the_rest_on_request(talk):
    conversation = talk(routes(**MOBILE))
    [said] = await conversation.hear("mobile_problem", "something is up with my mobile")
    assert said.key == "troubleshooting.mobile_problem_guide"
    assert len(said.offers) <= 4
    [said] = await conversation.press("Something else")
    assert (said.key, len(said.offers)) == ("troubleshooting.mobile_problem_rest", 4)
    [said] = await conversation.hear("nlu_fallback", "purple", 0.3)
    assert said.key == "troubleshooting.guide_again"
    assert keys(await conversation.hear("nlu_fallback", "Texts", 0.3))[-1] == "guides.mobile_texts.what"


async def test_of_several_lines_one_is_named_and_kept(talk):
    lines = [line("mobile", name=f"s{n}", label=f"Van {n} ending 15{n}") for n in (1, 2)]
    conversation = talk(routes(**MOBILE | {ME: me(*lines)}))
    [said] = await conversation.hear("mobile_problem", "no signal")
    assert said.key == "support.which_line"
    await conversation.hear("nlu_fallback", "van 2", 0.3)
    assert conversation.api.sent(TESTS) == [{"service_id": "s2"}]
    assert conversation.memory["lines"] == {"mobile": "s2"}


async def test_a_service_that_they_do_not_have_is_said(talk):
    [said] = await talk(routes()).hear("tv_problem", "black screen")
    assert said.key == "troubleshooting.no_tv"


async def test_an_open_case_of_the_line_comes_before_a_new_test(talk):
    conversation = talk(routes(**{f"GET {TICKETS}": cases(case(kind="complaint"))}))
    [said] = await conversation.hear("internet_problem", "no internet")
    assert (said.key, "T20500" in said.text) == ("troubleshooting.case_open", True)
    comments = f"{TICKETS}/id of T20500/comments"
    conversation.api.routes[f"POST {comments}"] = (201, {"ticket": case(), "text": ""})
    conversation.api.routes[f"POST {TESTS}"] = a_test("line_fault", "report_fault")
    said = await conversation.press("Test the line")
    assert keys(said) == ["guides.internet_down.line_test.line_fault", "guides.internet_down.repair"]
    assert "Line test: line fault" in conversation.api.sent(comments)[0]["text"]
    assert conversation.api.sent(TICKETS) == []
