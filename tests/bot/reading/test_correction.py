"""A correction is told from its marker, and what is to stand instead is handed on."""

import pytest

from bot.reading.correction import correction


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("no wait I meant the 24th", "the 24th"),
        ("actually make it 40", "40"),
        ("sorry, wrong number, it is 07700 900456", "07700 900456"),
        ("sorry wrong number its 07700 900456", "07700 900456"),
        ("i meant friday", "friday"),
        ("I ment 40", "40"),
        ("sorry I meant max 500", "max 500"),
        ("oops friday", "friday"),
        ("actually 40", "40"),
        ("actually no, 40", "40"),
        ("wait, the 24th", "the 24th"),
        ("make it 40 please", "40"),
        ("can you make it the 25th", "the 25th"),
        ("make that 30 instead", "30"),
        ("no, make it friday", "friday"),
        ("it should be 40", "40"),
        ("should be jo@example.com", "jo@example.com"),
        ("it should have been the 3rd", "the 3rd"),
        ("change it to the 3rd please", "the 3rd"),
        ("scrap that, make it 50", "50"),
        ("scratch that", ""),
        ("ignore that, 12 Elm Road", "12 Elm Road"),
        ("typo, jo@example.com", "jo@example.com"),
        ("correction: 40", "40"),
        ("not the 24th, the 25th", "the 25th"),
        ("no not the 24th, the 25th", "the 25th"),
        ("not 40 but 50", "50"),
        ("I said 40 not 14", "40"),
        ("the 25th not the 24th", "the 25th"),
        ("it's 40 not 14", "40"),
        ("the 24th I mean", "the 24th"),
        ("40 I meant", "40"),
        ("friday sorry", "friday"),
        ("40 instead", "40"),
        ("that's the wrong date", ""),
        ("wrong number sorry", ""),
        ("I gave you the wrong email, it's jo@example.com", "jo@example.com"),
        ("I made a mistake, it's 40", "40"),
        ("I mistyped, LS6 2AB", "LS6 2AB"),
        ("my bad, tomorrow", "tomorrow"),
        ("hold on, £50", "£50"),
        ("i mean 60", "60"),
        ("I said broadband but I meant TV", "TV"),
        ("on second thought 50", "50"),
        ("better make it the end of the month", "the end of the month"),
        ("oh sorry i meant to say half of it", "half of it"),
    ],
)
def test_a_correction_is_read_with_what_stands_instead(text, rest):
    assert correction(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the 24th",
        "40",
        "yes",
        "no",
        "no, thanks",
        "no, it's not working",
        "actually, how much is my bill?",
        "actually can I speak to someone",
        "I mean it's ridiculous",
        "what do you mean",
        "not working, please help",
        "my wifi is down sorry",
        "wrong bill",
        "make it so",
        "can you make it work",
        "sorry to bother you",
        "wait",
        "wait for me",
        "hold on a second",
        "sorry, say that again",
        "change my plan to max 500",
        "there is something wrong with my router",
        "no wait times please",
        "I meant well by it, and you know that, and still you charge me for a thing that I never had. " * 3,
        "not now, maybe tomorrow",
        "can you make sure it is paid",
    ],
)
def test_anything_else_takes_nothing_back(text):
    assert correction(text) is None
