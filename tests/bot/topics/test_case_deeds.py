"""What is done about a case: what plainly asks for it, and nothing else that is said after hearing of one."""

import pytest
from made_up_network import ME, TICKETS, case, cases, line, me

from bot.actions.tickets.deed_words import deed_in

ID = f"{TICKETS}/id of T20500"
CHASING = f"{ID}/chasing"


def routes():
    done = (201, {"ticket": case(), "text": "The team knows."})
    made = {f"GET {TICKETS}": cases(case()), ID: (200, case()), ME: me(line())}
    return made | {f"POST {CHASING}": done}


@pytest.mark.parametrize(
    ("intent", "words", "confidence"),
    [
        ("sim_help", "i need a new sim urgently", 1.0),
        ("top_up", "add 5 gb of data", 0.9),
        ("cancel_service", "close my account", 0.9),
        ("nlu_fallback", "i need a new sim urgently", 0.3),
        ("nlu_fallback", "add 5 gb of data", 0.3),
        ("nlu_fallback", "close my account", 0.3),
        ("complain", "i am sick of chasing you", 0.9),
        ("nlu_fallback", "no need to chase it", 0.3),
    ],
)
async def test_what_is_about_something_else_does_nothing_to_the_case(talk, intent, words, confidence):
    conversation = talk(routes())
    await conversation.hear("check_ticket", "any news of my case")
    said = await conversation.hear(intent, words, confidence)
    assert conversation.api.sent(CHASING) == []
    assert not [one.key for one in said if one.key.startswith(("tickets.done", "tickets.check_ticket"))]


@pytest.mark.parametrize("words", ["chase it please", "it's urgent", "can you hurry them up", "Ask for news"])
async def test_what_plainly_asks_for_news_does(talk, words):
    conversation = talk(routes())
    await conversation.hear("check_ticket", "any news of my case")
    [said] = await conversation.hear("nlu_fallback", words, 0.3)
    assert (said.key, len(conversation.api.sent(CHASING))) == ("tickets.done_chase", 1)


@pytest.mark.parametrize(
    ("words", "deed"),
    [
        ("add this to the case: the light is red", "comment"),
        ("add a photo please", "comment"),
        ("let them know that i am out on friday", "comment"),
        ("please close the complaint", "close"),
        ("close it", "close"),
        ("open it again", "reopen"),
        ("please don't close my case", None),
        ("add it to my plan", None),
        ("close it down, my account", None),
        ("has it been escalated like you said", None),
        ("what did you add", None),
    ],
)
def test_a_deed_is_named_in_words_that_mean_nothing_else(words, deed):
    assert deed_in(words) == deed
