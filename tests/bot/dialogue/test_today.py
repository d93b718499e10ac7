"""Which day it is where the customer is."""

from datetime import date, datetime, timezone

import pytest

from bot.actions.client import Operator
from bot.dialogue.memory import Memory
from bot.dialogue.message import Message


@pytest.mark.parametrize(("zone", "day"), [("Europe/London", date(2027, 7, 7)), ("America/New_York", date(2027, 7, 6))])
def test_today_is_the_operators_day_and_not_the_servers(clock, zone, day):
    clock.moment = datetime(2027, 7, 6, 23, 30, tzinfo=timezone.utc)
    assert Message({}, Memory(), Operator(timezone=zone)).today == day
