"""Walking a guide: what is looked at first, what is said of it, how answers are heard, and how it ends."""

import pytest
from made_up_network import (
    AWAY,
    DEVICES,
    ME,
    MINE,
    REBOOTS,
    SIGN_IN,
    SLOTS,
    TESTS,
    TICKETS,
    USAGE,
    VISITS,
    a_test,
    case,
    cases,
    devices,
    line,
    me,
    mine,
    moment,
    outage,
    routes,
    slots,
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


async def walk_to_technician(talk, **more):
    conversation = talk(routes(**{f"POST {TESTS}": a_test("slow_sync", "report_fault")} | more))
    said = await conversation.hear("internet_problem", "my internet is slow")
    return conversation, said


async def test_a_technician_is_booked_after_a_yes_for_the_case_that_was_opened(talk):
    booked = {"day": {"display": "Mon 25 November"}, "starts": "08:00", "ends": "12:00", "address": "1 Elm Road"}
    conversation, said = await walk_to_technician(talk, **{f"POST {VISITS}": (201, booked)})
    assert said[-1].key == "guides.internet_slow.technician"
    assert said[-1].offers == ["Mon 25 Nov, 08:00", "Mon 25 Nov, 08:00", "No visit"]
    assert "my internet is slow" in conversation.api.sent(TICKETS)[0]["text"]
    [said] = await conversation.hear("nlu_fallback", "the first one", 0.3)
    assert (said.key, conversation.api.sent(VISITS)) == ("troubleshooting.visit_confirm", [])
    [said] = await conversation.hear("affirm", "yes")
    assert said.key == "troubleshooting.visit_booked"
    assert conversation.api.sent(VISITS) == [
        {"slot_id": "one", "kind": "repair", "service_id": "s1", "ticket_id": "id of T20500"}
    ]


async def test_a_time_that_was_taken_meanwhile_is_replaced(talk):
    taken = (409, {"type": "/problems/slot-taken", "title": "Taken", "status": 409})
    conversation, _ = await walk_to_technician(talk, **{f"POST {VISITS}": taken})
    await conversation.hear("nlu_fallback", "1", 0.3)
    conversation.api.routes[SLOTS] = slots("three")
    said = await conversation.hear("affirm", "yes")
    assert keys(said)[0] == "troubleshooting.slot_taken"
    assert said[-1].offers == ["Mon 25 Nov, 08:00", "No visit"]


async def test_without_free_times_the_case_stands_alone(talk):
    _, said = await walk_to_technician(talk, **{SLOTS: slots()})
    assert said[-1].key == "troubleshooting.case_no_slots"


async def test_a_visit_is_not_pressed_on_anybody(talk):
    conversation, _ = await walk_to_technician(talk)
    assert keys(await conversation.hear("deny", "no visit"))[0] == "troubleshooting.without_visit"
    assert "form" not in conversation.memory


async def test_since_when_it_is_so_is_no_day_for_a_visit(talk):
    said = await talk(routes()).hear("internet_problem", "internet is slow since monday, and today too")
    assert keys(said)[-1] == "guides.internet_slow.scope"


async def test_a_day_without_a_time_is_answered_with_those_there_are(talk):
    conversation, _ = await walk_to_technician(talk)
    [said] = await conversation.hear("nlu_fallback", "on 3 December", 0.3)
    assert said.key == "troubleshooting.no_such_slot"


async def test_a_text_message_asks_for_the_times_by_its_word(talk):
    conversation, _ = await walk_to_technician(talk)
    [said] = await conversation.hear("nlu_fallback", "VISIT", 0.3)
    assert said.key == "troubleshooting.internet_problem_slot"


async def test_the_same_case_a_moment_ago_is_named_and_not_opened_twice(talk):
    again = (409, {"type": "/problems/ticket-already-open", "status": 409, "ticket_id": "t1", "number": "T20499"})
    more = {f"POST {TICKETS}": again, f"{TICKETS}/t1": (200, case("T20499"))}
    _, said = await walk_to_technician(talk, **more)
    assert "T20499" in said[-1].text


async def slow_and_fine(talk, **more):
    conversation = talk(routes(**more))
    await conversation.hear("internet_problem", "my internet is slow")
    return conversation


async def test_a_deed_that_fails_leads_to_doing_it_by_hand(talk):
    conversation = await slow_and_fine(talk, **{f"POST {REBOOTS}": AWAY})
    await conversation.hear("nlu_fallback", "every device", 0.3)
    [said] = await conversation.hear("affirm", "yes")
    assert said.key == "guides.internet_slow.by_hand"
    refused = (409, {"type": "/problems/restarted-just-now", "title": "Just now", "status": 409})
    conversation = await slow_and_fine(talk, **{f"POST {REBOOTS}": refused})
    await conversation.hear("nlu_fallback", "every device", 0.3)
    assert keys(await conversation.hear("affirm", "yes")) == ["guides.internet_slow.back"]


async def test_it_works_now_ends_it_at_any_step(talk):
    conversation = await slow_and_fine(talk)
    assert keys(await conversation.hear("nlu_fallback", "oh its back on now", 0.3)) == ["guides.internet_slow.fixed"]
    assert "form" not in conversation.memory


@pytest.mark.parametrize("words", ["it works now but only upstairs", "still not working", "1", "does it work now?"])
async def test_what_is_no_mending_is_not_taken_for_one(talk, words):
    conversation = await slow_and_fine(talk)
    said = await conversation.hear("nlu_fallback", words, 0.3)
    assert "guides.internet_slow.fixed" not in keys(said)


async def test_an_answer_is_taken_back_and_was_not_tried(talk):
    conversation = await slow_and_fine(talk)
    await conversation.hear("nlu_fallback", "every device", 0.3)
    assert "Slow on every device" in conversation.memory["tried"]
    [said] = await conversation.hear("correct", "no wait, just my laptop", 0.4)
    assert said.key == "guides.wifi.one_device"
    assert "Slow on every device" not in conversation.memory["tried"]


async def test_another_fault_of_the_same_line_changes_the_guide(talk):
    conversation = await slow_and_fine(talk)
    [said] = await conversation.hear("internet_problem", "well it keeps dropping")
    assert said.key == "guides.internet_dropping.scope"
    assert len(conversation.api.sent(TESTS)) == 1


async def test_who_swears_is_led_to_a_person_with_all_that_was_tried(talk):
    conversation = await slow_and_fine(talk)
    said = await conversation.hear("nlu_fallback", "this is bloody useless", 0.3)
    assert keys(said)[0] == "guides.internet_slow.person"
    assert "Line test: fine" in conversation.memory["tried"]
    assert "form" not in conversation.memory


async def test_who_asks_for_a_person_gets_one_and_who_asks_for_a_robot_does_not(talk):
    conversation = await slow_and_fine(talk)
    said = await conversation.hear("bot_challenge", "am i talking to a real person")
    assert keys(said)[-1] == "guides.internet_slow.scope"
    assert keys(await conversation.hear("request_human", "get me somebody"))[0] == "guides.internet_slow.person"


async def test_an_answer_that_fits_nothing_is_asked_for_otherwise(talk):
    conversation = await slow_and_fine(talk)
    [said] = await conversation.hear("nlu_fallback", "purple", 0.3)
    assert (said.key, said.offers[0]) == ("troubleshooting.step_again", "Every device")


async def test_leaving_says_that_what_was_tried_is_kept(talk):
    conversation = await slow_and_fine(talk)
    assert keys(await conversation.hear("stop", "forget it")) == ["troubleshooting.left"]
    assert conversation.memory["tried"]


async def test_a_fault_that_is_told_is_no_question_to_the_library(talk):
    near = [{"id": "router#where-should-i-put-my-router", "score": 0.95}]
    said = await talk(routes()).hear("internet_problem", "my wifi is slow", knowledge=near)
    assert keys(said)[-1].startswith("guides.")


async def test_a_promise_without_a_day_of_its_own_names_the_day_it_is_solved_by(talk):
    opened = (201, {"ticket": case(promised=None, solve_by=moment("Wed 27 November, 09:00")), "text": ""})
    _, said = await walk_to_technician(talk, **{f"POST {TICKETS}": opened})
    assert "Wed 27 November" in said[-1].text
