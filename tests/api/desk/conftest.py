"""A log-in that does not take long, and a phone whose clock stands still."""

from datetime import datetime, timedelta

import pytest

from models.base import now
from tests.api.desk.logging_in import Phone, hash_quickly


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return hash_quickly(monkeypatch)


class Clock:
    """In the middle of a code's thirty seconds, so that none runs out while a test types it."""

    def __init__(self) -> None:
        seconds = int(now().timestamp()) // 30 * 30 + 15
        self.moment = datetime.fromtimestamp(seconds, tz=now().tzinfo)

    def move(self, span: timedelta) -> None:
        self.moment += span


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr("api.factors.service.now", lambda: made.moment)
    return made


@pytest.fixture
def phone(clock: Clock) -> Phone:
    return Phone(lambda: clock.moment)
