"""Typed answers: what is plainly meant is taken, what is doubtful is asked again."""

import pytest
from conftest import ROOT

from bot.guides import answer, chosen, read
from bot.guides.typed import only_agrees

GUIDES = read(ROOT / "bot" / "data" / "guides")


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("yes", "It works now"),
        ("it's working now, thanks", "It works now"),
        ("no its still the same", "No change"),
        ("it isn't working", "No change"),
        ("I've tried that", "No change"),
        ("The second one", "No change"),
        ("2.", "No change"),
        ("option 3", "I can't do that"),
        ("get me a real person please", "A person"),
        ("the last one", "A person"),
        ("yes but still slow", "No change"),
        ("it made no difference at all", "No change"),
    ],
)
def test_typed_answers_are_understood(said, title):
    guide = GUIDES["internet_slow"]
    assert chosen(guide, guide.steps["by_hand"], said).title == title


@pytest.mark.parametrize(
    "said",
    [
        "it isnt really working yet",
        "no it works now",
        "how much is my bill",
        "is it working?",
        "7",
        "ok",
        "hardly better",
        "book it then yes",
        "",
    ],
)
def test_what_is_doubtful_is_asked_again(said):
    guide = GUIDES["internet_slow"]
    assert answer(guide, guide.steps["by_hand"], said) is None


@pytest.mark.parametrize(("said", "agrees"), [("yes", True), ("Yep, thanks!", True), ("yes it works", False)])
def test_a_yes_alone_says_nothing_of_what_works(said, agrees):
    assert only_agrees(said) is agrees
