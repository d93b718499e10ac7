"""Takes the payment system's place."""

from dataclasses import replace

import pytest

from api.parts import Parts
from tests.api.usage.buying import Payments


@pytest.fixture
def payments(parts: Parts) -> Payments:
    """Takes the payment system's place."""
    made = Payments()
    object.__setattr__(parts, "systems", replace(parts.systems, payment=made))
    return made
