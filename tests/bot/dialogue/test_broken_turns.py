"""A turn that breaks is sent again; one that breaks in a form leaves the form, so that the next message is answered."""

from test_forms import ROUTES, keys

from bot.actions.payments.paying import PayBill
from bot.dialogue.topic import TurnUnanswerable


def breaks(error):
    async def broken(*_):
        raise error

    return broken


async def test_what_broke_in_a_form_is_left_to_a_person_and_the_next_message_is_answered(talk, monkeypatch):
    conversation = talk(ROUTES)
    await conversation.hear("pay_bill", "pay 20")
    monkeypatch.setattr(PayBill, "act", breaks(KeyError("gone")))
    [said] = await conversation.hear("affirm", "yes")
    assert (said.key, said.offers) == ("general.form_broke", ["Talk to a person"])
    assert "paying your bill" in said.text
    assert keys(await conversation.hear("thank", "thanks")) == ["general.thank"]


async def test_without_a_form_nothing_is_said_and_the_turn_comes_again(talk, monkeypatch):
    conversation = talk(ROUTES)
    monkeypatch.setattr(PayBill, "answer", breaks(KeyError("gone")))
    assert await conversation.hear("pay_bill", "pay 20") == []


async def test_a_token_that_ran_out_in_a_form_leaves_the_form_for_the_next_try(talk, monkeypatch):
    conversation = talk(ROUTES)
    await conversation.hear("pay_bill", "pay 20")
    monkeypatch.setattr(PayBill, "act", breaks(TurnUnanswerable("The api refused the token.")))
    assert await conversation.hear("affirm", "yes") == []
    assert conversation.memory["form"]["intent"] == "pay_bill"
