"""Extras begin at once: who names a later day is told so, and nothing is added."""

import pytest
from made_up_plans import line
from test_addons import CHANGES, COVER, PASS, QUOTES, RUNNING, quoted, routes


@pytest.mark.parametrize("words", ["on the 8th", "from next month on the 3rd", "no, tomorrow"])
async def test_a_later_day_is_answered_with_today_and_nothing_is_added_by_a_yes_to_wait(talk, words):
    conversation = talk(routes(**{QUOTES: quoted(PASS)}))
    await conversation.hear("manage_addon", "europe week pass")
    [said] = await conversation.hear("nlu_fallback", words, 0.4)
    assert (said.key, said.offers) == ("plans.addon_starts_today", ["Leave it for now", "Add it today"])
    [said] = await conversation.hear("affirm", "yes")
    assert (said.key, conversation.api.sent(CHANGES)) == ("plans.manage_addon_declined", [])


async def test_after_hearing_that_it_starts_today_it_may_still_be_added(talk):
    conversation = talk(routes(**{QUOTES: quoted(PASS)}))
    [said] = await conversation.hear("manage_addon", "europe week pass from tomorrow")
    assert said.key == "plans.addon_starts_today"
    [said] = await conversation.press("Add it today")
    assert (said.key, "can't be given back" in said.plain) == ("plans.manage_addon_confirm_pass", True)


async def test_a_day_to_drop_an_extra_on_starts_nothing(talk):
    having = line(addons=[RUNNING])
    conversation = talk(routes(having, **{QUOTES: quoted(COVER, "remove")}))
    [said] = await conversation.hear("manage_addon", "remove the phone insurance tomorrow")
    assert said.key == "plans.manage_addon_confirm_remove"
