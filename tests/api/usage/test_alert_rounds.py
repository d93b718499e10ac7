"""What a round of alerts costs: so many lines and no more, and the next one goes on."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select

from api.db import Database
from api.parts import Parts
from api.usage import alerts
from api.usage.alerts import PLACE, tell_alerts
from api.usage.cycles import cycle_of
from api.usage.repository import NONE, Thresholds, keep_thresholds, thresholds_of
from models import Notice, Service, ServiceKind, ServiceState
from models.base import now
from tests.api.callers import ANA, DEV
from tests.api.usage.lines import service_of

LINES = (Service.kind == ServiceKind.mobile, Service.state == ServiceState.active)


async def test_a_round_ends_after_so_many_lines_and_the_next_goes_on(
    parts: Parts, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = await tell_alerts(parts)
    assert await parts.redis.get(PLACE) is None
    async with database.transaction() as session:
        await session.execute(delete(Notice))
        count = await session.scalar(select(func.count()).where(*LINES)) or 0
    monkeypatch.setattr(alerts, "BATCH", 10)
    monkeypatch.setattr(alerts, "MOST_LINES", 40)
    in_rounds, places = [await tell_alerts(parts)], [await parts.redis.get(PLACE)]
    while places[-1] is not None:
        in_rounds.append(await tell_alerts(parts))
        places.append(await parts.redis.get(PLACE))
    assert len(places) == len(set(places)) == count // 40 + 1 > 1
    assert sum(in_rounds) == at_once > 0


async def test_a_line_whose_people_want_to_hear_nothing_is_not_metered(
    parts: Parts, database: Database, queries: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alerts, "USUAL", NONE)
    assert await tell_alerts(parts) == 0
    assert not [query for query in queries if "FROM usage " in query]
    line = await service_of(database, DEV)
    async with database.transaction() as session:
        assert await thresholds_of(session, [line.id]) == {}
        await keep_thresholds(session, line.id, line.user_id, Thresholds((100,), ()))
    queries.clear()
    assert await tell_alerts(parts) == 1
    assert len([query for query in queries if "FROM usage " in query]) == 1


async def test_without_the_weeks_before_the_window_counts_the_same(parts: Parts, database: Database) -> None:
    line, today = await service_of(database, ANA), parts.formats.today(now())
    cycle = cycle_of((today - timedelta(days=9)).day if today.day > 9 else 1, today)
    short, long = (cycle.window(line.id, with_recent=with_recent) for with_recent in (False, True))
    (of_window,), (of_weeks,) = [(await parts.systems.usage.meters((one,))).fresh() for one in (short, long)]
    assert of_window.data == of_weeks.data
    assert (of_window.voice, of_window.texts, of_window.roamed) == (of_weeks.voice, of_weeks.texts, of_weeks.roamed)
    assert (of_window.recent.days, of_weeks.recent.days) == (0, 56)
