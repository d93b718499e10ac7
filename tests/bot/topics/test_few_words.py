"""A fault in a few words: the right guide begins, each step hears them, and a walk that has ended goes on."""

import pytest
from made_up_network import (
    ME,
    MINE,
    REBOOTS,
    TESTS,
    TICKETS,
    a_test,
    line,
    me,
    mine,
    routes,
)

DOWN = "guides.internet_down"


def keys(said):
    return [one.key for one in said]


async def no_net(talk, **more):
    conversation = talk(routes(**{f"POST {REBOOTS}": (201, {})} | more))
    assert keys(await conversation.hear("deny", "no net", 0.55)) == [f"{DOWN}.line_test.fine", f"{DOWN}.scope"]
    return conversation


@pytest.mark.parametrize(
    ("taken_for", "words", "guide"),
    [
        ("deny", "no tv", "tv.line_test.fine"),
        ("deny", "no sig", "mobile_no_service.line_test.fine"),
        ("nlu_fallback", "no web", "internet_down.line_test.fine"),
        ("report_outage", "all lights are off", "internet_down.plug"),
    ],
)
async def test_a_fault_in_few_words_begins_its_guide(talk, taken_for, words, guide):
    kind = {"tv": "tv", "mobile_no_service": "mobile"}.get(guide.split(".")[0], "broadband")
    conversation = talk(routes(**{ME: me(line(kind)), MINE: mine(kind=kind)}))
    assert keys(await conversation.hear(taken_for, words))[0] == f"guides.{guide}"


async def test_a_phone_that_is_gone_is_left_to_who_blocks_it(talk):
    said = await talk(routes()).hear("lost_phone", "phone gone")
    assert not any(key.startswith("guides.") for key in keys(said))


@pytest.mark.parametrize(
    "words", ["still off", "same again", "nowt", "it came back then died", "its broken", "still no net"]
)
async def test_no_change_in_few_words(talk, words):
    conversation = await no_net(talk)
    await conversation.hear("nlu_fallback", "every device", 0.3)
    await conversation.hear("affirm", "yes")
    assert keys(await conversation.hear("goodbye", words)) == [f"{DOWN}.cable"]


@pytest.mark.parametrize("words", ["idk", "no idea", "not at home", "i'm out", "can't see it"])
async def test_who_cannot_tell_is_led_on(talk, words):
    conversation = await no_net(talk)
    assert keys(await conversation.hear("deny", words)) == [f"{DOWN}.restart"]


@pytest.mark.parametrize("words", ["lights are fine", "yes its plugged in", "no change", "still off"])
async def test_nothing_is_restarted_for_what_agrees_to_nothing(talk, words):
    conversation = await no_net(talk)
    await conversation.hear("nlu_fallback", "every device", 0.3)
    await conversation.hear("affirm", words)
    assert not conversation.api.sent(REBOOTS)


async def test_what_was_restarted_before_is_noted_and_not_offered(talk):
    conversation = await no_net(talk)
    said = await conversation.hear("internet_problem", "tried restarting it", 0.3)
    assert keys(said) == ["troubleshooting.noted", f"{DOWN}.scope"]
    assert keys(await conversation.hear("nlu_fallback", "all of them", 0.3)) == [f"{DOWN}.cable"]


async def test_a_question_that_is_not_answered_twice_leads_on(talk):
    conversation = await no_net(talk)
    assert keys(await conversation.hear("affirm", "still the same")) == ["troubleshooting.step_which"]
    assert keys(await conversation.hear("deny", "nope")) == [f"{DOWN}.restart"]


async def test_after_three_answers_in_vain_a_person_takes_it(talk):
    conversation = await no_net(talk)
    for words in ("purple", "blah blah", "qwerty"):
        said = await conversation.hear("nlu_fallback", words, 0.3)
    assert keys(said)[0] == f"{DOWN}.person"


