"""What is asked, and what is an answer in the form of a question."""

import pytest

from bot.reading import asks


@pytest.mark.parametrize(
    "typed",
    [
        "will he phone first",
        "do i keep my number",
        "when does the contract end",
        "yes but what about my number",
        "ill be at work, can they leave it with next door",
        "when do i get my first bill and how much will it be",
        "ok and is there a fee",
        "what\N{RIGHT SINGLE QUOTATION MARK}s the second one",
        "what if im not in",
        "why",
    ],
)
def test_a_question_is_one(typed):
    assert asks(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "can i have the second",
        "could you do friday",
        "how about saturday",
        "what about the 12th",
        "when my contract ends",
        "the first one",
        "do it on the 15th",
        "whichever is cheaper",
        "why not",
        "will do",
        "i will be in on monday",
        "keep it",
    ],
)
def test_an_answer_is_none(typed):
    assert not asks(typed)
