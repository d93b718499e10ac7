"""What an operator lets customers arrange by themselves, and the sums and days that follow from it."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from api.formats import Money
from api.systems.ports.account import Account
from api.systems.ports.arrangement import Arrangement
from api.systems.ports.payment import OpenBill, Owed

Parts = tuple[tuple[date, Money], ...]


@dataclass(frozen=True, slots=True)
class ArrangementRules:
    most_instalments: int = 3
    # The last instalment comes no later than so many days from now.
    longest_days: int = 60
    # The first one comes after so many.
    first_after_days: int = 7
    least_instalment_minor: int = 1000
    # How much later than it was due the newest bill may be paid.
    extension_days: int = 14
    # After a broken one nobody arranges by themselves for so long.
    rest_after_broken: timedelta = timedelta(days=183)
    # Whoever changes their mind more often than this in so long talks to a person.
    most_withdrawn: int = 3
    withdrawn_within: timedelta = timedelta(days=30)


RULES = ArrangementRules()


def plans(owed: Money, today: date, rules: ArrangementRules = RULES) -> dict[int, Parts]:
    """By the number of instalments. They sum to what is owed, to the penny; the first ones carry the odd pennies."""
    return {
        count: _plan(owed, count, today, rules)
        for count in range(2, rules.most_instalments + 1)
        if owed.minor // count >= rules.least_instalment_minor
    }


def _plan(owed: Money, count: int, today: date, rules: ArrangementRules) -> Parts:
    apart = (rules.longest_days - rules.first_after_days) // (rules.most_instalments - 1)
    each, odd = divmod(owed.minor, count)
    return tuple(
        (
            today + timedelta(days=rules.first_after_days + place * apart),
            Money(each + (1 if place < odd else 0), owed.currency),
        )
        for place in range(count)
    )


def extendable(owed: Owed, known: tuple[Arrangement, ...], today: date) -> OpenBill | None:
    """The newest bill, once, and only while it is not late."""
    if not owed.bills or owed.bills[-1].due_on < today:
        return None
    newest = owed.bills[-1]
    extended = {arrangement.bill_id for arrangement in known if arrangement.withdrawn_at is None}
    return None if newest.id in extended else newest


def extension_days(bill: OpenBill, rules: ArrangementRules = RULES) -> tuple[date, ...]:
    return tuple(bill.due_on + timedelta(days=days) for days in range(1, rules.extension_days + 1))


def changeable(
    known: tuple[Arrangement, ...], arrangement_id: uuid.UUID, at: datetime, rules: ArrangementRules = RULES
) -> Arrangement | None:
    """The one that may be replaced by another, or taken back."""
    taken_back = [one for one in known if one.withdrawn_at and one.withdrawn_at > at - rules.withdrawn_within]
    if len(taken_back) >= rules.most_withdrawn:
        return None
    return next((one for one in known if one.id == arrangement_id and one.can_change(at)), None)


def without(owed: Owed, known: tuple[Arrangement, ...], one: Arrangement) -> tuple[Owed, tuple[Arrangement, ...]]:
    """As all stood before it was agreed."""
    bills = tuple(
        replace(bill, due_on=one.due_before) if bill.id == one.bill_id and one.due_before else bill
        for bill in owed.bills
    )
    return replace(owed, bills=bills), tuple(other for other in known if other is not one)


def why_not(
    account: Account, owed: Owed, known: tuple[Arrangement, ...], today: date, rules: ArrangementRules = RULES
) -> str | None:
    """None where something can be arranged."""
    if account.billing_day is None:
        return "A prepaid account has no bills, so there is nothing to arrange."
    if not owed.bills:
        return "Nothing is owed, so there is nothing to arrange."
    if owed.waiting is not None:
        return "A payment is on its way. Once it has arrived you can see what can be arranged."
    if any(arrangement.is_running(today) for arrangement in known):
        return "There is an arrangement already. It ends when all of it is paid."
    broken = [arrangement.broken_on(today) for arrangement in known]
    if any(day is not None and day > today - rules.rest_after_broken for day in broken):
        return "An earlier arrangement was not kept in the last six months. Our people can look at it with you."
    if account.autopay_method_id is not None:
        return "Automatic payment takes your bills. Switch it off first, or choose another day for it."
    return None