async def test_done_is_asked_what_came_of_it(talk):
    conversation = await no_net(talk)
    await conversation.hear("nlu_fallback", "every device", 0.3)
    await conversation.hear("affirm", "yes")
    assert keys(await conversation.hear("affirm", "ok done")) == ["troubleshooting.step_done"]
    assert keys(await conversation.hear("deny", "no")) == [f"{DOWN}.cable"]


@pytest.mark.parametrize("words", ["just send an engineer", "get me a technician", "i need someone to come out"])
async def test_who_wants_somebody_to_come_gets_times(talk, words):
    conversation = await no_net(talk)
    [said] = await conversation.hear("request_human", words)
    assert said.key == f"{DOWN}.technician"
    assert said.offers[-1] == "No visit"


async def test_no_light_leads_to_the_plug_and_a_case_for_another(talk):
    conversation = await no_net(talk)
    assert keys(await conversation.hear("out_of_scope", "all lights are off")) == [f"{DOWN}.plug"]
    assert keys(await conversation.hear("nlu_fallback", "its plugged in", 0.3)) == [f"{DOWN}.dead"]
    assert len(conversation.api.sent(TICKETS)) == 1


async def test_still_nothing_after_something_else_is_about_that(talk):
    conversation = talk(routes())
    await conversation.hear("order_status", "where is my router")
    said = await conversation.hear("goodbye", "still nothing")
    assert not any(key.startswith(("guides.", "troubleshooting.")) for key in keys(said))


@pytest.mark.parametrize("words", ["router came no lights", "my hub is here, red light", "it arrived and no internet"])
async def test_what_has_come_is_not_on_its_way(talk, words):
    conversation = talk(routes(**{ME: me(line(state="pending")), f"POST {TESTS}": a_test("unknown")}))
    said = keys(await conversation.hear("internet_problem", words))
    assert said[0] == "troubleshooting.is_there"
    assert said[1] in (f"{DOWN}.power", f"{DOWN}.plug")


async def test_a_bare_goodbye_word_is_needed_to_be_let_go(talk):
    conversation = await no_net(talk)
    assert keys(await conversation.hear("goodbye", "everything")) == [f"{DOWN}.restart"]
    assert keys(await conversation.hear("goodbye", "ok bye")) == ["troubleshooting.waits_goodbye"]


async def test_a_step_that_was_done_is_no_move_of_home(talk):
    conversation = await no_net(talk)
    await conversation.hear("nlu_fallback", "every device", 0.3)
    await conversation.hear("affirm", "yes")
    assert keys(await conversation.hear("move_service", "moved it")) == ["troubleshooting.step_done"]


async def test_all_of_it_is_no_goodbye_where_it_is_asked_what_goes_wrong(talk):
    conversation = talk(routes())
    assert keys(await conversation.hear("internet_problem", "internet trouble")) == [
        "troubleshooting.internet_problem_guide"
    ]
    assert keys(await conversation.hear("goodbye", "all of it"))[0] == f"{DOWN}.line_test.fine"


async def test_what_the_first_message_says_is_not_asked(talk):
    said = await talk(routes()).hear("internet_problem", "no wifi upstairs")
    assert keys(said) == ["guides.wifi.line_test.fine", "guides.wifi.rooms"]


@pytest.mark.parametrize(("words", "key"), [("whenever", "visit_confirm"), ("nah", "without_visit")])
async def test_any_time_and_none(talk, words, key):
    conversation = await no_net(talk)
    await conversation.hear("book_technician", "send an engineer")
    assert keys(await conversation.hear("affirm", words)) == [f"troubleshooting.{key}"]


async def test_mine_is_the_line_that_is_called_after_nobody(talk):
    lines = me(line("mobile", name="s1", label="Maya's phone"), line("mobile", name="s2", label="Mobile ending 214"))
    conversation = talk(routes(**{ME: lines, MINE: mine(kind="mobile")}))
    assert keys(await conversation.hear("mobile_problem", "no signal")) == ["support.which_line"]
    assert keys(await conversation.hear("affirm", "mine"))[0] == "guides.mobile_no_service.line_test.fine"
    assert conversation.api.sent(TESTS) == [{"service_id": "s2"}]
