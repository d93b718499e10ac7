"""The real guides: every path of each is walked to its end, and each finds the customers it is for."""

import re

import pytest
import yaml
from conftest import ROOT

from bot.guides import Choice, Outcome, Step, answer, choose, chosen, finding, first, follow, read, shapes, tried
from bot.guides.paths import MOST_STEPS, longest, walks

GUIDES = read(ROOT / "bot" / "data" / "guides")
WALKS = {
    name: [(start, *walk) for start in guide.entries for walk in walks(guide, start)] for name, guide in GUIDES.items()
}
# Told by `tools/checks/wording_never_used.py` of the rest of the bot's wording.
NEVER = re.compile(
    r"understand your frustration|policy|invalid|oops|be patient|shortly|you failed|rest assured|try again later|!"
    r"|error code|unfortunately|great|awesome|anything else",
    re.IGNORECASE,
)
every_guide = pytest.mark.parametrize("name", GUIDES)


def choice_of(step: Step, title: str) -> Choice:
    return next(choice for choice in step.choices if choice.title == title)


def test_every_symptom_has_its_guide():
    assert set(GUIDES) == {
        *("internet_down", "internet_slow", "internet_dropping", "wifi", "mobile_no_service", "mobile_no_data"),
        *("mobile_data_slow", "mobile_calls", "mobile_texts", "picture_messages", "voicemail_mobile", "tv"),
        *("landline", "voicemail_home", "working_abroad"),
    }


@every_guide
def test_every_path_is_walked_to_its_end_by_title_number_and_typing(name):
    guide = GUIDES[name]
    for start, path, end in WALKS[name]:
        reached = guide.target(start)
        for step_name, title in path:
            assert reached.name == step_name
            choice = choice_of(reached, title)
            number = str(reached.choices.index(choice) + 1)
            assert {chosen(guide, reached, said) for said in (title, number, *choice.means)} == {choice}
            after = {follow(guide, choice), follow(guide, choice, was_done=False)}
            at = path.index((step_name, title)) + 1
            reached = next(each for each in after if each.name == (path[at][0] if at < len(path) else end.name))
        assert reached is end


@every_guide
def test_a_path_ends_well_or_with_somebody_who_takes_it_on(name):
    for _, path, end in WALKS[name]:
        assert end.kind in shapes.KINDS
        if path:
            assert end.kind != "told"
        assert len(path) <= longest(GUIDES, name) <= MOST_STEPS


@every_guide
def test_a_case_tells_all_that_was_tried(name):
    for _, path, end in WALKS[name]:
        if end.kind in {"ticket", "technician"}:
            done = tried(GUIDES[name], [("line_test", "sim/send_settings"), *path])
            assert len(done) == len(path) + 1
            assert done[0] == "Line test: sim"


@every_guide
def test_outage_and_account_come_before_any_step_and_the_line_test_before_advice(name):
    names = [check.name for check in GUIDES[name].checks]
    assert names[:2] == ["outage", "account"]
    assert "line_test" in names
    assert first(GUIDES[name]).name == GUIDES[name].start


@every_guide
def test_the_wording_is_calm(name):
    guide = GUIDES[name]
    said = [*guide.steps.values(), *guide.outcomes.values(), *(f for c in guide.checks for f in c.findings.values())]
    for each in said:
        assert not NEVER.search(f"{each.say} {each.sms}"), each.name


@every_guide
def test_its_intent_and_the_topics_it_leads_to_are_known(name):
    trained = {item["intent"] for path in (ROOT / "bot/data/nlu").glob("*.yml") for item in read_yaml(path)["nlu"]}
    assert GUIDES[name].intent in trained
    assert {end.to for end in GUIDES[name].outcomes.values() if end.kind == "topic"} <= trained


def read_yaml(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def members(path: str, name: str) -> set[str]:
    """The values of one of the api's enums, which this Python cannot import."""
    source = (ROOT / path).read_text(encoding="utf-8")
    body = re.split(r"\n(?=\S)", source[source.index(f"class {name}(") :])[0]
    return set(re.findall(r'^    \w+ = "(\w+)"$', body, re.MULTILINE))


def test_names_are_those_of_the_api():
    verdicts = members("models/line_test.py", "Verdict")
    assert verdicts == shapes.FINDINGS["line_test"] | {"outage", "account_suspended"}
    assert members("api/diagnostics/steps.py", "Step") == shapes.API_STEPS
    assert members("models/outage.py", "OutageState") == shapes.FINDINGS["outage"] | {"fixed"}
    assert members("models/outage_report.py", "Symptom") == shapes.SYMPTOMS
    assert members("models/ticket.py", "TicketKind") == shapes.TICKETS
    assert set.union(*shapes.VERDICTS.values()) == shapes.FINDINGS["line_test"]


@pytest.mark.parametrize(
    ("intent", "text", "name"),
    [
        ("internet_problem", "NO INTERNET AGAIN", "internet_down"),
        ("internet_problem", "wifi keeps dropping", "internet_dropping"),
        ("internet_problem", "internet is super slow", "internet_slow"),
        ("internet_problem", "the wifi doesn't reach the back bedroom", "wifi"),
        ("mobile_problem", "SOS only", "mobile_no_service"),
        ("mobile_problem", "no 4G since this morning", "mobile_no_data"),
        ("mobile_problem", "why is my 5G so slow", "mobile_data_slow"),
        ("mobile_problem", "people ring me and it goes straight to voicemail", "mobile_calls"),
        ("mobile_problem", "my mobile voicemail isn't working", "voicemail_mobile"),
        ("mobile_problem", "I can text but I can't send pics", "picture_messages"),
        ("mobile_problem", "roaming isn't working", "working_abroad"),
        ("mobile_problem", "no signal abroad", "mobile_no_service"),
        ("mobile_problem", "text codes aren't arriving", "mobile_texts"),
        ("tv_problem", "the box is stuck on loading", "tv"),
        ("tv_problem", "no dial tone on the house phone", "landline"),
        ("tv_problem", "1571 says there are no messages", "voicemail_home"),
    ],
)
def test_words_choose_the_guide(intent, text, name):
    assert choose(GUIDES, intent, text) is GUIDES[name]


@pytest.mark.parametrize("text", ["please help", "it's slow and it drops", ""])
def test_where_no_words_or_two_guides_fit_nothing_is_guessed(text):
    assert choose(GUIDES, "internet_problem", text.replace("slow and it drops", "slow or mesh")) is None


def test_most_of_what_customers_write_finds_a_guide():
    for item in read_yaml(ROOT / "bot/data/nlu/troubleshooting.yml")["nlu"]:
        texts = [line.removeprefix("- ") for line in item["examples"].splitlines()]
        found = [text for text in texts if choose(GUIDES, item["intent"], text)]
        assert len(found) >= 0.8 * len(texts), item["intent"]


def test_a_deed_that_was_refused_leads_elsewhere():
    guide = GUIDES["internet_slow"]
    assert answer(guide, guide.steps["restart"], "go ahead").name == "back"
    assert answer(guide, guide.steps["restart"], "go ahead", was_done=False).name == "by_hand"


def test_narrower_words_for_a_finding_come_first():
    guide = GUIDES["internet_slow"]
    assert finding(guide, "line_test", "slow_sync", "report_fault").go == "technician"
    assert finding(guide, "line_test", "slow_sync", "restart_device").go == "restart"
    assert finding(guide, "line_test", "outage", "wait_for_repair").go == "outage"
    assert finding(guide, "line_test", "account_suspended", "settle_account").go == "bill"
    assert finding(guide, "device", "online") is None
    assert isinstance(guide.target("person"), Outcome)
