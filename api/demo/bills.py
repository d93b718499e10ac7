"""Twelve months of bills, made of lines. Plans are billed a month ahead, what was used afterwards."""

from collections.abc import Iterator
from datetime import date, timedelta

from api.demo.book import Book, Charge, Extra, Line
from api.demo.catalogue import Catalogue
from api.demo.days import DAYS_TO_PAY, Days, months_later, spoken
from api.demo.ground import ground
from api.demo.ids import demo_id
from api.demo.wares import currency
from models import Bill, BillLine, BillLineKind, BillLineReason

Month = tuple[date, date, date]


def make_bills(book: Book, days: Days, catalogue: Catalogue) -> None:
    if book.account.billing_day is None:
        return
    for issued_on in days.issue_days(book.account.billing_day, book.account.opened_on):
        number = f"{ground().letters}-{issued_on:%Y-%m}-{book.account.number[-6:]}"
        bill = Bill(
            id=demo_id("bill", number),
            account_id=book.account.id,
            number=number,
            period_starts_on=months_later(issued_on, -1),
            period_ends_on=issued_on - timedelta(days=1),
            issued_on=issued_on,
            due_on=issued_on + timedelta(days=DAYS_TO_PAY),
            currency=currency(),
        )
        lines = [*_lines(book, issued_on, catalogue)]
        for position, line in enumerate(lines, start=1):
            line.id = demo_id("bill_line", number, position)
            line.bill_id, line.position, line.currency = bill.id, position, currency()
        bill.total_minor = sum(line.amount_minor for line in lines)
        book.bills.append(bill)
        book.bill_lines.extend(lines)


def _lines(book: Book, issued_on: date, catalogue: Catalogue) -> Iterator[BillLine]:
    month = (months_later(issued_on, -1), issued_on, months_later(issued_on, 1) - timedelta(days=1))
    for line in book.lines:
        if line.service.contract_starts_on < issued_on:
            yield from _plan_lines(line, month, catalogue)
            yield from (_extra_line(extra, line, month) for extra in line.extras if _runs(extra, issued_on))
    for charge in book.charges:
        if month[0] <= charge.starts_on < issued_on:
            yield _charge_line(charge)


def _runs(extra: Extra, issued_on: date) -> bool:
    return extra.starts_on <= issued_on <= extra.ends_on


def _plan_lines(line: Line, month: Month, catalogue: Catalogue) -> Iterator[BillLine]:
    starts_on, issued_on, ends_on = month
    price = catalogue.price_on(line.plan, issued_on)
    ahead = BillLine(
        kind=BillLineKind.plan,
        code=line.plan.code,
        title=line.plan.name,
        detail=spoken(issued_on, ends_on),
        service_id=line.service.id,
        amount_minor=price,
        starts_on=issued_on,
        ends_on=ends_on,
    )
    joined_on = line.service.contract_starts_on
    if joined_on > starts_on:
        ahead.reason = BillLineReason.new_line
        yield _part_month(line, month, price)
    elif price != catalogue.price_on(line.plan, starts_on):
        ahead.reason = BillLineReason.price_change
        ahead.starts_on = catalogue.price_rise_on
        ahead.detail = f"Price change on {spoken(catalogue.price_rise_on)}"
    yield ahead


def _part_month(line: Line, month: Month, price: int) -> BillLine:
    """From the day a line joined to the first bill it is on."""
    starts_on, issued_on, _ = month
    joined_on = line.service.contract_starts_on
    share = (issued_on - joined_on) / (issued_on - starts_on)
    return BillLine(
        kind=BillLineKind.proration,
        reason=BillLineReason.proration,
        code=f"{line.plan.code}-part",
        title=f"{line.plan.name}, part of a month",
        detail=spoken(joined_on, issued_on - timedelta(days=1)),
        service_id=line.service.id,
        amount_minor=round(price * share),
        starts_on=joined_on,
        ends_on=issued_on - timedelta(days=1),
    )


def _extra_line(extra: Extra, line: Line, month: Month) -> BillLine:
    starts_on, issued_on, ends_on = month
    is_new = starts_on < extra.starts_on
    return BillLine(
        kind=extra.kind,
        reason=BillLineReason.new_line if is_new else None,
        code=extra.code,
        title=extra.title,
        detail=extra.detail,
        service_id=line.service.id,
        amount_minor=extra.amount,
        starts_on=extra.starts_on if is_new else issued_on,
        ends_on=min(extra.ends_on, ends_on),
    )


def _charge_line(charge: Charge) -> BillLine:
    return BillLine(
        kind=charge.kind,
        reason=charge.reason,
        code=charge.code,
        title=charge.title,
        detail=charge.detail,
        service_id=charge.service.id if charge.service else None,
        amount_minor=charge.amount,
        starts_on=charge.starts_on,
        ends_on=charge.ends_on,
    )
