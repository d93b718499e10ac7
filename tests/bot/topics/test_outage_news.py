"""Word of an outage is asked for in many ways, and what else may come back is none."""

import pytest

from bot.actions.general.taking_back import _DROPS
from bot.actions.outages.news_of_it import _ELSE, WANTS_WORD


@pytest.mark.parametrize(
    "words",
    [
        "text me when its back",
        "can you let me know when it's fixed",
        "ping me once it is sorted pls",
        "send me a text when the internet is back on",
        "email me as soon as it works again",
        "tell me when there is any news",
        "let us know when our broadband is up and running",
        "notify me when it's all back up",
    ],
)
def test_word_of_it_is_wanted(words):
    assert WANTS_WORD.search(words)


@pytest.mark.parametrize(
    "words", ["text me my bill", "let me know when my order is done", "tell me when the engineer is finished"]
)
def test_something_else_is(words):
    assert not WANTS_WORD.search(words) or _ELSE.search(words)


@pytest.mark.parametrize(
    "words", ["on second thoughts dont bother", "never mind", "actually no need", "forget it", "no don't bother thanks"]
)
def test_it_is_dropped(words):
    assert _DROPS.fullmatch(words)
