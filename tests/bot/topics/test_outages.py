"""Outages: what is said of one, of a place, and of a report; and word of it."""

import pytest
from made_up_network import AWAY, MINE, OUTAGES, SIGN_IN, line, mine, moment, outage

AREAS, REPORTS = f"{OUTAGES}/areas", f"{OUTAGES}/reports"
KNOWN_AREAS = {"areas": [{"area": {"id": "a1", "name": "Headingley", "postcode_prefix": "LS6"}}]}
SUBSCRIPTION = f"{OUTAGES}/o1/subscription"
LONG = "Broadband, TV, landline and mobile"


def routes(**more):
    made = {MINE: mine(), AREAS: (200, KNOWN_AREAS), OUTAGES: (200, {"items": [], "next": None})}
    return made | {f"POST {SUBSCRIPTION}": (201, {"is_subscribed": True})} | more


def reported(others=0, found=None):
    body = {"service": line(), "reported": moment("Sat 23 November, 14:02"), "outage": found, "others": others}
    return 201, body


@pytest.mark.parametrize("state", ["suspected", "confirmed", "fixing", "planned"])
async def test_every_state_has_its_words_with_the_end_and_fits_a_bubble(talk, state):
    late = "It should have been over by Wed 27 November, 18:30 and takes longer. Nobody knows yet until when."
    for more in ({}, {"away": LONG}, {"expected_text": late}, {"away": LONG, "expected_text": late}):
        [said] = await talk(routes(**{MINE: mine(outage(state, **more))})).hear("check_outage", "any outage")
        assert said.key.removesuffix("_late") == f"outages.{'planned_now' if state == 'planned' else state}"
        assert (len(said.text) <= 280, len(said.plain) <= 160, "Headingley" in said.text) == (True, True, True)


async def test_planned_work_is_told_where_nothing_is_wrong(talk):
    work = outage("planned", is_running=False)
    [said] = await talk(routes(**{MINE: mine(planned=work)})).hear("check_outage", "any outage")
    assert said.key == "outages.planned"


async def test_no_outage_offers_the_test_of_what_was_told(talk):
    conversation = talk(routes())
    [said] = await conversation.hear("check_outage", "is there an outage")
    assert (said.key, said.offers[0]) == ("outages.none", "Test my line")
    assert conversation.memory["again"]["intent"] == "internet_problem"


async def test_only_the_kind_that_is_named_counts(talk):
    [said] = await talk(routes()).hear("check_outage", "is the landline down for everybody")
    assert said.key == "outages.no_service"


async def test_a_place_is_told_of_without_a_sign_in(talk):
    found = {"items": [outage()], "next": None}
    conversation = talk(routes(**{MINE: SIGN_IN, OUTAGES: (200, found)}))
    [said] = await conversation.hear("check_outage", "any faults in LS6?")
    assert said.key == "outages.there"
    assert conversation.api.requests[-1].url.params["postcode"] == "LS6"


async def test_who_is_not_signed_in_is_asked_where(talk):
    conversation = talk(routes(**{MINE: SIGN_IN}))
    assert [one.key for one in await conversation.hear("check_outage", "an outage?")] == ["outages.check_outage_place"]
    assert [one.key for one in await conversation.hear("nlu_fallback", "headingley", 0.3)] == ["outages.none_there"]
    assert conversation.api.requests[-1].url.params["area_id"] == "a1"


async def test_a_place_without_a_network_is_said(talk):
    unknown = (404, {"type": "/problems/area-unknown", "title": "No such area", "status": 404})
    [said] = await talk(routes(**{OUTAGES: unknown})).hear("check_outage", "outage in ZE2")
    assert said.key == "outages.no_network"


@pytest.mark.parametrize(
    ("intent", "words", "key", "sent"),
    [
        ("affirm", "yes", "outages.followed", 1),
        ("nlu_fallback", "TEXT", "outages.followed", 1),
        ("nlu_fallback", "text me please", "outages.followed", 1),
        ("deny", "no", "outages.not_followed", 0),
    ],
)
async def test_word_of_it_is_sent_for_a_yes_only(talk, intent, words, key, sent):
    conversation = talk(routes(**{MINE: mine(outage())}))
    await conversation.hear("check_outage", "any outage")
    [said] = await conversation.hear(intent, words)
    assert (said.key, len(conversation.api.sent(SUBSCRIPTION))) == (key, sent)


