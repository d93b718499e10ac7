"""The floor of agents and customers, as the tests of handoffs have it."""

from tests.api.handoff.conftest import floor

__all__ = ["floor"]
