"""Together the talks leave nothing out: there are enough, of every topic, of every kind."""

import pytest

from tests.running import ROOT
from tests.talk.reading import read_all
from tests.talk.script import KINDS

TOPICS = sorted(path.stem for path in (ROOT / "bot/data/rules").glob("*.yml"))
FEWEST = 150
TALKS = read_all()


def test_there_are_enough() -> None:
    assert len(TALKS) >= FEWEST


def test_every_file_is_named_for_a_topic() -> None:
    assert {talk.topic for talk in TALKS} <= set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_a_talk_of_every_kind(topic: str) -> None:
    kinds = {talk.kind for talk in TALKS if talk.topic == topic}
    assert [kind for kind in KINDS if kind not in kinds] == []
