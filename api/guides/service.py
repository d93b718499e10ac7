"""Reads the guides that the assistant walks. What is out of form is refused where they are walked, in `bot/guides`."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from api.errors import NotFound
from api.guides.schemas import (
    GuideBriefOut,
    GuideChoiceOut,
    GuideFindingOut,
    GuideOut,
    GuideOutcomeOut,
    GuidesOut,
    GuideStepOut,
)
from api.settings import ROOT

FOLDER = ROOT / "bot" / "data" / "guides"
COMMON = "every.yml"
# What all guides have in common, and only a line that can be taken along can have.
ONLY_MOBILE = "roaming_off"
Part = dict[str, Any]


class GuideUnknown(NotFound):
    """No guide of this name."""


def guides() -> GuidesOut:
    return GuidesOut(items=[GuideBriefOut.model_validate(guide.model_dump()) for guide in read(FOLDER).values()])


def guide(name: str) -> GuideOut:
    found = read(FOLDER).get(name)
    if found is None:
        raise GuideUnknown("There is no guide of this name.")
    return found


@lru_cache
def read(folder: Path) -> dict[str, GuideOut]:
    """By name. They change with the code, so they are read once."""
    common = _load(folder / COMMON)
    paths = [path for path in sorted(folder.glob("*.yml")) if path.name != COMMON]
    return {path.stem: _guide(path.stem, _load(path), common) for path in paths}


def _load(path: Path) -> Part:
    # Every value is the text that was written: `no` is a word here.
    loaded: Part = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return loaded


def _guide(name: str, part: Part, common: Part) -> GuideOut:
    outcomes = {**common["outcomes"], **part.get("outcomes", {})}
    return GuideOut(
        name=name,
        title=part["title"],
        service=part["service"],
        words=part["words"],
        symptom=part["symptom"],
        start=part["start"],
        findings=[found for check, own in part["checks"].items() for found in _findings(check, own, part, common)],
        steps={name: _step(each, common) for name, each in part["steps"].items()},
        outcomes={name: _outcome(each) for name, each in outcomes.items()},
    )


def _findings(check: Any, own: Part | str, part: Part, common: Part) -> list[GuideFindingOut]:
    shared = {
        found: each
        for found, each in common["findings"].get(check, {}).items()
        if part["service"] == "mobile" or found.partition("/")[0] != ONLY_MOBILE
    }
    found = {**shared, **(own if isinstance(own, dict) else {})}
    return [GuideFindingOut(check=check, found=name, go=each["go"]) for name, each in found.items()]


def _step(part: Part, common: Part) -> GuideStepOut:
    return GuideStepOut(say=part["say"].strip(), choices=[_choice(each, common) for each in part["choices"]])


def _choice(part: Part | str, common: Part) -> GuideChoiceOut:
    """A name alone, or `like`, takes over a choice of what all have in common; what stands beside it wins."""
    own: Part = {"like": part} if isinstance(part, str) else part
    whole = {**common["choices"].get(own.get("like"), {}), **own}
    return GuideChoiceOut(
        title=whole["title"],
        go=whole["go"],
        tried=whole.get("tried"),
        does=whole.get("does"),
        refused=whole.get("refused"),
    )


def _outcome(part: Part) -> GuideOutcomeOut:
    return GuideOutcomeOut(
        kind=part["kind"],
        say=part.get("say", "").strip(),
        ticket=part.get("ticket"),
        title=part.get("title"),
        to=part.get("to"),
    )
