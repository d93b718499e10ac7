"""What we have of them, messages, privacy, complaints and feedback: what the demo cannot show."""

from typing import Any

import pytest

ME, CHOICES = "/v1/accounts/me", "/v1/accounts/notification-choices"
SERVICE = {"label": "Broadband at 12 Elm Road", "plan": "Fast 150", "address": "12 Elm Road"}
ACCOUNT = {"id": "a1", "held": True, "number": "10000101", "services": [SERVICE] * 5}
PERSON: dict[str, Any] = {
    "name": "Ana Brown",
    "given_name": "Ana",
    "email": None,
    "phone": {"display": "07700 900101"},
    "home": {"address": None, "postcode": None},
    "languages": [{"code": "en", "name": "English"}],
    "accounts": [ACCOUNT],
}
CASE = {"ticket": {"number": "T1", "promised": {"display": "Mon 23 November, 09:00"}}}


def kind(name: str, *on: str, needed: str | None = None) -> dict[str, Any]:
    ways = [{"channel": way, "wanted": way in on} for way in ("email", "sms", "push")]
    return {"kind": name, "label": name.title(), "channels": ways, "needed": needed}


async def test_what_we_do_not_have_is_said_to_be_missing(talk):
    conversation = talk({ME: (200, PERSON)})
    [said] = await conversation.hear("view_account", "which email do you have")
    assert said.key == "accounts.details_missing"
    assert "e-mail address" in said.text


async def test_many_lines_are_counted(talk):
    [said] = await talk({ME: (200, PERSON)}).hear("view_account", "which lines do i have")
    assert "2 more" in said.text
    assert len(said.text) <= 280


async def test_details_are_not_kept_to_be_repeated(talk):
    conversation = talk({ME: (200, PERSON)})
    await conversation.hear("view_account", "whats my phone number")
    assert "07700" not in str(conversation.memory)
    assert [one.key for one in await conversation.hear("repeat", "again")] == ["general.nothing_to_repeat"]


@pytest.mark.parametrize(
    ("words", "sent"),
    [
        ("stop texting me about outages", [("outage", "sms", False)]),
        ("no offers by email please", []),
        ("send me offers by text", [("offer", "sms", True)]),
        ("outages by email only", [("outage", "sms", False), ("outage", "push", False)]),
        ("email me about outages instead of texting", [("outage", "sms", False), ("outage", "push", False)]),
    ],
)
async def test_only_what_differs_is_switched(talk, words, sent):
    kinds = {"kinds": [kind("outage", "email", "sms", "push"), kind("offer")]}
    conversation = talk({f"GET {CHOICES}": (200, kinds), f"PUT {CHOICES}": (200, kinds)})
    await conversation.hear("notification_settings", words)
    chosen = [choice for body in conversation.api.sent(CHOICES) for choice in body["choices"]]
    assert [(one["kind"], one["channel"], one["wanted"]) for one in chosen] == sent


async def test_what_has_to_be_told_keeps_its_last_way(talk):
    kinds = {"kinds": [kind("bill", "email", needed="A bill nobody hears of is paid late.")]}
    conversation = talk({f"GET {CHOICES}": (200, kinds)})
    [said] = await conversation.hear("notification_settings", "stop emailing me bills")
    assert said.key == "accounts.notices_needed"
    assert conversation.api.sent(CHOICES) == []


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("i want letters in polish", "accounts.languages"),
        ("i want paper bills", "accounts.paper"),
    ],
)
async def test_what_is_no_switch_is_said_to_be_none(talk, words, key):
    conversation = talk({ME: (200, PERSON)})
    assert [one.key for one in await conversation.hear("notification_settings", words)] == [key]
    assert "form" not in conversation.memory


async def test_another_language_is_chosen_where_there_is_one(talk):
    person = {**PERSON, "languages": [{"code": "en", "name": "English"}, {"code": "pl", "name": "Polish"}]}
    polish = {"code": "pl", "name": "Polish"}
    conversation = talk({ME: (200, person), "PUT /v1/accounts/language": (200, polish)})
    [said] = await conversation.hear("notification_settings", "write to me in polish")
    assert said.key == "accounts.language_now"
    assert conversation.api.sent("/v1/accounts/language") == [{"language": "pl"}]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("my code never came", "accounts.login_no_code"),
        ("i changed my number and cant get in", "accounts.login_lost_number"),
        ("your website is not loading", "accounts.login_page"),
    ],
)
async def test_what_keeps_somebody_out_decides_what_helps(talk, words, key):
    [said] = await talk({}).hear("login_help", words)
    assert said.key == key


async def test_who_is_in_already_is_told_so(talk):
    [said] = await talk({ME: (200, PERSON)}).hear("login_help", "cant log in")
    assert said.key == "accounts.login_is_in"


async def test_a_card_given_to_who_texted_is_a_fraud_without_that_word(talk):
    [said] = await talk({}).hear("privacy_request", "got a text to claim a refund, i put my card in, was that you")
    assert (said.key, "bank" in said.text) == ("accounts.privacy_request_fraud", True)


async def test_what_happened_in_a_fraud_goes_to_the_case_and_is_kept_nowhere(talk):
    conversation = talk({"POST /v1/tickets": (201, CASE)})
    await conversation.hear("privacy_request", "i got scammed")
    [said] = await conversation.hear("nlu_fallback", "a man called Ted took 500 pounds", 0.3)
    assert said.key == "accounts.privacy_opened_fraud"
    assert "Ted" in conversation.api.sent("/v1/tickets")[0]["text"]
    assert "Ted" not in str(conversation.memory)


@pytest.mark.parametrize(
    ("words", "key"),
    [("you are rude and slow, 1/10", "support.thanks_poor"), ("you should have a dark theme", "support.thanks_idea")],
)
async def test_feedback_is_thanked_for_as_it_was_meant(talk, words, key):
    conversation = talk({})
    [said] = await conversation.hear("give_feedback", words)
    assert said.key == "support.give_feedback_passing"
    assert ("Make a complaint" in said.offers) == (key == "support.thanks_poor")


async def test_a_late_case_of_ones_own_comes_before_a_younger_one(talk):
    waits = {"is_yours": True, "title": "A", "promised": {"display": "Mon 23 November, 17:00"}}
    cases = [
        {**waits, "number": "T3", "kind": "request", "is_late": True},
        {**waits, "number": "T2", "kind": "fault", "is_late": False},
        {**waits, "number": "T1", "kind": "fault", "is_late": True},
        {**waits, "number": "T0", "kind": "complaint", "is_late": True, "is_yours": False},
    ]
    [said] = await talk({"/v1/tickets": (200, {"items": cases})}).hear("complain", "you are useless")
    assert "T1" in said.text


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("i dont want to talk to a person", "support.no_person"),
        ("i dont want a bot i want a person", "support.request_human"),
        ("why can i never speak to a human", "support.request_human"),
    ],
)
async def test_who_does_not_want_a_person_is_not_given_one(talk, words, key):
    [said] = await talk({}).hear("request_human", words)
    assert said.key == key
