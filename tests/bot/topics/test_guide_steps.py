"""One step a turn: how answers are heard, taken back, and left."""

import pytest
from made_up_network import (
    AWAY,
    REBOOTS,
    TESTS,
    TICKETS,
    a_test,
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
