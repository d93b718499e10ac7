"""A new name: the letters of any script, and nothing that is no name."""

import pytest
from conftest import Conversation

ME, QUOTES = "/v1/accounts/me", "/v1/accounts/name/quotes"
PERSON = {"name": "Ana Brown", "accounts": [{"services": []}]}
QUOTE = {"quote_id": "q1", "before": "Ana Brown", "after": "the new one"}


async def asked_for_it(talk) -> Conversation:
    conversation = talk({ME: (200, PERSON), QUOTES: (201, QUOTE)})
    await conversation.hear("update_contact", "change my name")
    return conversation


@pytest.mark.parametrize(
    "name",
    [
        "Anne-Marie O'Neill",
        "José da Silva",
        "Nguyễn Thị Hoa",
        "Олена Шевченко",
        "李 小龙",
        "Sammy Davis Jr.",
        "अनिता शर्मा",
    ],
)
async def test_a_name_of_any_script_is_offered_for_a_yes(talk, name):
    conversation = await asked_for_it(talk)
    [said] = await conversation.hear("nlu_fallback", name, 0.3)
    assert said.key == "accounts.update_contact_confirm_name"


@pytest.mark.parametrize(
    "name", ["<b>Bobby</b> {phone} Tables", "Ana @ Brown", "Ana; Brown", "Ana Brown 👑", "=Ana Brown"]
)
async def test_what_has_other_signs_in_it_is_told_what_a_name_can_have(talk, name):
    conversation = await asked_for_it(talk)
    [said] = await conversation.hear("nlu_fallback", name, 0.3)
    assert (said.key, len(said.plain) <= 160) == ("accounts.name_signs", True)
    assert conversation.api.sent(QUOTES) == []
