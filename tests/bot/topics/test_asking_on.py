"""A question after an answer of the library: what "it" is."""

import pytest

PASSWORD = "wifi#where-do-i-find-my-wi-fi-password"
BLOCK = "spam#how-do-i-block-a-number-on-my-phone"


async def answered(talk, entry):
    conversation = talk({})
    said = await conversation.hear("nlu_fallback", "where is it", 0.3, knowledge=[{"id": entry, "score": 0.95}])
    assert said[0].key == f"knowledge.{entry}"
    return conversation


@pytest.mark.parametrize(
    ("first", "intent", "words", "then"),
    [
        (PASSWORD, "update_contact", "how do i change it", "wifi#how-do-i-change-my-wi-fi-password"),
        (PASSWORD, "nlu_fallback", "what if i forgot it?", "wifi#i-changed-my-wi-fi-password-and-forgot-it-what-now"),
        ("spam#how-do-i-report-a-spam-text", "service_request", "how do i block it", BLOCK),
        ("spam#how-do-i-report-a-spam-text", "lost_phone", "how do i block the sender", BLOCK),
        (BLOCK, "nlu_fallback", "and on iphone?", BLOCK),
        (PASSWORD, "nlu_fallback", "where do i find that", PASSWORD),
    ],
)
async def test_it_is_what_the_last_answer_was_about(talk, first, intent, words, then):
    conversation = await answered(talk, first)
    [said] = await conversation.hear(intent, words, 0.9)
    assert said.key == f"knowledge.{then}"


async def test_only_the_sentence_that_tells_it_is_said_again(talk):
    conversation = await answered(talk, BLOCK)
    [said] = await conversation.hear("nlu_fallback", "what about android", 0.3)
    assert "Android" in said.text
    assert "not told" not in said.text


async def test_where_the_library_has_no_more_it_says_so(talk):
    conversation = await answered(talk, PASSWORD)
    far = [{"id": "visits#how-long-does-a-technician-s-visit-take", "score": 0.52}]
    [said] = await conversation.hear("nlu_fallback", "how long does that take", 0.82, knowledge=far)
    assert said.key == "knowledge.no_more"


@pytest.mark.parametrize("words", ["and my bill?", "what about my order", "how much is my bill"])
async def test_another_matter_is_one(talk, words):
    conversation = await answered(talk, PASSWORD)
    said = await conversation.hear("nlu_fallback", words, 0.3)
    assert not said[0].key.startswith("knowledge.")
