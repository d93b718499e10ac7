"""Yes and no in their many forms. What is not plain is never a yes."""

import pytest

from bot.reading.answers import agrees, yes_or_no


@pytest.mark.parametrize(
    "text",
    [
        "yes", "Yes!", "y", "yh", "yh go on then", "yeah", "yea", "yep", "yup", "YESSSS", "yess pls", "yes please",
        "yes please mate", "ya",
        "ok", "okay then", "k", "sure", "sure thing", "go ahead", "go on then", "do it", "please do",
        "yes do it please", "that's right",
        "thats fine", "correct", "sounds good", "why not", "absolutely", "of course", "defo", "definately", "aye",
        "fine by me", "perfect thanks",
        "yes thank you", "yes I would like to", "ok go ahead", "👍", "yes 👍", "works for me", "I confirm", "agreed",
        "<b>yes</b>", "ye\u200bs",
        "yes, that's me", "yes it is", "oh yes please", "hi yes please", "alright then", "spot on",
        "yes that is my number", "okey dokey", "yes it works",
    ],
)  # fmt: skip
def test_a_plain_yes_is_yes(text):
    assert yes_or_no(text) == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "no", "No.", "n", "nope", "nah", "nah ur alright", "nah you're alright", "noooo", "no thanks", "no thank you",
        "no ta", "not really",
        "not at all", "no way", "never mind", "don't", "dont bother", "leave it", "no, leave it", "nope leave it",
        "i'd rather not", "i don't think so",
        "absolutely not", "definitely not", "of course not", "I'm good thanks", "no but thanks", "not now", "not yet",
        "not today thanks", "👎",
        "no it isn't", "that's wrong", "no that's not right", "forget it", "it didn't", "not interested",
        "no way mate", "nope still broken",
        "i am good", "cancel it",
        "no chance", "no not that bill", "no I haven't", "no it hasn't worked", "no that's not my number", "no need",
    ],
)  # fmt: skip
def test_a_plain_no_is_no(text):
    assert yes_or_no(text) == "no"


@pytest.mark.parametrize(
    "text",
    [
        "maybe", "perhaps", "not sure", "dunno", "idk", "i guess", "I suppose so", "it depends", "yes but not today",
        "yes, but only if it is free",
        "ok unless it costs more", "yeah as long as it is free", "yes and no", "possibly", "could do", "later",
        "I don't know", "let me think", "i would like to think", "yes i want to think about it", "ok i think",
    ],
)  # fmt: skip
def test_a_yes_with_a_condition_is_maybe(text):
    assert yes_or_no(text) == "maybe"


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "yeah right", "oh great", "yeah nah", "no yes", "yes?", "is that a yes?", "the second one",
        "how much is it", "40", "77",
        "zzqx blorp", "yes I know you always say that", "know", "notes", "yesterday", "okra", "my bill", "hmm",
        "no idea why it is broken",
        "no internet", "no signal", "not working", "yes, how much is my bill", "right now it is slow",
        "I'm okay with it", "no data", "no one answers", "I have to go", "go", "go away",
        "fine, cancel everything",
        "right then I want to leave", "nothing works",
        "ok cancel it", "yes remove it", "yes pay it", "yes\ncancel it", "🙄", "yes " * 100, "please",
    ],
)  # fmt: skip
def test_anything_else_is_no_answer(text):
    assert yes_or_no(text) is None


@pytest.mark.parametrize("text", ["it is", "i have", "i did thanks", "it works", "i am"])
def test_that_a_thing_is_so_agrees_to_nothing(text):
    assert yes_or_no(text) == "yes"
    assert agrees(text) is None
    assert agrees(f"yes, {text}") == "yes"
