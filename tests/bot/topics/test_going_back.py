"""A guide has ended, and the fault is there again: it goes on, with the case that there is."""

import pytest
from made_up_network import ME, MINE, SLOTS, TESTS, TICKETS, case, cases, line, me, mine, outage, routes, slots
from test_few_words import DOWN, keys, no_net


async def to_a_case(talk):
    conversation = await no_net(talk, **{SLOTS: slots()})
    for words in ("every device", "not now", "no cable"):
        said = await conversation.hear("goodbye", words)
    assert keys(said) == ["troubleshooting.case_no_slots"]
    conversation.api.routes[f"GET {TICKETS}"] = cases(case())
    return conversation


@pytest.mark.parametrize("words", ["still off", "no its gone again", "didnt work", "nothing happens"])
async def test_after_a_case_it_is_told_and_none_is_opened_again(talk, words):
    conversation = await to_a_case(talk)
    [said] = await conversation.hear("goodbye", words)
    assert said.key == "troubleshooting.case_open"
    assert "T20500" in said.text
    comments = "/v1/tickets/id of T20500/comments"
    conversation.api.routes[f"POST {comments}"] = (201, {"ticket": case()})
    said = await conversation.hear("affirm", "test it")
    assert keys(said) == [f"{DOWN}.line_test.fine", "troubleshooting.case_no_slots"]
    assert (len(conversation.api.sent(TICKETS)), len(conversation.api.sent(comments))) == (1, 1)


async def test_a_visit_that_is_booked_is_told_with_the_case(talk):
    conversation = await to_a_case(talk)
    visits = [{"state": "booked", "starts": {"display": "Mon 25 November, 08:00"}}]
    conversation.api.routes["/v1/tickets/id of T20500"] = (200, case(visits=visits))
    [said] = await conversation.hear("goodbye", "still off")
    assert (said.key, "Mon 25 November, 08:00" in said.text) == ("troubleshooting.case_visit", True)


async def test_what_was_solved_and_is_off_again_goes_on_from_there(talk):
    conversation = await no_net(talk)
    await conversation.hear("nlu_fallback", "every device", 0.3)
    await conversation.hear("affirm", "yes")
    assert keys(await conversation.hear("nlu_fallback", "its back on now", 0.3)) == [f"{DOWN}.fixed"]
    said = await conversation.hear("repeat", "no its gone again")
    assert keys(said) == ["troubleshooting.goes_on", f"{DOWN}.cable"]
    assert len(conversation.api.sent(TESTS)) == 1


async def test_still_off_with_nothing_spoken_of_is_about_the_only_thing_there_is(talk):
    assert keys(await talk(routes()).hear("goodbye", "still off"))[0] == f"{DOWN}.line_test.fine"
    both = routes(**{ME: me(line(), line("mobile", name="s2"))})
    [said] = await talk(both).hear("goodbye", "still off")
    assert said.key == "troubleshooting.what_is_off"
    with_case = both | {f"GET {TICKETS}": cases(case())}
    assert keys(await talk(with_case).hear("goodbye", "still off")) == ["troubleshooting.case_open"]
    gone = routes(**{MINE: mine(outage())})
    assert keys(await talk(gone).hear("goodbye", "still off")) == ["outages.fixing"]


async def test_it_works_again_is_heard_after_an_outage(talk):
    conversation = talk(routes(**{MINE: mine(outage())}))
    await conversation.hear("internet_problem", "no net")
    await conversation.hear("deny", "no")
    assert keys(await conversation.hear("nlu_fallback", "its back", 0.3)) == ["troubleshooting.is_back"]


@pytest.mark.parametrize(("words", "step"), [("its not the outage", "power"), ("no lights on it", "plug")])
async def test_what_no_outage_explains_is_looked_at(talk, words, step):
    conversation = talk(routes(**{MINE: mine(outage())}))
    await conversation.hear("internet_problem", "no net")
    await conversation.hear("deny", "no")
    [said] = await conversation.hear("check_outage", words, 0.95)
    assert said.key == f"{DOWN}.{step}"
    assert not conversation.api.sent(TESTS)


async def test_a_case_is_told_before_the_outage_that_is_not_its_cause(talk):
    conversation = talk(routes(**{MINE: mine(outage())}))
    await conversation.hear("internet_problem", "no net")
    for words in ("no lights on it", "its plugged in"):
        said = await conversation.hear("deny", words)
    assert keys(said) == [f"{DOWN}.dead"]
    conversation.api.routes[f"GET {TICKETS}"] = cases(case())
    assert keys(await conversation.hear("repeat", "same again")) == ["troubleshooting.case_open"]
    conversation.api.routes["POST /v1/tickets/id of T20500/comments"] = (201, {"ticket": case()})
    await conversation.hear("affirm", "test it")
    assert len(conversation.api.sent(TICKETS)) == 1
