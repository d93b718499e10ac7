"""What is said after a bill was shown: the one before, another month, why, the file, and when it is due."""

import pytest
from conftest import contract, day, money

BILL, BILLS = "/v1/billing/current", "/v1/billing/bills"
MONTHS = ["November", "October", "September", "April", "March"]
ISSUED = ["2026-11-10", "2026-10-10", "2026-09-10", "2026-04-10", "2026-03-10"]


def bill(name):
    return contract("bill_current") | {"id": name, "full_name": f"{name} 2026", "state": "paid", "autopay": None}


def listed():
    pairs = zip(MONTHS, ISSUED, strict=True)
    return [
        {"id": name, "full_name": f"{name} 2026", "issued_on": day(iso, iso), "total": money(4210)}
        for name, iso in pairs
    ]


def routes():
    made = {f"{BILLS}/{name}": (200, bill(name)) for name in MONTHS}
    current = contract("bill_current") | {"id": "November"}
    return made | {BILL: (200, current), BILLS: (200, {"items": listed()})}


@pytest.mark.parametrize(
    ("words", "intent", "name"),
    [
        ("and the one before?", "correct", "October"),
        ("the previous one", "nlu_fallback", "October"),
        ("and the month before", "correct", "October"),
        ("no wait april", "deny", "April"),
        ("no, april", "deny", "April"),
        ("and in march", "nlu_fallback", "March"),
        ("what about march then", "nlu_fallback", "March"),
    ],
)
async def test_another_bill_follows_the_one_that_was_shown(talk, words, intent, name):
    conversation = talk(routes())
    await conversation.hear("check_bill", "what is my bill", 0.9)
    [said] = await conversation.hear(intent, words, 0.7)
    assert (said.key, f"{name} 2026" in said.text) == ("billing.older_paid", True)


async def test_the_one_before_goes_on_from_the_one_that_was_shown(talk):
    conversation = talk(routes())
    await conversation.hear("check_bill", "my october bill", 0.9)
    [said] = await conversation.hear("affirm", "the one before that", 0.6)
    assert "September 2026" in said.text


@pytest.mark.parametrize("words", ["how much was it", "and when is it due", "was that one paid"])
async def test_it_is_the_bill_that_was_shown(talk, words):
    conversation = talk(routes())
    await conversation.hear("check_bill", "my april bill", 0.9)
    [said] = await conversation.hear("check_bill", words, 0.9)
    assert "April 2026" in said.text


async def test_the_same_again_is_no_answer_to_another_question_and_offers_a_person(talk):
    conversation = talk(routes())
    await conversation.hear("check_bill", "my april bill", 0.9)
    *_, last = await conversation.hear("check_bill", "is vat in there", 0.9)
    assert (last.key, last.offers[-1]) == ("general.told_before", "Talk to a person")


@pytest.mark.parametrize("words", ["send me the pdf", "pdf", "can i have that as a file"])
async def test_the_file_is_that_of_the_bill_that_was_shown(talk, words):
    conversation = talk(routes())
    await conversation.hear("check_bill", "my april bill", 0.9)
    [said] = await conversation.hear("get_invoice", words, 0.9)
    assert (said.key, "April 2026" in said.text) == ("billing.pdf", True)


@pytest.mark.parametrize("words", ["my bill", "how much is my bill now", "what's my latest bill", "bill"])
async def test_my_bill_is_the_newest_whatever_was_shown(talk, words):
    conversation = talk(routes())
    await conversation.hear("check_bill", "my april bill", 0.9)
    [said] = await conversation.hear("check_bill", words, 0.9)
    assert "November bill" in said.text


async def test_last_years_is_the_same_month_a_year_before(talk):
    conversation = talk(routes())
    await conversation.hear("check_bill", "what is my bill", 0.9)
    [said] = await conversation.hear("get_invoice", "what about last year's", 0.6)
    assert said.key == "billing.no_such_month"
