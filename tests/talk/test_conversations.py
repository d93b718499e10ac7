"""Every conversation of tests/talk/conversations, as `make talk` performs them: a test each, many at once."""

from collections.abc import Iterator

import pytest

from tests.running import ROOT
from tests.talk.perform import Outcome, perform_all
from tests.talk.reading import read_all
from tests.talk.report import story
from tests.talk.script import Talk
from tests.talk.stage import Stage, found_or_own
from tools.bot_files import domain, names

TALKS = read_all()


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with found_or_own() as stage:
        yield stage


@pytest.fixture(scope="module")
def outcomes(stage: Stage, request: pytest.FixtureRequest) -> dict[str, Outcome]:
    """All that are asked for are performed when the first is."""
    items = [item for item in request.session.items if isinstance(item, pytest.Function)]
    asked = [item.callspec.params.get("talk") for item in items if hasattr(item, "callspec")]
    chosen = [talk for talk in asked if isinstance(talk, Talk)]
    ended: dict[str, Outcome] = {}
    perform_all(stage, chosen, lambda outcome: ended.update({outcome.talk.talk: outcome}))
    return ended


@pytest.mark.parametrize("talk", TALKS, ids=str)
def test_it_goes_as_written(talk: Talk, outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes[talk.talk]
    if outcome.wrong:
        pytest.fail(story(outcome), pytrace=False)


def test_together_they_meet_every_intent(outcomes: dict[str, Outcome]) -> None:
    if len(outcomes) < len(TALKS):
        pytest.skip("only some of them were held")
    met = {each.intent for outcome in outcomes.values() for each in outcome.understood}
    assert sorted(set(names(domain(ROOT)["intents"])) - met) == []
