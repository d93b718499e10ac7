"""What an open form takes for an answer, shown on a plan change: a yes is plain, and another matter is no answer."""

import pytest
from conftest import money
from made_up_plans import change_quote, eligibility, line, mine, plan, possible

from bot.reading import says_only

BASE = "/v1/plans/changes"
PRICE = {name: money(600) for name in ("gigabyte", "minute", "text")} | {"name": "Spain"}
ABROAD = {"price": PRICE, "day": money(100), "passes": [], "mine": {"covered": True, "running": None}}
ABROAD["mine"]["switched_on"] = True


def routes():
    return {
        "/v1/plans/mine": mine(line()),
        "/v1/plans/eligibility": eligibility(possible(plan("big", "Big", 2000))),
        f"{BASE}/quotes": change_quote(),
        "/v1/plans/roaming/ES": (200, ABROAD),
    }


async def test_what_only_reads_is_answered_in_the_middle_and_the_summary_comes_back(talk):
    conversation = talk(routes())
    await conversation.hear("change_plan", "something bigger")
    first, second = await conversation.hear("roaming_help", "does my phone work in spain")
    assert (first.key, second.key) == ("plans.roaming_covered", "plans.change_plan_confirm_next_bill")


async def test_what_only_reads_and_has_to_ask_puts_the_form_aside_until_it_is_answered(talk):
    conversation = talk(routes())
    await conversation.hear("change_plan", "something bigger")
    [asked] = await conversation.hear("roaming_help", "do you charge roaming")
    assert asked.key == "plans.roaming_help_country"
    first, second = await conversation.hear("nlu_fallback", "spain", 0.3)
    assert (first.key, second.key) == ("plans.roaming_covered", "general.resume")


async def test_another_matter_on_the_summary_is_no_correction(talk):
    conversation = talk(routes())
    await conversation.hear("change_plan", "something bigger")
    said = await conversation.hear("view_plan", "which plan is my mobile on")
    assert said[0].key.startswith("plans.mine")


@pytest.mark.parametrize("words", ["pay", "PAY IT", "pay 42.10 please", "yes pay it then", "pay £42.10"])
def test_only_the_choice_was_said(words):
    assert says_only(words, "Pay £42.10")


@pytest.mark.parametrize(
    "words", ["can i pay 20 instead", "pay?", "what if i pay later", "who pays 42.10", "pay 42", "pay 5 now", "1"]
)
def test_more_than_the_choice_was_said(words):
    assert not says_only(words, "Pay £42.10")


def test_an_esim_is_no_sim():
    assert not says_only("esim", "Send the SIM")
    assert says_only("send the sims", "Send the SIM")
