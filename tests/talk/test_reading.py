"""The format is strict: whoever writes a talk is told in which line what can't be meant."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from api.orders.days import working_days_later
from tests.running import ROOT
from tests.talk.effects import LOOKED_AT
from tests.talk.reading import CLOCK, Unreadable, read, read_all
from tests.talk.script import KINDS, Talk, Turn

GOOD = """
- talk: asks for the bill
  kind: happy
  who: ana
  turns:
  - customer: how much is my bill
    answer: billing.due
  - signs in
"""


def reading(tmp_path: Path, text: str) -> str:
    """What is said of it."""
    file = tmp_path / "billing.yml"
    file.write_text(text)
    with pytest.raises(Unreadable) as mistake:
        read(file)
    return str(mistake.value)


def test_a_talk_is_of_the_topic_that_its_file_is_named_for(tmp_path: Path) -> None:
    (tmp_path / "billing.yml").write_text(GOOD)
    (talk,) = read(tmp_path / "billing.yml")
    assert (talk.topic, talk.place) == ("billing", "billing.yml:2")
    assert [str(turn) for turn in talk.turns] == ["“how much is my bill”", "signs in"]


def test_a_day_is_counted_from_the_day_on_which_it_is_held(tmp_path: Path) -> None:
    (tmp_path / "orders.yml").write_text(GOOD.replace("how much is my bill", "moving on {in 22 days}"))
    (talk,) = read(tmp_path / "orders.yml")
    day = datetime.now(CLOCK).date() + timedelta(days=22)
    assert str(talk.turns[0]) == f"“moving on {day.day} {day:%B}”"


def test_a_working_day_is_called_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "orders.yml").write_text(GOOD.replace("how much is my bill", "not before {in 3 working days}"))
    (talk,) = read(tmp_path / "orders.yml")
    day = working_days_later(datetime.now(CLOCK).date(), 3)
    assert str(talk.turns[0]) == f"“not before {day:%A}”".lower()


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("    answer:", "    anwser:", "billing.yml:6: talk “asks for the bill”, turn 1: there is no field 'anwser'"),
        ("  kind: happy", "  kind: merry", "'kind': input should be 'happy', 'cancel'"),
        ("  who: ana", "  who: anna", "there is no person 'anna'; known are: ana, ben"),
        ("  who: ana", "  who: nobody", "nobody can't sign in"),
        ("  who: ana", "  who: ana\n  changes: {payment: 1}", "there is no effect 'payment'; known are: payments,"),
        ("  who: ana", "  who: ana\n  ends with: {autopya: on}", "there is no effect 'autopya'; known are: payments,"),
        ("  who: ana", "  who: ana\n  broken: {bills: down}", "there is no system 'bills'; known are: account,"),
        ("  who: ana", "  who: ana\n  broken: {billing: off}", "there is no fault 'off'; known are: slow,"),
        ("  who: ana", "  who: ana\n  who: ben", "billing.yml:5: 'who' stands here twice"),
        ("  kind: happy\n", "", "the field 'kind' is missing"),
        ("  - signs in", "  - customer: hi\n    choose: Hello", "this one does customer and choose"),
        ("  - signs in", "  - says: hi", "this one does none"),
        ("is my bill", "is my bill: is it high", "billing.yml:6: mapping values are not allowed here; a text with a"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, right: str, wrong: str, told: str) -> None:
    assert right in GOOD
    assert told in reading(tmp_path, GOOD.replace(right, wrong))


def test_the_page_about_talks_names_everything_that_may_stand_in_one() -> None:
    page = (ROOT / "docs/add-a-conversation.md").read_text()
    fields = [field.alias or name for model in (Talk, Turn) for name, field in model.model_fields.items()]
    written = set(re.findall(r"`([a-z_ -]+|active SIMs)[:`]", page, re.IGNORECASE))
    assert {*LOOKED_AT, *KINDS, *fields} - {"topic", "place"} - written == set()


def test_words_that_mean_something_to_yaml_are_words(tmp_path: Path) -> None:
    (tmp_path / "general.yml").write_text(GOOD.replace("how much is my bill", "no").replace("billing.due", "12:30"))
    (talk,) = read(tmp_path / "general.yml")
    assert (talk.turns[0].customer, talk.turns[0].answer) == ("no", ["12:30"])


def test_two_talks_of_one_title_are_refused(tmp_path: Path) -> None:
    (tmp_path / "billing.yml").write_text(GOOD)
    (tmp_path / "payments.yml").write_text(GOOD)
    with pytest.raises(Unreadable, match=r"payments\.yml:2: there is another talk"):
        read_all(tmp_path)


def test_a_file_that_is_no_list_of_talks_is_refused(tmp_path: Path) -> None:
    assert "each talk begins with `- talk: what it is about`" in reading(tmp_path, "talk: asks for the bill")
