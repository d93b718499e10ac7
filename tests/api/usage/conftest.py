"""Takes the payment system's place."""

from dataclasses import replace
from typing import cast

import pytest

from api.parts import Parts
from api.systems.ports import PaymentSystem
from tests.api.usage.buying import Payments


@pytest.fixture
def payments(parts: Parts) -> Payments:
    """Takes the payment system's place."""
    made = Payments()
    object.__setattr__(parts, "systems", replace(parts.systems, payment=cast(PaymentSystem, made)))
    return made
