"""Every intent and every deed has its words at the desk."""

import yaml

from api.card.words import DEEDS, reason_in_words
from api.matters import CASES, MATTERS, case_about, matter
from api.once import reference_in
from api.openapi import described_app
from api.rules import rows
from api.settings import ROOT

# Only talk: nobody is taken up by an agent for it.
TALK = {
    *("open", "nlu_fallback", "greet", "goodbye", "thank", "affirm", "deny", "help", "repeat", "stop", "correct"),
    *("bot_challenge", "out_of_scope"),
}
# Begun or looked at, and nothing is done by it.
NO_DEEDS = {"POST /v1/accounts/contact-changes", "POST /v1/accounts/notices/{notice_id}/seen"}


def test_every_intent_that_wants_something_is_told_in_words() -> None:
    intents = set(yaml.safe_load((ROOT / "domain.yml").read_text())["intents"])
    assert set(MATTERS) == intents - TALK
    assert matter("something_new") == matter(None) == "Not said yet"


def test_every_request_that_does_something_is_told_in_words() -> None:
    changing = {row.route for row in rows(described_app()) if row.changes and not row.path.endswith("/quotes")}
    assert set(DEEDS) == changing - NO_DEEDS
    assert len({route[:64] for route in DEEDS}) == len(DEEDS)


def test_a_case_is_about_what_they_want_unless_they_complain_or_nobody_can_tell() -> None:
    assert set(CASES) < set(MATTERS)
    assert case_about("tv_problem", "asked_for_person") == "fault"
    assert case_about("tv_problem", "complaint") == "complaint"
    assert case_about("request_human", "asked_for_person") is None
    assert case_about(None, None) is None


def test_a_reason_without_words_of_its_own_is_readable() -> None:
    assert reason_in_words("asked_for_person") == "Asked for a person"
    assert reason_in_words("card_was_stolen") == "Card was stolen"


def test_the_trace_keeps_the_number_of_the_receipt_and_no_telephone_number() -> None:
    assert reference_in(201, {"ticket": {"number": "T20877"}, "text": "Your ticket is T20877."}) == {
        "reference": "T20877"
    }
    assert reference_in(200, {"number": "A-7KQ2M3X"}) == {"reference": "A-7KQ2M3X"}
    assert reference_in(200, {"order": {"number": "O70001"}}) == {"reference": "O70001"}
    assert reference_in(200, {"number": "+447700900101"}) == {}
    assert reference_in(200, {"number": "07700 900101"}) == {}
    assert reference_in(404, {"number": "T20877"}) == {}
    assert reference_in(200, {}) == {}
