"""What is asked about a change is told from what is another matter."""

import pytest

from bot.actions.asked_beside import kind_of


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("will it cost me", "cost"),
        ("do i pay more for it", "cost"),
        ("is it free", "cost"),
        ("can i go back later", "back"),
        ("can i cancel it any time", "back"),
        ("what if i change my mind", "back"),
        ("does my contract start again", "term"),
        ("am i tied in?", "term"),
        ("when does it start", "start"),
        ("does it start straight away", "start"),
        ("do i lose what i have left", "lose"),
        ("do i keep my number", "number"),
        ("whats the difference", "difference"),
        ("what does it cost in spain", None),
        ("how much is my bill", None),
        ("yes", None),
        ("no, the cheaper one", None),
        ("cancel my contract", None),
    ],
)
def test_kind(words, kind):
    assert kind_of(words) == kind
