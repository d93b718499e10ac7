"""Bad moments and other languages are noticed, and what only sounds like them is not."""

import pytest
from conftest import problem

from bot.dialogue.moments import moment
from bot.reading.languages import language


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("my dad passed away on friday", "bereavement"),
        ("his wife has died, how do we close it", "bereavement"),
        ("theres a strong smell of gas in the hall", "emergency"),
        ("i cant go on, i want to die", "distress"),
        ("my ex keeps threatening me through this number", "abuse"),
        ("i gave the caller my bank code", "fraud"),
        ("mum has cancer and needs the landline", "illness"),
        ("im made redundant and cant afford food", "debt"),
        ("my phone died", None),
        ("the router is dead again", None),
        ("battery died after an hour", None),
        ("i want to cancer my contract", None),
        ("is the fire stick included", None),
        ("kill the roaming please", None),
        ("my partner wants to be on the account", None),
        ("the line is dying every evening", None),
        ("i lost my phone", None),
        ("i lost my mum's phone", None),
        ("there's a fire in my house", "emergency"),
        ("there is a fire in my flat", "emergency"),
        ("my baby isn't breathing", "emergency"),
        ("my dad just had a heart attack", "emergency"),
        ("he is going to kill me", "emergency"),
        ("my ex is threatening to kill me", "emergency"),
        ("my wife is going to kill me if the telly is not back", None),
        ("this is killing me", None),
        ("there's a fire stick in the box", None),
        ("there was a fire in my flat last year", None),
        ("smoke coming from the router", "fire"),
        ("theres smoke", "fire"),
        ("burning smell from the box", "fire"),
        ("the box smells of burning", "fire"),
        ("the router is smoking", "fire"),
        ("router's on fire", "fire"),
        ("my phone caught fire", "fire"),
        ("the plug is sparking", "fire"),
        ("the app on the tv on fire stick", None),
        ("my phone is burning through data", None),
        ("there is smoke alarm on my line", None),
        ("my grandma's landline is dead", None),
        ("my mum's phone died", None),
        ("my mums phone died", None),
        ("my dad says the router is dead", None),
        ("my husband passed the phone on", None),
        ("my husband passed on the message", None),
        ("my daughter passed the hundred gig mark", None),
        ("lost my customer number", None),
        ("he was dead right", None),
        ("my mum died", "bereavement"),
        ("my gran's died and i have her router", "bereavement"),
        ("my husband john has sadly passed away", "bereavement"),
        ("my nan passed on last week", "bereavement"),
        ("my dad who had the account has just died", "bereavement"),
        ("the account holder is dead", "bereavement"),
        ("my dad passed in hospital", "bereavement"),
        ("my mum is dying to watch tv", None),
        ("my mum is dying", "illness"),
        ("the bill gave me a heart attack", None),
        ("nearly had a stroke when i saw my bill", None),
        ("my dad had a stroke", "illness"),
    ],
)
def test_a_bad_moment_is_told_by_its_words(text, told):
    assert moment(text) == told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("hola", "es"),
        ("quiero hablar con alguien", "es"),
        ("bonjour, je voudrais payer ma facture", "fr"),
        ("nie mam internetu od wczoraj", "pl"),
        ("guten tag, ich habe eine frage", "de"),
        ("ciao, vorrei pagare la bolletta", "it"),
        ("мой интернет не работает", "ru"),
        ("мені потрібна допомога", "uk"),
        ("我的账单是多少", "zh"),
        ("مرحبا كم فاتورتي", "ar"),
        ("मेरा बिल कितना है", "hi"),
        ("how much is my bill", None),
        ("the wifi in the café is down", None),
        ("bill", None),
        ("no", None),
        ("can i use it in Las Palmas de Gran Canaria", None),
        ("my name is José da Silva", None),
        ("🙃 ok", None),
        ("", None),
    ],
)
def test_a_language_is_told_by_its_script_or_its_own_words(text, code):
    assert language(text) == code


async def test_a_death_is_met_before_the_form_that_is_open_and_leaves_it_be(talk):
    conversation = talk({"/v1/outages/mine": problem("sign-in-required", 403)})
    await conversation.hear("give_feedback", "feedback")
    [said] = await conversation.hear("nlu_fallback", "sorry, my mum just passed away, there is a smell of gas too", 0.3)
    assert said.key == "sensitive.emergency"
    assert conversation.memory["form"]["intent"] == "give_feedback"


async def test_it_is_said_once_and_danger_every_time(talk):
    conversation = talk({})
    assert [one.key for one in await conversation.hear("nlu_fallback", "my dad died", 0.2)] == ["sensitive.bereavement"]
    assert [one.key for one in await conversation.hear("thank", "thanks, yes my dad died")] == ["general.thank"]
    for _ in range(2):
        said = await conversation.hear("nlu_fallback", "we smell gas", 0.2)
        assert [one.key for one in said] == ["sensitive.emergency"]
    assert "999" in said[0].text


async def test_what_follows_stays_with_the_moment_once_and_another_matter_does_not(talk):
    conversation = talk({"/v1/billing/current": problem("sign-in-required", 403)})
    await conversation.hear("nlu_fallback", "my dad died", 0.2)
    [bill] = await conversation.hear("check_bill", "what is owed on it")
    assert bill.key == "support.sign_in"
    await conversation.hear("nlu_fallback", "i gave them my card details", 0.2)
    keys = [[one.key for one in await conversation.hear("help", "what do i do")] for _ in "ab"]
    assert keys == [["sensitive.fraud_next"], ["general.help"]]


async def test_a_message_in_another_language_is_answered_in_it_once(talk):
    conversation = talk({})
    keys = [[one.key for one in await conversation.hear("nlu_fallback", "quiero pagar mi factura", 0.2)] for _ in "ab"]
    assert keys == [["general.foreign_es"], ["general.miss_first"]]


async def test_three_failures_in_a_row_offer_a_person(talk):
    conversation = talk({"/v1/billing/current": problem("unavailable", 503)})
    said = [await conversation.hear("check_bill", "my bill") for _ in range(3)]
    assert all("0800 555 0100" in one[-1].text for one in said)


async def test_a_burning_box_is_unplugged_first_and_said_every_time(talk):
    conversation = talk({})
    for words in ("there is smoke coming from the router", "the router is on fire"):
        [said] = await conversation.hear("internet_problem", words)
        assert (said.key, "999" in said.text, len(said.plain) <= 160) == ("sensitive.fire", True, True)
