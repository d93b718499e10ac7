"""A floor whose agents solve things."""

from tests.api.handoff.conftest import floor

__all__ = ["floor"]
