"""Whatever is sent, something sensible is said and nothing breaks."""

import pytest
from conftest import problem

AWAY = {path: problem("sign-in-required", 403) for path in ("/v1/accounts/me", "/v1/tickets", "/v1/outages/mine")}
SENT = {
    "ten thousand characters": "pay my bill " * 900,
    "one long word": "a" * 10_000,
    "emoji only": "🙃🙃🙃",
    "HTML": "<script>alert(1)</script><b>bill</b>",
    "an intent in slashes": "/pay_bill{}",
    "zero-width characters": "\u200b\u200d\u2060",
    "nothing": " ",
    "right to left": "\u202e\u202bhello",
    "a NUL": "hi\x00there",
    "braces": "{brand} {0} %s",
    "a question mark": "?",
}
ASK = ("complain", "formal complaint please"), ("give_feedback", "i have feedback"), ("privacy_request", "gdpr")


@pytest.mark.parametrize("text", SENT.values(), ids=SENT)
async def test_it_is_answered_where_nothing_is_open(talk, text):
    conversation = talk(AWAY)
    for _ in range(3):
        said = await conversation.hear("nlu_fallback", text, 0.2)
        assert said
        assert all(0 < len(message.text) <= 300 for message in said)


@pytest.mark.parametrize("begun", ASK)
@pytest.mark.parametrize("text", SENT.values(), ids=SENT)
async def test_it_is_answered_in_the_middle_of_a_form(talk, begun, text):
    conversation = talk(AWAY)
    await conversation.hear(*begun)
    assert await conversation.hear("nlu_fallback", text, 0.2)
    assert len(str(conversation.memory)) < 6_000
