"""The guides that pages show are those that the assistant walks: same files, same steps, same ends."""

from typing import Any

import pytest

from api.guides.schemas import GuideOut
from api.guides.service import FOLDER
from bot.guides import Guide, Outcome, Step
from bot.guides import read as read_by_bot
from tests.api.callers import Callers

WALKED = read_by_bot(FOLDER)


def step(walked: Step) -> dict[str, Any]:
    choices = [
        {"title": each.title, "go": each.go, "tried": each.tried, "does": each.does, "refused": each.refused}
        for each in walked.choices
    ]
    return {"say": walked.say, "choices": choices}


def outcome(walked: Outcome) -> dict[str, Any]:
    return {
        "kind": walked.kind,
        "say": walked.say,
        "ticket": walked.ticket,
        "title": walked.title,
        "to": walked.to,
    }


def whole(walked: Guide) -> dict[str, Any]:
    return {
        "name": walked.name,
        "title": walked.title,
        "service": walked.service,
        "symptom": walked.symptom,
        "start": walked.start,
        "steps": {name: step(each) for name, each in walked.steps.items()},
        "outcomes": {name: outcome(each) for name, each in walked.outcomes.items()},
        "findings": [
            {"check": check.name, "found": finding.name, "go": finding.go}
            for check in walked.checks
            for finding in check.findings.values()
        ],
    }


@pytest.mark.parametrize("name", sorted(WALKED))
async def test_a_page_shows_the_steps_that_the_assistant_walks(callers: Callers, name: str) -> None:
    shown = (await callers.nobody().get(f"/v1/guides/{name}")).json()
    words = shown.pop("words")
    assert shown == whole(WALKED[name])
    # The assistant looks for them in small letters and without marks; a page may do as it likes.
    assert len(words) == len(WALKED[name].words)


async def test_every_guide_of_the_assistant_is_on_the_list(callers: Callers) -> None:
    listed = (await callers.nobody().get("/v1/guides")).json()["items"]
    assert [one["name"] for one in listed] == sorted(WALKED)
    assert {one["title"] for one in listed} == {one.title for one in WALKED.values()}


async def test_whatever_a_choice_leads_to_is_there(callers: Callers) -> None:
    for name in WALKED:
        guide = GuideOut.model_validate((await callers.nobody().get(f"/v1/guides/{name}")).json())
        there = guide.steps.keys() | guide.outcomes.keys()
        led = {each.go for one in guide.steps.values() for each in one.choices} | {each.go for each in guide.findings}
        assert led <= there, name
        assert guide.start in guide.steps


async def test_a_guide_that_is_not_there_is_not_found(callers: Callers) -> None:
    answer = await callers.nobody().get("/v1/guides/every")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/guide-unknown")
