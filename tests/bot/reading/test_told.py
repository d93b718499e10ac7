"""Whether a question is answered by what was said already."""

import pytest

from bot.reading import is_told

VISIT = "Marek Dolny comes on Sun 22 November between 08:00 and 10:00. The address is 8 Mill Race Close."


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("how much was it", "Your October bill was £42.10, and it is paid."),
        ("when is it due", "Your October bill was £42.10, and it is paid."),
        ("and when will he be here", VISIT),
        ("whats the address", VISIT),
    ],
)
def test_it_stands_there(asked, said):
    assert is_told(asked, said)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("can my mum let him in", VISIT),
        ("how much is it", VISIT),
        ("what did i spend it on", "No credit is left on Mobile ending 725."),
        ("why", VISIT),
        ("", VISIT),
    ],
)
def test_it_does_not(asked, said):
    assert not is_told(asked, said)
