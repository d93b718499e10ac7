"""When automatic payment takes a bill: one rule, for what is done and for what customers are told."""

from datetime import date, timedelta

from api.errors import Refused

# What could not be taken on its day is taken so many days later at the latest: the worker may have been away.
GRACE = timedelta(days=3)


class NoLongerDue(Refused):
    """Of what is taken by itself: it was paid, changed or switched off since it was found to be due."""

    title = "That is not due any more"


def taken_on(issued_on: date, due_on: date, day: int | None) -> date:
    """The first such day after the bill was made, and never after it is due; without one, the day it is due."""
    if day is None:
        return due_on
    month = issued_on if issued_on.day <= day else issued_on.replace(day=1) + timedelta(days=32)
    return min(month.replace(day=day), due_on)


def takes_on(issued_on: date, due_on: date, day: int | None, today: date) -> date | None:
    """From today on. Who chose a day that has passed pays when it is due; what is late is left to the customer."""
    for planned in (taken_on(issued_on, due_on, day), due_on):
        if planned + GRACE >= today:
            return max(planned, today)
    return None
