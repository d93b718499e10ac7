"""Who is told how far a line has come: once in a cycle, at the highest threshold, and only as they wish."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select

from api.db import Database
from api.parts import Parts
from api.systems.base import SystemUnavailable
from api.systems.faults import Fault, Faults
from api.usage import alerts
from api.usage.alerts import tell_alerts
from models import Customer, Level, Notice, NoticeKind, Usage, UsageKind
from models.base import now
from tests.api.callers import ANA, DEV, MAYA, NOOR, Callers, key
from tests.api.usage.lines import service_of

PATH = "/v1/usage/alerts"


async def told(database: Database, digits: str) -> list[str]:
    async with database.session() as session:
        rows = await session.scalars(
            select(Notice.text)
            .join(Customer, Customer.id == Notice.customer_id)
            .where(
                Customer.phone == f"+447700900{digits}",
                Notice.kind == NoticeKind.usage,
                Notice.key.startswith("usage:"),  # what the demo tells on top of it has keys of its own
            )
            .order_by(Notice.id)
        )
        return list(rows)


async def use(
    database: Database, digits: str, kilobytes: int, day: date, kind: UsageKind = UsageKind.data, country: str = "IE"
) -> None:
    line = await service_of(database, digits)
    async with database.transaction() as session:
        session.add(Usage(service_id=line.id, used_on=day, kind=kind, country=country, quantity=kilobytes))


async def has_used(database: Database, digits: str, kilobytes: int, day: date) -> None:
    """And nothing else."""
    line = await service_of(database, digits)
    async with database.transaction() as session:
        await session.execute(delete(Usage).where(Usage.service_id == line.id))
    await use(database, digits, kilobytes, day)


@pytest.fixture
def today(parts: Parts) -> date:
    return parts.formats.today(now())


async def test_dev_is_told_once_that_all_is_used(callers: Callers, parts: Parts, database: Database) -> None:
    assert await tell_alerts(parts) >= 1
    assert await tell_alerts(parts) == 0
    resets_on = (await (await callers.customer(DEV)).get("/v1/usage/current")).json()["cycle"]["resets_on"]["display"]
    assert await told(database, DEV) == [f"Mobile ending 104: all 5 GB are used. New data comes on {resets_on}."]


async def test_each_threshold_is_told_once_on_the_way(parts: Parts, database: Database, today: date) -> None:
    seen = []
    for kilobytes in (15_900_000, 16_000_000, 19_000_000, 20_000_000, 25_000_000):
        await has_used(database, ANA, kilobytes, today)
        await tell_alerts(parts)
        seen.append(len(await told(database, ANA)))
    assert seen == [0, 1, 1, 2, 2]
    first, last = await told(database, ANA)
    assert first.startswith("Mobile ending 101: 80% of 20 GB used, 4 GB left until ")
    assert last.startswith("Mobile ending 101: all 20 GB are used.")


async def test_who_has_heard_that_all_is_used_does_not_hear_that_most_is(
    callers: Callers, parts: Parts, database: Database, today: date
) -> None:
    """More data brings the percent down, and that is no news."""
    await has_used(database, ANA, 20_000_000, today)
    await tell_alerts(parts)
    ana = await callers.customer(ANA)
    quote = (await ana.post("/v1/usage/top-ups/quotes", json={"code": "data-1"}, headers=key())).json()
    await ana.post("/v1/usage/top-ups", json={"quote_id": quote["quote_id"]}, headers=key())
    assert (await ana.get("/v1/usage/current")).json()["data"]["percent"] == 95
    assert await tell_alerts(parts) == 0
    assert len(await told(database, ANA)) == 1
    await has_used(database, ANA, 21_000_000, today)
    assert (await tell_alerts(parts), await tell_alerts(parts)) == (1, 0)
    assert (await told(database, ANA))[-1].startswith("Mobile ending 101: all 21 GB are used.")


async def test_last_cycle_s_use_is_told_no_more(parts: Parts, database: Database, today: date) -> None:
    await has_used(database, ANA, 20_000_000, today - timedelta(days=31))
    await tell_alerts(parts)
    assert await told(database, ANA) == []


async def test_a_line_s_user_hears_of_their_data_and_the_holder_of_the_money(
    parts: Parts, database: Database, today: date
) -> None:
    await has_used(database, MAYA, 4_500_000, today)
    await use(database, MAYA, 1_000_000, today, UsageKind.roaming_data, "US")
    await tell_alerts(parts)
    (of_data,), of_money = await told(database, MAYA), await told(database, NOOR)
    assert of_data.startswith("Maya's phone ending 113: 90% of 5 GB used, 500 MB left until ")
    (of_roaming,) = (text for text in of_money if "roaming" in text)
    assert of_roaming.startswith("Maya's phone ending 113: roaming has come to £33.00 since ")


async def test_a_line_s_user_who_wants_to_hear_nothing_does_not_silence_the_holder(
    callers: Callers, parts: Parts, database: Database, today: date
) -> None:
    maya = await callers.customer(MAYA)
    assert (await maya.put(PATH, json={"percents": []}, headers=key())).status_code == 200
    before = await told(database, MAYA)
    await has_used(database, MAYA, 4_500_000, today)
    await tell_alerts(parts)
    assert await tell_alerts(parts) == 0
    assert await told(database, MAYA) == before
    (hers,) = (text for text in await told(database, NOOR) if text.startswith("Maya's phone"))
    assert "90% of 5 GB used" in hers


async def test_what_was_chosen_holds(callers: Callers, parts: Parts, database: Database, today: date) -> None:
    ana = await callers.customer(ANA, Level.identified)
    usual = (await ana.get(PATH)).json()
    assert (usual["percents"], [amount["minor"] for amount in usual["roaming"]]) == ([80, 100], [2000])
    assert usual["fact"] == "You hear from us at 80 and 100% of the data, and at £20.00 of roaming."
    answer = await ana.put(PATH, json={"percents": [75, 50], "roaming_minor": []}, headers=key())
    assert (answer.status_code, answer.json()["percents"], answer.json()["roaming"]) == (200, [50, 75], [])
    assert (await ana.get(PATH)).json() == answer.json()
    await has_used(database, ANA, 19_000_000, today)
    await use(database, ANA, 9_000_000, today, UsageKind.roaming_data, "US")
    await tell_alerts(parts)
    assert len(await told(database, ANA)) == 1
    off = await ana.put(PATH, json={"percents": []}, headers=key())
    assert off.json()["fact"] == "You hear nothing from us about this line's use."
    await has_used(database, ANA, 20_000_000, today)
    assert await tell_alerts(parts) == 0


async def test_a_batch_asks_as_often_whatever_its_lines_have_used(
    parts: Parts, queries: list[str], database: Database, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alerts, "BATCH", 10_000)
    await tell_alerts(parts)
    queries.clear()
    assert await tell_alerts(parts) == 0
    before = len(queries)
    for digits in (ANA, NOOR, MAYA):
        await use(database, digits, 300_000_000, today)
    queries.clear()
    assert await tell_alerts(parts) == 4  # of Maya's line, Noor hears too
    assert len(queries) == before + 8
    assert before <= 6


async def test_small_batches_reach_every_line_too(
    parts: Parts, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alerts, "BATCH", 7)
    in_small = await tell_alerts(parts)
    async with database.transaction() as session:
        await session.execute(delete(Notice))
    monkeypatch.setattr(alerts, "BATCH", 10_000)
    assert in_small == await tell_alerts(parts) > 0


async def test_nobody_is_told_yesterday_s_news_while_the_system_is_down(parts: Parts, database: Database) -> None:
    await tell_alerts(parts)
    async with database.transaction() as session:
        await session.execute(delete(Notice))
    await Faults(parts.redis).switch("usage", Fault.down)
    with pytest.raises(SystemUnavailable):
        await tell_alerts(parts)
    assert await told(database, DEV) == []
