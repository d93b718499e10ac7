"""What every order stands on: an account in good order, an address that is reached, a day that can be kept."""

from datetime import date, timedelta

from api.auth import Caller
from api.errors import NotUnderstood, Refused
from api.formats import Money
from api.orders.days import FURTHEST, working_days_later
from api.parts import Parts
from api.systems.ports.account import Account
from api.systems.ports.stock import Premises
from models import AccountState, Level
from models.base import now

# Working days until a line can be switched on, from afar and by a visit.
FROM_AFAR, BY_A_VISIT = 5, 10


class AccountHasEnded(Refused):
    """A closed account takes no orders."""

    title = "This account is closed"


class AccountOnHold(Refused):
    """Bills are overdue and services suspended: nothing that costs money is added."""

    title = "This account is on hold"


class NotServed(Refused):
    """The network does not reach there."""

    title = "We are not at this address yet"


class DayNotPossible(Refused):
    """Too soon for the work to be done, or too far ahead to be planned."""

    title = "That day is not possible"


class AddressNeeded(NotUnderstood):
    """We have no address to send it to or to work at."""

    title = "Which address?"


class NoBillForIt(Refused):
    """Nothing can be put on the bill of an account that has none."""

    title = "A prepaid account has no bill to put this on"


def refuse_closed(account: Account) -> None:
    if account.state is AccountState.closed:
        raise AccountHasEnded("This account is closed, so nothing can be ordered on it.")


def refuse_on_hold(account: Account) -> None:
    refuse_closed(account)
    if account.is_suspended:
        raise AccountOnHold("Once the overdue bill is paid, this can be ordered at once.")


def refuse_unbilled(account: Account, once: Money, monthly: Money) -> None:
    if account.billing_day is None and (once.minor or monthly.minor):
        raise NoBillForIt("This goes on a bill, and a prepaid account has none. Our shops take cards and cash.")


async def premises_at(parts: Parts, address: str, postcode: str) -> Premises:
    found = (await parts.systems.orders.premises(address, postcode)).fresh()
    if found is None:
        raise NotServed(f"Our network does not reach {postcode} yet.", field="postcode")
    return found


async def own_address(parts: Parts, caller: Caller) -> tuple[str, str]:
    customer = (await parts.systems.account.customer(caller.require(Level.identified))).fresh()
    if customer.address is None or customer.postcode is None:
        raise AddressNeeded("Say the address and the postcode.", field="address")
    return customer.address, customer.postcode


def day_for(parts: Parts, wanted: date | None, working_days: int, field: str, furthest: timedelta = FURTHEST) -> date:
    """The day that was wanted if it can be kept, else the first that can."""
    today = parts.formats.today(now())
    first, last = working_days_later(today, working_days), today + furthest
    if wanted is None:
        return first
    if not first <= wanted <= last:
        told = f"Choose a day from {parts.formats.day(first).display} to {parts.formats.day(last).display}."
        raise DayNotPossible(told, field=field, first=first.isoformat(), last=last.isoformat())
    return wanted
