"""Carries out the changes whose day has come. The worker asks every few minutes; more often is harmless."""

from datetime import date

from api.parts import Parts
from api.systems.ports.catalogue import Planned
from models.base import now


async def apply_due(parts: Parts, today: date | None = None) -> list[Planned]:
    """What was carried out or, where it fits its service no more, cancelled. Empty: nothing is due."""
    day = today or parts.formats.today(now())
    return await parts.systems.catalogue.carry_out_due(day, reference=f"due:{day.isoformat()}")
