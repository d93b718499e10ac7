"""What is said at a step and is none of its choices, and faults that nobody has named yet."""

import pytest
from made_up_network import ME, MINE, REBOOTS, line, me, mine, outage, routes
from test_guide_steps import keys, slow_and_fine


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


async def test_who_has_restarted_the_phone_is_not_asked_to(talk):
    phone = me(line("mobile", label="Mobile ending 104", roaming=True))
    conversation = talk(routes(**{ME: phone, MINE: mine(kind="mobile")}))
    await conversation.hear("mobile_problem", "no signal, ive tried restarting it")
    [said] = await conversation.hear("nlu_fallback", "still nothing", 0.3)
    assert said.key == "guides.mobile_no_service.seat"
    assert tried(conversation)[-1] == "Phone restarted: no change"


async def test_a_tv_of_nobody_s_is_not_looked_for_in_the_router(talk):
    [said] = await talk(routes()).hear("tv_problem", "the tv box is frozen")
    assert said.key == "troubleshooting.no_tv"
    assert "troubleshooting.no_tv" not in keys(await talk(routes()).hear("tv_problem", "the box is red"))


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


@pytest.mark.parametrize("words", ["nvm its fine", "oh never mind", "don't bother", "i give up"])
async def test_who_gives_up_is_let_go(talk, words):
    conversation = await no_signal(talk)
    assert keys(await conversation.hear("nlu_fallback", words, 0.3)) == ["troubleshooting.left"]
    assert "form" not in conversation.memory
