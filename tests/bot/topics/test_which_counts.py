"""Of two amounts, bills or messages, what stands in the books counts; and what is asked of something else is not."""

import pytest
from conftest import day, money

BILL, BALANCE = "/v1/billing/current", "/v1/billing/balance"
BODY = {"period": {"name": "November"}, "total": money(4210)}
OWED = {"owed": money(4210), "overdue": None, "next_due_on": day("2030-01-24", "Thu 24 January")}


@pytest.mark.parametrize(
    "words",
    [
        "i got two bills with different amounts",
        "one text says 42.10 and the other says 84.20",
        "your email says 42 but the app says 84",
        "which bill is the right one",
        "which amount do i pay",
        "what's the real amount",
    ],
)
@pytest.mark.parametrize(
    ("owed", "key"),
    [
        (OWED, "counts"),
        (OWED | {"owed": money(0)}, "counts_paid"),
        (OWED | {"overdue": {}, "next_due_on": None}, "counts_late"),
    ],
)
async def test_what_stands_here_counts(talk, words, owed, key):
    [said] = await talk({BILL: (200, BODY), BALANCE: (200, owed)}).hear("explain_bill", words)
    assert said.key == f"billing.{key}"


@pytest.mark.parametrize("words", ["are you real", "which plan is right for me", "which one is right for streaming"])
async def test_another_matter_is_left_alone(talk, words):
    said = await talk({}).hear("bot_challenge", words)
    assert not any(one.key.startswith("billing.counts") for one in said)
