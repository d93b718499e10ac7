"""Why one bill differs from another: lines matched by what they are, differences put down to causes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from api.formats import Money
from api.systems.ports.billing import Bill, BilledService, BillLine

# More than four causes is a list nobody reads; what is left is summed up.
MOST_CAUSES = 4
# These lines are there every month until somebody ends them.
MONTHLY_KINDS = frozenset({"plan", "addon", "discount", "device"})

Cadence = Literal["once", "monthly", "ended"]


@dataclass(frozen=True, slots=True)
class Cause:
    kind: str
    title: str
    detail: str
    service: BilledService | None
    amount: Money
    cadence: Cadence
    since: date | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    difference: Money
    causes: tuple[Cause, ...]
    rest: Money | None


def compare(bill: Bill, previous: Bill) -> Comparison:
    """The causes, biggest first. Together with the rest they sum to the difference, to the penny."""
    difference = bill.total - previous.total
    causes = sorted(_causes(bill, previous), key=lambda cause: (-abs(cause.amount).minor, cause.title))
    named, others = causes[:MOST_CAUSES], causes[MOST_CAUSES:]
    if len(others) == 1:  # a rest of one is a cause that lost its name
        named, others = causes, []
    explained = sum(cause.amount.minor for cause in named)
    rest = Money(difference.minor - explained, difference.currency)
    return Comparison(difference, tuple(named), rest if others or rest.minor else None)


def _causes(bill: Bill, previous: Bill) -> Iterable[Cause]:
    now, before = _by_key(bill), _by_key(previous)
    for key in dict.fromkeys([*now, *before]):
        cause = _cause(now.get(key, []), before.get(key, []))
        if cause.amount.minor:
            yield cause


def _by_key(bill: Bill) -> dict[str, list[BillLine]]:
    lines: dict[str, list[BillLine]] = defaultdict(list)
    for line in bill.lines:
        lines[line.key].append(line)
    return lines


def _cause(now: list[BillLine], before: list[BillLine]) -> Cause:
    line = (now or before)[-1]
    amount = Money(
        sum(item.amount.minor for item in now) - sum(item.amount.minor for item in before),
        line.amount.currency,
    )
    ended = not now
    return Cause(
        kind=line.kind,
        title=line.title,
        detail=line.detail,
        service=line.service,
        amount=amount,
        cadence=_cadence(line, ended=ended),
        since=None if ended else line.starts_on,
        reason=_reason(now, before),
    )


def _cadence(line: BillLine, *, ended: bool) -> Cadence:
    if line.kind not in MONTHLY_KINDS:
        return "once"
    return "ended" if ended else "monthly"


def _reason(now: list[BillLine], before: list[BillLine]) -> str | None:
    """What the billing system says, or what the two months themselves show. None where neither tells."""
    if not now:
        kind = before[-1].kind
        if kind == "discount":
            return "discount_ended"
        if kind in MONTHLY_KINDS:
            return "removed_line"
        # A credit that does not come again has no reason worth a sentence.
        return "one_off" if before[-1].amount.minor > 0 else None
    told = next((line.reason for line in now if line.reason), None)
    if told is not None:
        return told
    return "new_line" if not before and now[-1].kind in MONTHLY_KINDS else None
