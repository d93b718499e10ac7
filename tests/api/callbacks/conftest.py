"""A floor on which calls are promised; its teams never close."""

from tests.api.handoff.conftest import floor

__all__ = ["floor"]
