"""A new e-mail address or number: proved by a code, and neither of them kept."""

import json

import pytest
from conftest import problem

ME, CHANGES = "/v1/accounts/me", "/v1/accounts/contact-changes"
PERSON = {"name": "Ana Brown", "accounts": [{"services": [{"address": "12 Elm Road"}]}]}
SENT = {"id": "c1", "field": "email", "sent_to": "n@example.com", "ends_at_display": "15:40"}
CODE = f"POST {CHANGES}/c1/confirmation"


async def test_neither_the_new_address_nor_the_code_is_kept(talk):
    conversation = talk(
        {ME: (200, PERSON), f"POST {CHANGES}": (201, SENT), CODE: problem("code-wrong", 422, tries_left=4)}
    )
    await conversation.hear("update_contact", "change my email")
    await conversation.hear("nlu_fallback", "secret.name@example.com", 0.3)
    [said] = await conversation.hear("nlu_fallback", "123 456", 0.3)
    assert said.key == "accounts.code_wrong"
    assert "secret.name" not in str(conversation.memory)
    assert "123" not in str(conversation.memory)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("my new address is secret.name@example.com", "accounts.update_contact_email"),
        ("im on 07700 900199 now", "accounts.update_contact_phone"),
    ],
)
@pytest.mark.parametrize("known", [True, False])
async def test_an_address_given_before_the_sign_in_is_asked_for_after_it(talk, words, asked, known):
    """The first time nobody is known, the second time the proof has worn off."""
    sign_in = problem("sign-in-required", 403)
    conversation = talk({ME: (200, PERSON) if known else sign_in, f"POST {CHANGES}": sign_in})
    [said] = await conversation.hear("update_contact", words)
    assert said.key == "support.sign_in"
    assert not any(one in str(conversation.memory) for one in ("secret.name", "900199"))
    conversation.api.routes |= {ME: (200, PERSON), f"POST {CHANGES}": (201, SENT)}
    [said] = await conversation.hear("update_contact")
    assert said.key == asked


async def test_a_code_that_came_too_late_for_the_proof_is_asked_for_again_and_not_kept(talk):
    conversation = talk({ME: (200, PERSON), f"POST {CHANGES}": (201, SENT), CODE: problem("sign-in-required", 403)})
    await conversation.hear("update_contact", "my new email is n@example.com")
    await conversation.hear("nlu_fallback", "123456", 0.3)
    assert "123456" not in str(conversation.memory)
    [said] = await conversation.hear("update_contact")
    assert said.key == "accounts.update_contact_code"


@pytest.mark.parametrize(
    ("refused", "keys"),
    [
        (problem("code-expired", 410), ["accounts.code_expired", "accounts.update_contact_email"]),
        (problem("contact-taken", 409), ["accounts.contact_taken"]),
        (problem("contact-change-used", 409), ["accounts.code_used"]),
    ],
)
async def test_a_code_that_does_not_do_says_why(talk, refused, keys):
    conversation = talk({ME: (200, PERSON), f"POST {CHANGES}": (201, SENT), CODE: refused})
    await conversation.hear("update_contact", "my new email is n@example.com")
    assert [one.key for one in await conversation.hear("nlu_fallback", "123456", 0.3)] == keys


async def test_the_address_we_have_is_no_new_one(talk):
    conversation = talk({ME: (200, PERSON), f"POST {CHANGES}": problem("contact-unchanged", 409)})
    [said] = await conversation.hear("update_contact", "my new email is n@example.com")
    assert said.key == "accounts.contact_same"


async def test_too_many_codes_end_it_with_a_person(talk):
    conversation = talk({ME: (200, PERSON), f"POST {CHANGES}": problem("too-many-codes", 429)})
    [said] = await conversation.hear("update_contact", "my new email is n@example.com")
    assert said.key == "accounts.too_many_codes"
    assert "form" not in conversation.memory


def sent(request):
    to = json.loads(request.content)["value"]
    return 201, {"id": f"change of {to}", "sent_to": to, "ends_at_display": "18:00"}


async def test_an_address_that_is_put_right_is_where_the_code_goes(talk):
    typed = {f"POST {CHANGES}/change of new@example.com/confirmation": (200, {"done": "Changed.", "number": "C1"})}
    conversation = talk({ME: (200, PERSON), f"POST {CHANGES}": sent, **typed})
    await conversation.hear("update_contact", "change my email")
    await conversation.hear("update_contact", "new@exmaple.com", 0.58)
    [said] = await conversation.hear("update_contact", "no new@example.com", 0.84)
    assert (said.key, "new@example.com" in said.text) == ("accounts.update_contact_code", True)
    [said] = await conversation.hear("nlu_fallback", "123456", 0.3)
    assert said.key == "accounts.changed"


async def test_which_detail_was_meant_can_be_said_for_the_code(talk):
    conversation = talk({ME: (200, PERSON), f"POST {CHANGES}": sent})
    await conversation.hear("update_contact", "my new phone number is 07700 900555")
    [said] = await conversation.hear("request_human", "i mean contact number", 0.59)
    assert said.key == "accounts.code_for_phone"
    [said] = await conversation.hear("nlu_fallback", "no i meant my email", 0.3)
    assert said.key == "accounts.update_contact_email"
