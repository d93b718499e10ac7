"""The other actions: the opening, the repair, and what can only be done by telephone yet."""

from itertools import pairwise

import httpx
import pytest
from conftest import make_tracker, user

from bot.actions import billing, general, payments, support

CONTACT = "call 0800 555 0100 (08:00 to 20:00, every day)"


@pytest.mark.parametrize(
    "action",
    [billing.GetInvoice, billing.DisputeCharge, payments.PayBill, support.RequestHuman, support.Complain],
)
async def test_what_cannot_be_done_here_names_the_telephone_or_the_bill(make_api, run, action):
    [said] = await run(action, make_api({}))
    assert CONTACT in said.text
    assert len(said.text) <= 280
    [said] = await run(action, make_api({"/v1/brand": httpx.ConnectError("refused")}))
    assert "call the number on your bill" in said.text


async def test_the_opening_names_the_brand_when_it_is_known(make_api, run):
    [said] = await run(general.Open, make_api({}))
    assert said.text.startswith("This is OptiLink's automated assistant.")
    [said] = await run(general.Open, make_api({"/v1/brand": httpx.ConnectError("refused")}))
    assert said.key == "utter_general_open_unnamed"


async def test_repair_narrows_then_offers_then_hands_over_and_never_repeats_itself(make_api, run):
    misses = [user(f"zzqx {number}", "nlu_fallback") for number in range(6)]
    said = [(await run(general.Repair, make_api({}), make_tracker(*misses[: number + 1])))[0] for number in range(6)]
    assert [message.key.removeprefix("utter_general_miss_") for message in said] == [
        *("first", "second", "third", "further", "third", "further")
    ]
    assert all(one.text != other.text for one, other in pairwise(said))


async def test_being_understood_once_starts_the_repair_over(make_api, run):
    miss, hit = user("zzqx", "nlu_fallback"), user("bill", "check_bill")
    [said] = await run(general.Repair, make_api({}), make_tracker(miss, miss, hit, miss))
    assert said.key == "utter_general_miss_first"


@pytest.mark.parametrize(
    ("guess", "confidence", "key"),
    [
        ("explain_bill", 0.28, "utter_general_miss_billing"),
        ("pay_bill", 0.28, "utter_general_miss_payments"),
        ("explain_bill", 0.1, "utter_general_miss_first"),
        ("affirm", 0.28, "utter_general_miss_first"),
    ],
)
async def test_the_first_repair_asks_about_what_was_nearly_understood(make_api, run, guess, confidence, key):
    ranking = [{"name": "nlu_fallback", "confidence": 0.3}, {"name": guess, "confidence": confidence}]
    tracker = make_tracker(user("why", "nlu_fallback", intent_ranking=ranking))
    [said] = await run(general.Repair, make_api({}), tracker)
    assert said.key == key
