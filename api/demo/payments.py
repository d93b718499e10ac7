"""How bills were paid, and what that leaves to pay."""

from datetime import date, timedelta
from random import Random

from api.demo.book import Book
from api.demo.days import DAYS_TO_PAY, Days, moment
from api.demo.ids import demo_id
from api.demo.wares import currency
from models import Bill, BillState, Payment, PaymentMethodKind, PaymentRoute, PaymentState


def pay_bills(book: Book, days: Days, rng: Random) -> None:
    """By autopay on the day a bill is due, by hand some days before. What lies after today has not happened."""
    newest = len(book.bills) - 1
    for index, bill in enumerate(book.bills):
        by_hand = rng.randint(2, DAYS_TO_PAY - 1)
        usual = DAYS_TO_PAY if book.account.autopay else by_hand
        after = book.paid_after.get(newest - index, usual)
        assert bill.issued_on is not None
        if after is not None and bill.issued_on + timedelta(days=after) < days.today and bill.total_minor > 0:
            hour = 6 if book.account.autopay else rng.randint(8, 21)
            book.payments.append(payment_of(book, bill, bill.issued_on + timedelta(days=after), hour=hour))


def payment_of(
    book: Book,
    bill: Bill,
    day: date,
    *,
    state: PaymentState = PaymentState.captured,
    amount: int | None = None,
    hour: int = 12,
    second: int = 0,
) -> Payment:
    reference = f"P-{bill.number[3:]}-{1 + sum(payment.bill_id == bill.id for payment in book.payments)}"
    made_at = moment(day, hour, 7, second)
    return Payment(
        id=demo_id("payment", reference),
        account_id=book.account.id,
        bill_id=bill.id,
        method_id=book.method.id if book.method else None,
        route=_route(book),
        state=state,
        amount_minor=bill.total_minor if amount is None else amount,
        currency=currency(),
        reference=reference,
        made_at=made_at,
        settled_at=made_at if state is PaymentState.captured else None,
    )


def top_up(book: Book, day: date, amount: int) -> Payment:
    reference = f"P-{day:%Y-%m-%d}-{book.account.number[-6:]}"
    return Payment(
        id=demo_id("payment", reference),
        account_id=book.account.id,
        route=PaymentRoute.top_up,
        state=PaymentState.captured,
        amount_minor=amount,
        currency=currency(),
        reference=reference,
        made_at=moment(day, 17, 20),
        settled_at=moment(day, 17, 20),
    )


def settle(book: Book, days: Days) -> None:
    """What is left of each bill, and so its state."""
    for bill in book.bills:
        paid = sum(
            payment.amount_minor
            for payment in book.payments
            if payment.bill_id == bill.id and payment.state is PaymentState.captured
        )
        bill.outstanding_minor = max(bill.total_minor - paid, 0)
        bill.state = _state(bill, days)


def _state(bill: Bill, days: Days) -> BillState:
    assert bill.due_on is not None
    if bill.outstanding_minor == 0:
        return BillState.paid
    if bill.due_on < days.today:
        return BillState.overdue
    return BillState.part_paid if bill.outstanding_minor < bill.total_minor else BillState.issued


def _route(book: Book) -> PaymentRoute:
    if book.method is None:
        return PaymentRoute.bank_transfer
    return PaymentRoute.card if book.method.kind is PaymentMethodKind.card else PaymentRoute.direct_debit
