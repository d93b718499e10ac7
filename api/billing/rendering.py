"""A bill and a comparison as they go over the wire, in the brand's format."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from api.billing.comparison import Cause, Comparison
from api.billing.dispute_rendering import dispute_out
from api.billing.schemas import (
    AccountOut,
    AutopayOut,
    BillBriefOut,
    BillInFullOut,
    BillOut,
    CauseOut,
    ComparisonOut,
    EarlierOut,
    LineOut,
    PeriodOut,
    ServiceOut,
    ShownState,
)
from api.formats import Formats, Money
from api.systems.ports.account import Account
from api.systems.ports.automatic import taken_on
from api.systems.ports.billing import Balance, Bill, BillBrief, BilledService, BillLine
from models import BillState


@dataclass(frozen=True, slots=True)
class Context:
    """What a bill is told beside: its account, the bill before it, and what all earlier ones left open."""

    account: Account
    previous: Bill | None
    before: Balance
    today: date
    as_of: datetime
    # The system that says so does not answer: it is what was said last.
    is_stale: bool


def bill_out(bill: Bill, context: Context, formats: Formats) -> BillOut:
    previous, account = context.previous, context.account
    return BillOut(
        id=bill.id,
        number=bill.number,
        account=AccountOut(id=account.id, label=account.label),
        state=shown_state(bill, context.today),
        period=PeriodOut(
            starts=formats.day(bill.starts_on), ends=formats.day(bill.ends_on), name=formats.month(bill.issued_on)
        ),
        issued_on=formats.day(bill.issued_on),
        due_on=formats.day(bill.due_on),
        due_in=_from_today((bill.due_on - context.today).days),
        total=formats.money(bill.total),
        outstanding=formats.money(bill.outstanding),
        earlier=_earlier(bill, context, formats),
        change=formats.money(bill.total - previous.total, signed=True) if previous else None,
        previous_name=formats.month(previous.issued_on) if previous else None,
        autopay=_autopay(bill, context, formats),
        lines=[_line(line, formats) for line in bill.lines],
        as_of=formats.clock(context.as_of),
        is_stale=context.is_stale,
    )


def bill_in_full_out(bill: Bill, context: Context, formats: Formats) -> BillInFullOut:
    return BillInFullOut(
        **dict(bill_out(bill, context, formats)),
        full_name=formats.month_and_year(bill.issued_on),
        previous_id=context.previous.id if context.previous else None,
        held=formats.money(bill.held) if bill.held.minor else None,
        disputes=[dispute_out(dispute, formats) for dispute in bill.disputes],
    )


def comparison_out(
    bill: Bill, previous: Bill | None, comparison: Comparison, formats: Formats, *, as_of: str
) -> ComparisonOut:
    return ComparisonOut(
        bill=_brief(bill, formats),
        previous=_brief(previous, formats) if previous else None,
        direction=_direction(comparison.difference, previous),
        difference=formats.money(comparison.difference, signed=True),
        gap=formats.money(abs(comparison.difference)),
        causes=[_cause(cause, formats) for cause in comparison.causes],
        rest=formats.money(comparison.rest, signed=True) if comparison.rest else None,
        as_of=as_of,
    )


def shown_state(bill: BillBrief, today: date) -> ShownState:
    if bill.state is BillState.disputed:
        return "disputed"
    if bill.outstanding.minor <= 0 or bill.state is BillState.written_off:
        return "paid"
    if bill.due_on < today:
        return "overdue"
    return "part_paid" if bill.outstanding.minor + bill.held.minor < bill.total.minor else "due"


def _earlier(bill: Bill, context: Context, formats: Formats) -> EarlierOut | None:
    amount, since = context.before.owed, context.before.oldest_due_on
    if since is None:
        return None
    return EarlierOut(
        amount=formats.money(amount),
        since=formats.day(since),
        owed=formats.money(amount + bill.outstanding),
        suspended=context.account.is_suspended,
    )


def _line(line: BillLine, formats: Formats) -> LineOut:
    return LineOut(
        id=line.id,
        kind=line.kind,
        title=line.title,
        detail=line.detail,
        service=_service(line.service),
        amount=formats.money(line.amount),
    )


def _from_today(days: int) -> str:
    match days:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case -1:
            return "yesterday"
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def takes_on(bill: Bill, context: Context) -> date | None:
    """When the money is taken by itself. What has been tried before does not come again."""
    if context.account.autopay_method is None or bill.outstanding.minor <= 0:
        return None
    day = taken_on(bill.issued_on, bill.due_on, context.account.autopay_day)
    return day if day >= context.today else None


def _autopay(bill: Bill, context: Context, formats: Formats) -> AutopayOut:
    takes = takes_on(bill, context)
    if takes is None:
        return AutopayOut(on=False)
    return AutopayOut(on=True, takes_on=formats.day(takes), method=context.account.autopay_method)


def _direction(difference: Money, previous: Bill | None) -> Literal["up", "down", "same", "first"]:
    if previous is None:
        return "first"
    if difference.minor == 0:
        return "same"
    return "up" if difference.minor > 0 else "down"


def _brief(bill: Bill, formats: Formats) -> BillBriefOut:
    return BillBriefOut(id=bill.id, name=formats.month(bill.issued_on), total=formats.money(bill.total))


def _service(service: BilledService | None) -> ServiceOut | None:
    return ServiceOut(id=service.id, label=service.label) if service else None


def _cause(cause: Cause, formats: Formats) -> CauseOut:
    return CauseOut(
        kind=cause.kind,
        title=cause.title,
        detail=cause.detail,
        service=_service(cause.service),
        amount=formats.money(cause.amount, signed=True),
        size=formats.money(abs(cause.amount)),
        cadence=cause.cadence,
        since=formats.day(cause.since) if cause.since else None,
        reason=cause.reason,
    )
