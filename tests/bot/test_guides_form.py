"""A guide that is out of form is refused, and the message names the file, the place and what is wrong."""

import pytest
from made_up_guides import GUIDE, SAME, WORKS, changed, step

from bot.guides import GuideError, read


def test_a_guide_in_form_is_read(read_guides):
    guide = read_guides(tv=GUIDE)["tv"]
    assert guide.entries == ("one", "told")
    assert [choice.title for choice in guide.steps["one"].choices] == ["It works now", "No change", "A person"]


WAYS = [{**SAME, "go": "two", "tried": "x", "means": [word], "title": word} for word in ("red", "green", "blue")]
OUT_OF_FORM = {
    "a target that is not there": (
        "steps.one.choices.1.go",
        "nowhere",
        "steps.one.choices[2].go: 'nowhere' is neither",
    ),
    "a finding that leads nowhere": ("checks.line_test.fine.go", "nowhere", "line_test.fine.go: 'nowhere' is"),
    "a start that is an outcome": ("start", "case", "start: has to be a step"),
    "a step nothing leads to": ("steps.three", step("case"), "steps.three: no way leads here"),
    "an outcome nothing leads to": ("outcomes.other", GUIDE["outcomes"]["case"], "outcomes.other: no way leads here"),
    "a circle": ("steps.one.choices.0", {**WORKS, "go": "one", "tried": "x"}, "one > one runs in a circle"),
    "a circle that no way leads into": ("steps.three", step("three"), "steps.three: no way leads here"),
    "a name used twice": ("steps.fixed", step("case"), "'fixed' is both a step and an outcome"),
    "a step named like a check": ("steps.device", step("case"), "steps.device: is the name of a check"),
    "a long bubble": ("steps.one.say", "x" * 280 + "?", "steps.one.say: is 281 characters; 280"),
    "a long text": ("steps.one.sms", "x" * 150 + " Reply 1 a 2 b or AGENT", "steps.one.sms: is 173 characters; 160"),
    "a euro that counts twice": ("checks.line_test.fine.sms", "€" * 81, "fine.sms: is 162 characters"),
    "a fact at its longest": ("outcomes.case.sms", "x" * 152 + " {case}.", "case.sms: is 162 characters"),
    "a finding too long for the step after it": ("checks.line_test.fine.sms", "x" * 120, "with 'one' after it; 160"),
    "a curly quote": ("checks.line_test.fine.sms", "It\u2019s fine.", "fine.sms: '\u2019' is not GSM-7"),
    "no question": ("steps.one.say", "Restart it.", "steps.one.say: has to end with its one question"),
    "two questions": ("steps.one.say", "Is it on? Is it red?", "one.say: has to end with its one question"),
    "no reply words": ("steps.one.sms", "Better?", "steps.one.sms: has to say what to reply"),
    "too few numbers": ("steps.one.sms", "Reply 1 it works or AGENT", "steps.one.sms: has to number 2 choices"),
    "a forbidden reply": ("steps.one.sms", "Reply 1 yes 2 no change or AGENT", "'yes' is a word that carriers act on"),
    "a forbidden word": ("outcomes.case.sms", "Case {case}. Reply STOP", "'STOP' is a word that carriers act on"),
    "a forbidden title": ("steps.one.choices.0", {**WORKS, "title": "Yes"}, "'Yes' is a word that carriers act on"),
    "a long title": ("steps.one.choices.0", {**WORKS, "title": "x" * 21}, "choices[1].title: is 21 characters; 20"),
    "a long line for the case": ("steps.one.choices.1.tried", "x" * 81, "choices[2].tried: is 81 characters; 80"),
    "no way out": (
        "steps.one.choices.2",
        {**WORKS, "title": "Fine", "means": ["ok"]},
        "one: its last choice has",
    ),
    "nothing tried": ("steps.one.choices.1", {"like": "same", "go": "two"}, "one: choices[2]: 'tried' is missing"),
    "a step that only explains": (
        "steps.one.choices.0",
        {**WORKS, "go": "told", "tried": "x"},
        "'told' explains",
    ),
    "a meaning twice": (
        "steps.one.choices.1",
        {"like": "same", "go": "two", "tried": "x", "means": ["Yes!"]},
        "one.choices: 'yes' means both 'It works now' and 'No change'",
    ),
    "a number as a meaning": ("steps.one.choices.0", {**WORKS, "means": ["5"]}, "'5' is a number"),
    "no meanings": ("steps.one.choices.0", {"title": "Fine", "go": "fixed"}, "'means' is missing"),
    "one choice": ("steps.one.choices", ["person"], "steps.one.choices: are 1; 2 to 4"),
    "five choices": ("steps.one.choices", ["works", *WAYS, "person"], "steps.one.choices: are 5; 2 to 4"),
    "a choice of no name": ("steps.one.choices.0", "unheard", "'unheard' is missing"),
    "a deed unknown": ("steps.one.choices.0", {**WORKS, "does": "explode", "refused": "two"}, "'explode' is not known"),
    "a deed that may not fail": ("steps.one.choices.0", {**WORKS, "does": "test_again"}, "'does' and 'refused' go"),
    "a fact not known here": ("steps.one.say", "In {area}?", "one.say: {area} is not known here"),
    "a fact too long to text": ("checks.line_test.fine.sms", "{text}", "fine.sms: {text} is not known here"),
    "a check unknown": ("checks.weather", {}, "checks.weather: there is no such check"),
    "a verdict unknown": ("checks.line_test.haunted", GUIDE["checks"]["line_test"]["fine"], "there is no such finding"),
    "an api step unknown": (
        "checks.line_test.fine/dance",
        GUIDE["checks"]["line_test"]["fine"],
        "line_test.fine/dance: there is no such finding",
    ),
    "a verdict left out": ("checks.line_test.router_offline", None, "line_test: says nothing of router_offline"),
    "a case without its number": ("outcomes.case", {**GUIDE["outcomes"]["case"], "say": "x", "sms": "x"}, "{case}"),
    "a kind unknown": ("outcomes.case.kind", "sorry", "outcomes.case.kind: 'sorry' is not known"),
    "a kind of case unknown": ("outcomes.case.ticket", "party", "outcomes.case.ticket: 'party' is not known"),
    "a service unknown": ("service", "gas", "service: 'gas' is not known"),
    "a symptom unknown": ("symptom", "smell", "symptom: 'smell' is not known"),
    "a field unknown": ("colour", "red", "'colour' is not known here"),
    "a field left out": ("start", None, "'start' is missing"),
    "words that are no list": ("words", "tv", "words: has to be a list"),
    "steps that are none": ("steps", "one", "steps: has to hold names"),
    "an empty text": ("title", " ", "title: has to be a text"),
}


@pytest.mark.parametrize("case", OUT_OF_FORM)
def test_what_is_out_of_form_is_refused_with_its_place(read_guides, case):
    path, value, told = OUT_OF_FORM[case]
    with pytest.raises(GuideError) as refused:
        read_guides(tv=changed(path, value))
    assert "tv.yml" in str(refused.value) or "every.yml" in str(refused.value)
    assert told in str(refused.value)


@pytest.mark.parametrize("text", ["a: [", "a: 1\na: 2", "- a"])
def test_a_file_that_is_no_guide_is_refused_by_name(tmp_path, text):
    (tmp_path / "every.yml").write_text(text)
    with pytest.raises(GuideError, match=r"every\.yml: "):
        read(tmp_path)


def test_words_that_yaml_takes_for_something_else_stay_words(read_guides):
    guide = changed("steps.one.choices.0", {**WORKS, "means": ["on"]})
    assert read_guides(tv=guide)["tv"].steps["one"].choices[0].means == ("on",)
