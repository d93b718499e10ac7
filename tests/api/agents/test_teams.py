"""Teams are made, changed and taken away, and somebody always answers what no other team does."""

from typing import Any

import httpx
import pytest

from api.parts import Parts
from tests.api.agents.conftest import TEAMS, id_of, trace
from tests.api.handoff.conftest import ALWAYS, Floor

SALES: dict[str, Any] = {
    "code": "sales",
    "name": "Sales",
    "topics": ["offers"],
    "hours": {"mon": [["13:00", "24:00"], ["08:00", "12:00"]]},
    "holidays": ["2026-12-26", "2026-12-25", "2026-12-25"],
}


def body(**changed: Any) -> dict[str, Any]:
    return {name: value for name, value in (SALES | changed).items() if name != "code"}


async def test_a_team_is_made_changed_and_seen_by_every_agent(owen: httpx.AsyncClient, parts: Parts) -> None:
    made = await owen.post(TEAMS, json=SALES)
    assert made.status_code == 201, made.text
    assert made.json()["hours"] == {"mon": [["08:00", "12:00"], ["13:00", "24:00"]]}
    assert made.json()["holidays"] == ["2026-12-25", "2026-12-26"]
    assert (made.json()["agents"], made.json()["waiting"], made.json()["with_agents"]) == (0, 0, 0)
    changed = await owen.put(f"{TEAMS}/sales", json=body(name="Sales and offers", hours=ALWAYS, holidays=[]))
    assert (changed.json()["name"], changed.json()["is_open"], changed.json()["opens"]) == (
        "Sales and offers",
        True,
        None,
    )
    items = {item["code"]: item for item in (await owen.get(TEAMS)).json()["items"]}
    assert items["sales"] == changed.json()
    assert items["general"]["agents"] == 5
    assert [action for action in await trace(parts) if action.startswith("team")] == ["team added", "team changed"]


async def test_who_waits_and_who_is_with_an_agent_is_counted(owen: httpx.AsyncClient, floor: Floor) -> None:
    jo = await floor.agent("Jo Baker")
    someone = await floor.waiting()
    await floor.waiting()
    await jo.do(someone.id, "take-over")
    general = next(item for item in (await owen.get(TEAMS)).json()["items"] if item["code"] == "general")
    assert (general["waiting"], general["with_agents"], general["agents"]) == (1, 1, 6)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"hours": {"someday": []}}, "hours"),
        ({"hours": {"mon": [["09:00", "09:00"]]}}, "hours"),
        ({"hours": {"mon": [["08:00", "12:00"], ["11:59", "13:00"]]}}, "hours"),
        ({"hours": {"mon": [["8:00", "12:00"]]}}, "hours"),
        ({"hours": {"mon": [["08:00", "24:30"]]}}, "hours"),
        ({"holidays": ["25 December"]}, "holidays"),
        ({"name": ""}, "name"),
        ({"code": "Two words"}, "code"),
    ],
)
async def test_what_makes_no_team_is_refused_by_its_field(
    told: dict[str, Any], field: str, owen: httpx.AsyncClient
) -> None:
    answer = await owen.post(TEAMS, json=SALES | told)
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["field"].split(".")[0] == field


async def test_a_code_and_a_topic_have_one_team(owen: httpx.AsyncClient) -> None:
    taken = await owen.post(TEAMS, json=SALES | {"code": "general"})
    assert (taken.status_code, taken.json()["type"]) == (409, "/problems/team-taken")
    shared = await owen.post(TEAMS, json=SALES | {"topics": ["billing"]})
    assert (shared.status_code, shared.json()["type"]) == (409, "/problems/topic-taken")
    assert "Accounts and billing" in shared.json()["detail"]


async def test_somebody_answers_whatever_is_left(owen: httpx.AsyncClient) -> None:
    refused = await owen.put(f"{TEAMS}/general", json=body())
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/last-for-the-rest")
    assert (await owen.post(TEAMS, json=SALES | {"topics": []})).status_code == 201
    assert (await owen.put(f"{TEAMS}/general", json=body())).status_code == 200


async def test_a_team_is_taken_away_only_if_nobody_needs_it(
    owen: httpx.AsyncClient, floor: Floor, parts: Parts
) -> None:
    await floor.waiting()
    asked = await owen.delete(f"{TEAMS}/general")
    assert (asked.status_code, asked.json()["type"]) == (409, "/problems/team-needed")
    await owen.post(TEAMS, json=SALES)
    path = f"/v1/desk/agents/{await id_of(parts, 'Priya Raman')}"
    await owen.patch(path, json={"teams": ["sales"]})
    assert (await owen.delete(f"{TEAMS}/sales")).json()["type"] == "/problems/team-needed"
    await owen.patch(path, json={"teams": []})
    assert [(await owen.delete(f"{TEAMS}/sales")).status_code for _ in range(2)] == [204, 404]


async def test_a_team_nobody_knows_is_not_found(owen: httpx.AsyncClient) -> None:
    answer = await owen.put(f"{TEAMS}/nobody", json=body())
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/team-unknown")
