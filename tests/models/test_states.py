"""A state becomes what its moves allow, and nothing else, whoever sets it."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from models import Base, State
from models.base import IllegalMove


def _mapped() -> Iterator[tuple[type[Any], str, type[State]]]:
    for mapper in Base.registry.mappers:
        for column in mapper.column_attrs:
            kind = getattr(column.columns[0].type, "enum_class", None)
            if kind is not None and issubclass(kind, State):
                yield mapper.class_, column.key, kind


# The registry has no order, and tests that run side by side need one.
MAPPED = sorted(_mapped(), key=lambda found: (found[0].__name__, found[1]))
PAIRS = [
    pytest.param(table, key, old, new, id=f"{table.__name__}.{key} {old} to {new}")
    for table, key, states in MAPPED
    for old, new in product(states, states)
]


def test_every_state_is_a_column_of_a_table() -> None:
    assert {states for _, _, states in MAPPED} == set(State.__subclasses__())


@pytest.mark.parametrize(("table", "key", "old", "new"), PAIRS)
def test_only_moves_that_are_named_can_be_made(table: type[Any], key: str, old: State, new: State) -> None:
    row = table(**{key: old})
    if new is old or new in type(old).moves().get(old, ()):
        setattr(row, key, new)
        assert getattr(row, key) is new
    else:
        with pytest.raises(IllegalMove):
            setattr(row, key, new)
        assert getattr(row, key) is old


@pytest.mark.parametrize("states", sorted(State.__subclasses__(), key=str))
def test_no_state_stands_alone(states: type[State]) -> None:
    reached = {state for ends in states.moves().values() for state in ends}
    assert reached | set(states.moves()) == set(states)
