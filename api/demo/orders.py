"""What can be ordered, when technicians can come, and what some of the personas wait for."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from api.demo.days import moment
from api.demo.ground import ground
from api.demo.ids import demo_id
from api.demo.wares import Thing, currency, minor, wares
from api.demo.world import World
from models import (
    AppointmentKind,
    Area,
    Base,
    Equipment,
    EquipmentKind,
    Order,
    OrderKind,
    OrderState,
    SimCard,
    SimForm,
    VisitSlot,
)

WEEKS = 3
SATURDAY = 5
HALVES = ((8, 12), (13, 17))
FULL_CHANCE = 0.3
# Kirsty's Van 2 has a new SIM that waits to be activated; it ends in these digits.
WAITING_SIM_ENDS_IN = "4471"


def make_orders(world: World) -> Iterator[Base]:
    for kind, thing in wares().equipment:
        yield _equipment(EquipmentKind(kind), thing)
    yield early_slot(world)
    for area in world.areas.values():
        yield from _slots(world, area)
    yield from _new_sim_for_van_2(world)
    yield _late_mesh_point(world)


def _equipment(kind: EquipmentKind, thing: Thing) -> Equipment:
    return Equipment(
        id=demo_id("equipment", thing.code),
        code=thing.code,
        name=thing.name,
        kind=kind,
        price_minor=minor(thing.price),
        monthly_minor=0,
        currency=currency(),
        delivery_days=thing.days,
    )


def early_slot(world: World) -> VisitSlot:
    """The one that Ines's visit is in."""
    return _slot(world.area("quiet"), AppointmentKind.repair, world.days.ahead(1), (8, 10), capacity=1, taken=1)


def _slots(world: World, area: Area) -> Iterator[VisitSlot]:
    """Mornings and afternoons of working days; some are full."""
    rng = Random(f"{world.seed}:slots:{area.postcode_prefix}")
    for ahead in range(1, 7 * WEEKS + 1):
        day = world.days.ahead(ahead)
        if day.weekday() >= SATURDAY:
            continue
        for kind in AppointmentKind:
            for hours in HALVES:
                capacity = rng.randint(2, 4)
                taken = capacity if rng.random() < FULL_CHANCE else rng.randrange(capacity)
                yield _slot(area, kind, day, hours, capacity, taken)


def _slot(area: Area, kind: AppointmentKind, day: date, hours: tuple[int, int], capacity: int, taken: int) -> VisitSlot:
    return VisitSlot(
        id=demo_id("visit_slot", area.postcode_prefix, kind.value, day, *hours),
        area_id=area.id,
        kind=kind,
        starts_at=moment(day, hours[0]),
        ends_at=moment(day, hours[1]),
        capacity=capacity,
        taken=taken,
    )


def _new_sim_for_van_2(world: World) -> Iterator[Base]:
    service_id, order_id = demo_id("service", "10000111", 3), demo_id("order", "O61820")
    sim_id = demo_id("sim_card", "O61820")
    yield Order(
        id=order_id,
        number="O61820",
        account_id=demo_id("account", "10000111"),
        customer_id=demo_id("customer", ground().number(111)),
        service_id=service_id,
        kind=OrderKind.sim,
        state=OrderState.delivered,
        title="SIM for Van 2",
        address=f"Unit 4, Tanner's Walk, {world.postcode('quiet')}",
        carrier="Fleet Post",
        tracking_reference="FP-0061820",
        placed_at=moment(world.days.ago(4), 9, 5),
        expected_on=world.days.ago(1),
        detail={"form": SimForm.physical.value, "sim_id": str(sim_id)},
    )
    yield SimCard(
        id=sim_id,
        service_id=service_id,
        order_id=order_id,
        form=SimForm.physical,
        iccid=f"894400000006182{WAITING_SIM_ENDS_IN}",
        puk="61820471",
    )


def _late_mesh_point(world: World) -> Order:
    """Petra's: promised for yesterday, and now comes in two days."""
    mesh = wares().equipment.mesh
    return Order(
        id=demo_id("order", "O61831"),
        number="O61831",
        account_id=demo_id("account", "10000116"),
        customer_id=demo_id("customer", ground().number(116)),
        service_id=demo_id("service", "10000116", 0),
        kind=OrderKind.device,
        state=OrderState.delayed,
        title=mesh.name,
        address=f"5 Kestrel Grove, {world.postcode('calm')}",
        carrier="Fleet Post",
        tracking_reference="FP-0061831",
        placed_at=moment(world.days.today - timedelta(days=5), 14, 20),
        expected_on=world.days.ahead(2),
        detail={"promised_on": world.days.ago(1).isoformat(), "once_minor": minor(mesh.price), "currency": currency()},
    )