async def test_asking_for_outages_again_agrees_to_nothing(talk):
    conversation = talk(routes(**{MINE: mine(outage())}))
    [first] = await conversation.hear("check_outage", "any outage")
    [again] = await conversation.hear("check_outage")
    assert (again.key, again.offers) == (first.key, first.offers)
    assert conversation.api.sent(SUBSCRIPTION) == []
    await conversation.press("Text me")
    assert len(conversation.api.sent(SUBSCRIPTION)) == 1


@pytest.mark.parametrize("agreed", ["yes", "1", "Text me"])
async def test_who_signs_in_for_word_of_it_agreed_before(talk, agreed):
    answers = [SIGN_IN, (201, {})]
    known = {OUTAGES: (200, {"items": [outage()], "next": None}), f"POST {SUBSCRIPTION}": lambda _: answers.pop(0)}
    conversation = talk(routes(**known))
    await conversation.hear("check_outage", "outage in LS6")
    [said] = await conversation.hear("nlu_fallback", agreed, 0.3)
    assert said.custom["form"] == {"kind": "sign_in", "then": "check_outage"}
    [said] = await conversation.hear("check_outage")
    assert said.key == "outages.followed"


async def test_an_offer_is_passed_by_and_small_talk_leaves_it_open(talk):
    conversation = talk(routes(**{MINE: mine(outage())}))
    await conversation.hear("check_outage", "any outage")
    await conversation.hear("thank", "ta")
    assert conversation.memory["form"]["intent"] == "check_outage"
    await conversation.hear("check_outage", "outage in LS6")
    assert "form" not in conversation.memory


async def test_a_fault_that_is_over_meanwhile_is_said(talk):
    over = (409, {"type": "/problems/outage-over", "title": "Over", "status": 409})
    conversation = talk(routes(**{MINE: mine(outage()), f"POST {SUBSCRIPTION}": over}))
    await conversation.hear("check_outage", "any outage")
    assert [one.key for one in await conversation.hear("affirm", "yes")] == ["outages.over"]


@pytest.mark.parametrize(("others", "key"), [(0, "outages.reported"), (3, "outages.reported_others")])
async def test_a_report_is_taken_down_with_its_symptom(talk, others, key):
    conversation = talk(routes(**{f"POST {REPORTS}": reported(others)}))
    [said] = await conversation.hear("report_outage", "the internet keeps dropping in the whole street")
    assert said.key == key
    [sent] = conversation.api.sent(REPORTS)
    assert (sent["service_id"], sent["symptom"]) == ("s1", "drops")


async def test_a_report_of_a_known_outage_is_added_and_word_offered(talk):
    conversation = talk(routes(**{MINE: mine(outage()), f"POST {REPORTS}": reported(found=outage())}))
    said = await conversation.hear("report_outage", "whole street is off")
    assert [one.key for one in said] == ["outages.report_added", "outages.fixing"]
    await conversation.hear("affirm", "yes")
    assert len(conversation.api.sent(SUBSCRIPTION)) == 1


async def test_a_question_reports_nothing(talk):
    conversation = talk(routes())
    [said] = await conversation.hear("report_outage", "outage in my area?")
    assert (said.key, conversation.api.sent(REPORTS)) == ("outages.none", [])


async def test_a_report_needs_a_sign_in_unless_the_place_is_known_to_be_off(talk):
    [said] = await talk(routes(**{MINE: SIGN_IN})).hear("report_outage", "all is off here")
    assert said.custom["form"]["kind"] == "sign_in"
    known = {MINE: SIGN_IN, OUTAGES: (200, {"items": [outage()], "next": None})}
    [said] = await talk(routes(**known)).hear("report_outage", "all is off in LS6")
    assert said.key == "outages.there"


async def test_a_network_that_is_away_is_said(talk):
    for intent in ("check_outage", "report_outage"):
        [said] = await talk(routes(**{MINE: AWAY})).hear(intent, "the net is off here")
        assert said.key == "support.unavailable"
