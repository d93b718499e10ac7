"""An add-on for a service: what is asked for, and why it may be refused."""

import uuid
from dataclasses import dataclass
from datetime import date

from api.errors import Refused
from api.formats import Money


class AddonRunning(Refused):
    """The service has it already."""

    title = "This add-on is running already"


class StartPassed(Refused):
    """The day on which it was to start, or to go on without a gap, is over."""

    title = "The day of this offer is over"


class AddonNotRunning(Refused):
    """The service does not have it, or its last day is known already."""

    title = "This add-on is not running"


class NotEnoughCredit(Refused):
    """The prepaid balance is smaller than the price."""

    title = "There is not enough credit for this"


@dataclass(frozen=True, slots=True)
class NewAddon:
    service_id: uuid.UUID
    addon_id: uuid.UUID
    price: Money
    starts_on: date
    # A pass's last day.
    ends_on: date | None
    # The operator's day on which it is asked for.
    asked_on: date
