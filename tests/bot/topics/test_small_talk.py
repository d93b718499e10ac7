"""What is said where nothing is open: an OK, a word that it was misread, a person asked for twice."""

import pytest


async def greeted(talk):
    conversation = talk({})
    await conversation.hear("greet", "hello")
    return conversation


@pytest.mark.parametrize("words", ["ok", "Okay, got it", "fair enough", "ah i see"])
async def test_an_ok_after_an_answer_says_that_it_was_read(talk, words):
    [said] = await (await greeted(talk)).hear("affirm", words)
    assert (said.key, said.offers) == ("general.affirm_seen", [])


async def test_a_yes_to_nothing_is_asked_what_they_need(talk):
    [said] = await talk({}).hear("affirm", "ok")
    assert said.key == "general.affirm"


@pytest.mark.parametrize(
    "words",
    [
        "no that's not what i asked",
        "that isn\N{RIGHT SINGLE QUOTATION MARK}t what I meant",
        "you're not listening",
        "u didnt answer my question",
        "you don't understand me",
        "wrong answer",
    ],
)
async def test_what_was_misread_is_taken_back_and_then_a_person_is_offered(talk, words):
    conversation = await greeted(talk)
    assert [one.key for one in await conversation.hear("deny", words)] == ["general.misread"]
    assert [one.key for one in await conversation.hear("complain", words)] == ["general.misread_again"]


@pytest.mark.parametrize("words", ["you did not answer the phone when i rang you three times last week, not ok at all"])
async def test_a_story_is_no_word_about_the_last_answer(talk, words):
    assert "misread" not in (await (await greeted(talk)).hear("nlu_fallback", words, 0.3))[0].key


async def test_a_person_asked_for_twice_is_not_offered_in_the_same_words(talk):
    conversation = talk({})
    keys = [(await conversation.hear("request_human", words))[0].key for words in ("a person", "agent!!")]
    assert keys == ["support.request_human", "support.request_human_again"]


@pytest.mark.parametrize("words", ["any update on my complaint", "whats happening with my case"])
async def test_news_is_of_the_open_case(talk, words):
    conversation = talk({"/v1/tickets": (200, {"items": []})})
    await conversation.hear("nlu_fallback", words, 0.3)
    assert conversation.memory["last"] == "check_ticket"
