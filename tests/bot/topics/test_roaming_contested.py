"""Whoever contests a charge from abroad is not sold a pass."""

import pytest

from bot.actions.plans.roaming_wishes import contests_a_charge


@pytest.mark.parametrize(
    "words",
    [
        "i never used any data in switzerland, take it off",
        "i wasnt even in switzerland",
        "i wasn\N{RIGHT SINGLE QUOTATION MARK}t there",
        "switzerland charge is wrong",
        "i had roaming off",
        "my roaming was switched off",
        "had my phone on airplane mode",
        "i didnt use my phone abroad",
        "never been to switzerland",
        "i want a refund for roaming",
    ],
)
def test_contests(words):
    assert contests_a_charge(words)


@pytest.mark.parametrize(
    "words",
    [
        "i haven't been to japan before, what does it cost",
        "what does it cost in switzerland",
        "i fly to the usa next friday, i want a pass starting then",
        "turn roaming off",
        "roaming is off",
        "is switzerland included",
        "is it true that i'm not charged in spain",
    ],
)
def test_contests_nothing(words):
    assert not contests_a_charge(words)
