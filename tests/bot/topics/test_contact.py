"""A new address or number, put right before it is proved."""

import json

ME, CHANGES = "/v1/accounts/me", "/v1/accounts/contact-changes"
PERSON = {"accounts": [{"services": []}]}


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
