"""Who may choose which alerts, and what makes no sense."""

import pytest
from sqlalchemy import select

from api.db import Database
from models import UsageAlert
from tests.api.callers import ANA, MAYA, NOOR, PETRA, Callers, key
from tests.api.usage.lines import service_of

PATH = "/v1/usage/alerts"


async def test_a_line_s_user_chooses_for_themselves_not_for_the_holder(callers: Callers, database: Database) -> None:
    maya, noor = await callers.customer(MAYA), await callers.customer(NOOR)
    refused = await maya.put(PATH, json={"percents": [50], "roaming_minor": [100]}, headers=key())
    assert (refused.json()["type"], refused.json()["field"]) == ("/problems/not-account-holder", "roaming_minor")
    mine = (await maya.put(PATH, json={"percents": [50]}, headers=key())).json()
    assert (mine["percents"], mine["roaming"], mine["fact"]) == ([50], None, "You hear from us at 50% of the data.")
    line = await service_of(database, MAYA)
    hers = (await noor.get(PATH, params={"service_id": str(line.id)})).json()
    assert (hers["percents"], [amount["minor"] for amount in hers["roaming"]]) == ([80, 100], [2000])
    other = str((await service_of(database, NOOR)).id)
    answer = await maya.put(PATH, json={"service_id": other, "percents": [50]}, headers=key())
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/service-unknown")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"percents": [0]}, "percents.0"),
        ({"percents": [101]}, "percents.0"),
        ({"percents": [80, 80]}, "percents"),
        ({"percents": [10, 20, 30, 40, 50, 60]}, "percents"),
        ({"percents": [80], "roaming_minor": [0]}, "roaming_minor.0"),
        ({"percents": [80], "roaming_minor": [10**12]}, "roaming_minor.0"),
        ({}, "percents"),
        ({"percents": [80], "colour": "red"}, "colour"),
    ],
)
async def test_thresholds_that_make_no_sense_are_refused_by_the_field(
    body: dict[str, object], field: str, callers: Callers, database: Database
) -> None:
    answer = await (await callers.customer(ANA)).put(PATH, json=body, headers=key())
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, field)
    async with database.session() as session:
        assert (await session.scalars(select(UsageAlert))).all() == []


async def test_broadband_has_nothing_to_tell(callers: Callers) -> None:
    petra = await callers.customer(PETRA)
    told = (await petra.get(PATH)).json()
    assert told["fact"] == "Nothing on this service runs out, so there is nothing to tell."
    refused = (await petra.put(PATH, json={"percents": [50]}, headers=key())).json()
    assert (refused["type"], refused["field"]) == ("/problems/nothing-to-tell", "service_id")
