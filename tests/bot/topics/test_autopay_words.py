"""Automatic payment as people ask for it: reasons, days and what was done before turn no wish around."""

import pytest

from bot.actions.payments.autopay_words import wants_it


@pytest.mark.parametrize(
    "words",
    [
        "set up automatic payment for the end of the month",
        "set up autopay on the 25th, i don't want to pay late again",
        "i no longer want to forget my bill, please set autopay up",
        "start a direct debit so that i can stop worrying",
        "turn autopay on so late fees end",
        "i cancelled the direct debit at my bank by accident, can you start it again",
        "can I go back to automatic payment, I turned it off in spring",
        "i dont want late fees any more, put me on direct debit",
        "can i set it up without a card",
    ],
)
def test_who_asks_to_have_it_is_not_rid_of_it(words):
    assert wants_it(words) is True


@pytest.mark.parametrize(
    "words",
    [
        "cancel my direct debit",
        "I don't want direct debit any more",
        "i do not want you to take money every month",
        "no more autopay please",
        "turn the damn thing off",
        "i never asked you to set up autopay, end it",
        "cancel the autopay i set up last week",
        "stop autopay, i'll set up a standing order",
        "please don't set it up again, i'd rather pay by hand",
        "i want autopay cancelled",
        "take my card off automatic billing",
    ],
)
def test_who_asks_to_be_rid_of_it_is(words):
    assert wants_it(words) is False


@pytest.mark.parametrize("words", ["direct debit", "my direct debit was cancelled", "does autopay end in june"])
def test_who_says_neither_is_asked(words):
    assert wants_it(words) is None
