"""One step a turn: how answers are heard, taken back, and left."""

import pytest
from made_up_network import (
    AWAY,
    ME,
    MINE,
    REBOOTS,
    TESTS,
    TICKETS,
    a_test,
    line,
    me,
    mine,
    outage,
    routes,
)


def keys(said):
    return [one.key for one in said]


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
    assert not {"form", "tried"} & conversation.memory.keys()


@pytest.mark.parametrize("words", ["it works now but only upstairs", "still not working", "1", "does it work now?"])
async def test_what_is_no_mending_is_not_taken_for_one(talk, words):
    conversation = await slow_and_fine(talk)
    said = await conversation.hear("nlu_fallback", words, 0.3)
    assert "guides.internet_slow.fixed" not in keys(said)


async def test_an_answer_is_taken_back_and_was_not_tried(talk):
    conversation = await slow_and_fine(talk)
    await conversation.hear("nlu_fallback", "every device", 0.3)
    assert "Slow on every device" in conversation.memory["tried"]["broadband"]
    [said] = await conversation.hear("correct", "no wait, just my laptop", 0.4)
    assert said.key == "guides.wifi.one_device"
    assert "Slow on every device" not in conversation.memory["tried"]["broadband"]


async def test_another_fault_of_the_same_line_changes_the_guide(talk):
    conversation = await slow_and_fine(talk)
    [said] = await conversation.hear("internet_problem", "well it keeps dropping")
    assert said.key == "guides.internet_dropping.scope"
    assert len(conversation.api.sent(TESTS)) == 1


async def test_who_swears_is_led_to_a_person_with_all_that_was_tried(talk):
    conversation = await slow_and_fine(talk)
    said = await conversation.hear("nlu_fallback", "this is bloody useless", 0.3)
    assert keys(said)[0] == "guides.internet_slow.person"
    assert "Line test: fine" in conversation.memory["tried"]["broadband"]
    assert "form" not in conversation.memory


async def test_who_asks_for_a_person_gets_one_and_who_asks_for_a_robot_does_not(talk):
    conversation = await slow_and_fine(talk)
    said = await conversation.hear("bot_challenge", "am i talking to a real person")
    assert keys(said)[-1] == "guides.internet_slow.scope"
    assert keys(await conversation.hear("request_human", "get me somebody"))[0] == "guides.internet_slow.person"


async def test_an_answer_that_fits_nothing_is_asked_for_otherwise(talk):
    conversation = await slow_and_fine(talk)
    [said] = await conversation.hear("nlu_fallback", "purple", 0.3)
    assert (said.key, said.offers[0]) == ("troubleshooting.step_which", "Every device")


async def test_leaving_says_that_what_was_tried_is_kept(talk):
    conversation = await slow_and_fine(talk)
    assert keys(await conversation.hear("stop", "forget it")) == ["troubleshooting.left"]
    assert conversation.memory["tried"]


async def test_a_fault_that_is_told_is_no_question_to_the_library(talk):
    near = [{"id": "router#where-should-i-put-my-router", "score": 0.95}]
    said = await talk(routes()).hear("internet_problem", "my wifi is slow", knowledge=near)
    assert keys(said)[-1].startswith("guides.")


async def test_what_is_said_again_keeps_its_choices(talk):
    conversation = await slow_and_fine(talk)
    for _ in range(2):
        said = await conversation.hear("repeat", "say that again")
        assert keys(said) == ["guides.internet_slow.line_test.fine", "guides.internet_slow.scope"]
        assert said[-1].offers[0] == "Every device"


@pytest.mark.parametrize(
    ("words", "is_told"), [("please call me about my broadband", True), ("please unlock my handset from 2023", False)]
)
async def test_what_was_tried_goes_with_a_request_about_that_service_once(talk, words, is_told):
    conversation = await slow_and_fine(talk)
    await conversation.hear("stop", "forget it")
    for _ in range(2):
        await conversation.hear("service_request", words)
        await conversation.hear("affirm", "yes")
    first, second = [one["text"] for one in conversation.api.sent(TICKETS)]
    assert ("Line test: fine" in first, second) == (is_told, words)


async def test_what_stands_on_a_case_already_is_told_on_no_other(talk):
    conversation = talk(routes(**{f"POST {TESTS}": a_test("line_fault")}))
    await conversation.hear("internet_problem", "no internet")
    [sent] = conversation.api.sent(TICKETS)
    assert "Line test: line fault" in sent["text"]
    assert "tried" not in conversation.memory


async def no_signal(talk, *, roaming=True):
    phone = me(line("mobile", label="Mobile ending 104", roaming=roaming))
    conversation = talk(routes(**{ME: phone, MINE: mine(kind="mobile")}))
    await conversation.hear("mobile_problem", "no signal")
    return conversation


def tried(conversation):
    return conversation.memory["tried"]["mobile"]


@pytest.mark.parametrize("words", ["can't reach it", "i haven't got a laptop", "skip it", "i don't know how"])
async def test_what_cannot_be_done_goes_on_the_case_as_that(talk, words):
    conversation = await no_signal(talk)
    [said] = await conversation.hear("nlu_fallback", words, 0.3)
    assert said.key == "guides.mobile_no_service.restart"
    assert tried(conversation)[-1] == "Aeroplane mode on and off: customer could not"


@pytest.mark.parametrize("words", ["that was no use at all", "it didnt do anything", "ive tried all that"])
async def test_what_was_in_vain_is_followed_by_the_next_step(talk, words):
    conversation = await no_signal(talk)
    [said] = await conversation.hear("nlu_fallback", words, 0.3)
    assert said.key == "guides.mobile_no_service.restart"
    assert "could not" not in tried(conversation)[-1]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("ok bye", "goodbye"),
        ("i'll try it later", "later"),
        ("i will do that when i get home", "later"),
        ("give me a minute", "soon"),
        ("hold on", "soon"),
    ],
)
async def test_a_step_waits_for_who_goes_or_needs_time(talk, words, when):
    conversation = await no_signal(talk)
    assert keys(await conversation.hear("goodbye", words)) == [f"troubleshooting.waits_{when}"]
    [said] = await conversation.hear("nlu_fallback", "no change", 0.3)
    assert said.key == "guides.mobile_no_service.restart"


async def test_thanks_it_is_ok_now_ends_it_and_agrees_to_nothing(talk):
    conversation = await slow_and_fine(talk)
    await conversation.hear("nlu_fallback", "every device", 0.3)
    [said] = await conversation.hear("thank", "thanks it's ok now")
    assert said.key == "guides.internet_slow.fixed"
    assert not conversation.api.sent(REBOOTS)


async def test_who_is_abroad_with_roaming_off_says_so_at_any_step(talk):
    conversation = await no_signal(talk, roaming=False)
    said = await conversation.hear("roaming_help", "oh i'm abroad, in spain", 0.4)
    assert keys(said)[0] == "guides.working_abroad.account.roaming_off"


async def test_nobody_is_asked_what_goes_wrong_where_an_outage_says_it(talk):
    conversation = talk(routes(**{MINE: mine(outage())}))
    said = await conversation.hear("internet_problem", "something is up with it")
    assert keys(said)[0] == "guides.internet_down.outage.fixing"


@pytest.mark.parametrize("words", ["nothing works", "everything is dead", "my phone got cut off"])
async def test_all_of_it_or_a_line_that_is_cut_off_is_a_fault_to_look_at(talk, words):
    phone = me(line("mobile"), state="suspended")
    said = await talk(routes(**{ME: phone, MINE: mine(kind="mobile")})).hear("complain", words, 0.5)
    assert keys(said)[0] == "guides.mobile_no_service.account.suspended"
