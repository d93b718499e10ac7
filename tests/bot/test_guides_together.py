"""Guides may lead to each other: their steps count as one path, and none may run in a circle."""

import shutil

import pytest
from conftest import ROOT
from made_up_guides import GUIDE, LONG_STEPS, step

from bot.guides import GuideError, read


def test_a_path_over_seven_steps_is_refused(read_guides):
    steps = {**LONG_STEPS, "one": step("1")}
    with pytest.raises(GuideError, match=r"tv\.yml: steps: a path has 9 steps; 7 is the most"):
        read_guides(tv={**GUIDE, "steps": steps})


def leading_to(other):
    return {**GUIDE, "outcomes": {"case": {"kind": "guide", "to": other}}}


def test_steps_of_another_guide_count_too(read_guides):
    five = {name: LONG_STEPS[name] for name in "12345"} | {"one": step("1"), "5": step("case")}
    assert read_guides(tv=leading_to("box"), box={**GUIDE, "steps": {"one": step("two"), "two": step("case")}})
    with pytest.raises(GuideError, match="a path has 8 steps"):
        read_guides(tv=leading_to("box"), box={**GUIDE, "steps": five})


def test_guides_that_lead_to_each_other_are_refused(read_guides):
    with pytest.raises(GuideError, match=r"outcomes\.case: \w+ > \w+ > \w+ runs in a circle"):
        read_guides(tv=leading_to("box"), box=leading_to("tv/two"))


@pytest.mark.parametrize("other", ["box", "tv/nine"])
def test_another_guide_has_to_be_there(read_guides, other):
    with pytest.raises(GuideError, match=rf"tv\.yml: outcomes\.case\.to: there is no guide '{other}'"):
        read_guides(tv=leading_to(other))


def test_a_finding_and_the_first_step_over_there_are_one_text_message(read_guides):
    long = {**GUIDE["checks"]["line_test"]["fine"], "sms": "x" * 120, "go": "case"}
    tv = {**leading_to("box"), "checks": {"line_test": {**GUIDE["checks"]["line_test"], "fine": long}}}
    with pytest.raises(GuideError, match=r"tv\.yml: checks\.line_test\.fine\.sms: is \d+ characters with box's 'one'"):
        read_guides(tv=tv, box=GUIDE)


def test_the_guide_that_the_papers_show_is_in_form(tmp_path):
    paper = (ROOT / "docs" / "guides.md").read_text(encoding="utf-8")
    (tmp_path / "shown.yml").write_text(paper.split("```yaml")[1].split("```")[0], encoding="utf-8")
    shutil.copy(ROOT / "bot" / "data" / "guides" / "every.yml", tmp_path)
    assert set(read(tmp_path)) == {"shown"}
