"""What a ticket's kind and priority promise: when the customer hears from us, and when it is to be solved.

Working hours until the first answer / working days until it is solved, by priority:

    kind        low      normal   high     urgent
    fault       8 / 5    4 / 3    2 / 2    1 / 1
    billing     20 / 10  10 / 5   4 / 3    2 / 1
    complaint   20 / 15  10 / 10  4 / 5    2 / 2
    request     20 / 10  10 / 5   4 / 3    2 / 1

Work is done Monday to Saturday, 08:00 to 18:00 on the operator's clock; a working day is those ten hours. A time is
rounded up to the full hour: nobody is promised 11:23.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from api.systems.local.home_days import home
from models import TicketKind, TicketPriority

HOUR = timedelta(hours=1)
PRIORITIES = (TicketPriority.low, TicketPriority.normal, TicketPriority.high, TicketPriority.urgent)
# Where nobody says otherwise.
OWN_PRIORITY = {
    TicketKind.fault: TicketPriority.normal,
    TicketKind.billing: TicketPriority.normal,
    TicketKind.complaint: TicketPriority.high,
    TicketKind.request: TicketPriority.low,
}
# In the order of PRIORITIES: working hours to the first answer, working days to the solution.
RULES = {
    TicketKind.fault: ((8, 5), (4, 3), (2, 2), (1, 1)),
    TicketKind.billing: ((20, 10), (10, 5), (4, 3), (2, 1)),
    TicketKind.complaint: ((20, 15), (10, 10), (4, 5), (2, 2)),
    TicketKind.request: ((20, 10), (10, 5), (4, 3), (2, 1)),
}


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """When somebody works on tickets. Opens and closes on the full hour, and never at night."""

    timezone: ZoneInfo = field(default_factory=home)
    opens: time = time(8)
    closes: time = time(18)
    # Monday is 0.
    days: frozenset[int] = frozenset(range(6))

    @property
    def day_length(self) -> timedelta:
        return timedelta(hours=self.closes.hour - self.opens.hour)

    def later(self, moment: datetime, work: timedelta) -> datetime:
        """When so much working time has passed, rounded up to the full hour."""
        at, left = self._at_work(moment.astimezone(self.timezone)), work
        while left > (rest := self._closing(at) - at):
            left -= rest
            at = self._at_work(self._closing(at))
        return _full_hour(at + left).astimezone(UTC)

    def _at_work(self, at: datetime) -> datetime:
        """Now, or when work begins next."""
        while at.weekday() not in self.days or at.time() >= self.closes:
            at = datetime.combine(at.date() + timedelta(days=1), self.opens, self.timezone)
        return max(at, datetime.combine(at.date(), self.opens, self.timezone))

    def _closing(self, at: datetime) -> datetime:
        return datetime.combine(at.date(), self.closes, self.timezone)


@dataclass(frozen=True, slots=True)
class DueTimes:
    first_answer: datetime
    solved: datetime


def due_times(kind: TicketKind, priority: TicketPriority, moment: datetime, hours: WorkingHours) -> DueTimes:
    """What is promised to who opens, chases or reopens such a ticket at that moment."""
    answer_hours, days = RULES[kind][PRIORITIES.index(priority)]
    return DueTimes(hours.later(moment, answer_hours * HOUR), hours.later(moment, days * hours.day_length))


def raised(priority: TicketPriority) -> TicketPriority:
    """One higher; urgent stays urgent."""
    return PRIORITIES[min(PRIORITIES.index(priority) + 1, len(PRIORITIES) - 1)]


def _full_hour(at: datetime) -> datetime:
    floor = at.replace(minute=0, second=0, microsecond=0)
    return floor if floor == at else floor + HOUR
