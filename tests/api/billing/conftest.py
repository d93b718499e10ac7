"""The application with a desk that takes cases in and remembers them."""

from dataclasses import replace
from typing import cast

import pytest

from api.parts import Parts
from api.systems.faults import Faults
from api.systems.ports.ticketing import TicketingSystem
from tests.api.ticket_desk import TicketDesk


@pytest.fixture
def desk() -> TicketDesk:
    return TicketDesk()


@pytest.fixture
def parts(request: pytest.FixtureRequest, parts: Parts, desk: TicketDesk) -> Parts:
    """Marked `commits`, the real ticketing system stays: what two do at once is decided in it."""
    if request.node.get_closest_marker("commits"):
        return parts
    return replace(parts, systems=replace(parts.systems, ticketing=cast(TicketingSystem, desk)))


@pytest.fixture
def faults(parts: Parts) -> Faults:
    return Faults(parts.redis)
