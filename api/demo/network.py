"""The demo operator's areas, and what is or was wrong in them."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from api.demo.days import Days, moment
from api.demo.ground import ground
from api.demo.ids import demo_id
from models import Area, Outage, OutageState, OutageUpdate, ServiceKind

HOME_SERVICES = [ServiceKind.broadband.value, ServiceKind.tv.value]
CAUSES = ("A power failure in the exchange", "A damaged cable", "A failed router in the network")


def make_areas() -> dict[str, Area]:
    places = ground().places
    return {prefix: _area(prefix, name, places.spots.get(prefix)) for prefix, name in places.areas.items()}


def _area(prefix: str, name: str, spot: tuple[int, int] | None) -> Area:
    column, row = spot or (None, None)
    area_id = demo_id("area", prefix)
    return Area(id=area_id, name=name, postcode_prefix=prefix, map_column=column, map_row=row)


def make_updates(areas: dict[str, Area], days: Days) -> Iterator[OutageUpdate]:
    """What customers were told of those that run, oldest first."""
    places = ground().places
    cut, silent = areas[places.cut], areas[places.silent]
    yield _update(cut, OutageState.fixing, moment(days.ago(1), 14, 30), "We are finding out where the fault is.")
    found = "A fibre cable was cut by roadworks. Engineers are on their way."
    yield _update(cut, OutageState.fixing, moment(days.ago(1), 16, 10), found)
    joining = "The damaged piece is dug out. The fibres are being joined one by one, which takes its time."
    yield _update(cut, OutageState.fixing, moment(days.ago(1), 21, 45), joining)
    heard = "Several customers have told us that they have no signal. We are finding out what it is."
    yield _update(silent, OutageState.suspected, moment(days.ago(1), 22, 55), heard)


def _update(area: Area, state: OutageState, at: datetime, text: str) -> OutageUpdate:
    outage_id = demo_id("outage", area.postcode_prefix, state.value)
    return OutageUpdate(id=demo_id("outage_update", outage_id, at), outage_id=outage_id, at=at, text=text)


def make_outages(areas: dict[str, Area], days: Days) -> Iterator[Outage]:
    places = ground().places
    yield _outage(
        areas[places.cut],
        OutageState.fixing,
        "A fibre cable was cut by roadworks",
        starts_at=moment(days.ago(1), 14, 5),
        expected_at=moment(days.ahead(1), 18, 30),
    )
    yield _outage(areas[places.silent], OutageState.suspected, None, starts_at=moment(days.ago(1), 22, 40))
    yield _outage(
        areas[places.planned],
        OutageState.planned,
        "New equipment in the exchange",
        starts_at=moment(days.ahead(3), 1, 0),
        expected_at=moment(days.ahead(3), 5, 0),
    )
    others = [area for prefix, area in areas.items() if prefix not in places.quiet]
    for index, area in enumerate(others):
        started_at = moment(days.ago(9 + 31 * index), 7 + index, 15)
        yield _outage(
            area,
            OutageState.fixed,
            CAUSES[index % len(CAUSES)],
            starts_at=started_at,
            expected_at=started_at + timedelta(hours=6),
            fixed_at=started_at + timedelta(hours=3 + index % 4),
        )


def _outage(area: Area, state: OutageState, cause: str | None, **times: object) -> Outage:
    return Outage(
        id=demo_id("outage", area.postcode_prefix, state.value),
        area_id=area.id,
        service_kinds=[ServiceKind.mobile.value] if state is OutageState.suspected else HOME_SERVICES,
        state=state,
        cause=cause,
        **times,
    )
