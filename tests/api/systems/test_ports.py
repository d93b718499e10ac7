"""What holds for every port: each method says what it means, and what it answers can be kept."""

from typing import get_type_hints

import pytest
from redis.asyncio import Redis

from api.systems.base import MEANING
from api.systems.guard import Care, Guard
from api.systems.last_known import LastKnown
from api.systems.ports import Systems

PORTS: dict[str, type] = get_type_hints(Systems)


def methods(port: type) -> list[str]:
    return [name for name in dir(port) if not name.startswith("_")]


@pytest.mark.parametrize("name", PORTS)
def test_every_method_of_every_port_says_whether_it_changes_something(name: str) -> None:
    """Neither read nor change: then the guard would not know whether it may ask again."""
    for method in methods(PORTS[name]):
        assert hasattr(getattr(PORTS[name], method), MEANING), method


@pytest.mark.parametrize("name", PORTS)
def test_every_answer_can_be_kept_and_read_back(name: str) -> None:
    """A shape that can't would be found out on the day the system is down."""
    guard = Guard(name, PORTS[name], _Anything(), Care(LastKnown(Redis()), None))
    for method in methods(PORTS[name]):
        assert callable(getattr(guard, method))


class _Anything:
    def __getattr__(self, name: str) -> object:
        return name
