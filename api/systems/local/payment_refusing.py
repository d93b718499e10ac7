"""Why a payment is not begun. All of it is asked under the account's lock."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import NotFound, Refused
from api.systems.local.payment_methods import usable
from api.systems.local.payment_rows import OWED, UNKEPT, UNSETTLED, open_bills
from api.systems.ports.automatic import NoLongerDue
from api.systems.ports.payment import MoreThanOwed, NewPayment, OwedHasChanged, PaymentUnknown
from models import Account, Arrangement, Bill, Instalment, PaymentRoute
from models import Payment as PaymentRow

CARD_IS_GONE = "This card can no longer be used"


async def refuse(session: AsyncSession, account: Account, wanted: NewPayment) -> str | None:
    """Raises what forbids it. Of what is taken by itself, nobody would hear: that is kept as declined, for this reason.

    So its customer is told once, and it is not tried again and again.
    """
    if wanted.is_automatic:
        await _refuse_what_has_changed(session, account, wanted)
    await _refuse_a_second(session, wanted)
    try:
        await usable(session, wanted.method_id, wanted.customer_id)
        if wanted.purpose == "bill":
            await _refuse_too_much(session, wanted)
    except (NotFound, Refused) as refused:
        if not wanted.is_automatic:
            raise
        return CARD_IS_GONE if isinstance(refused, NotFound) else refused.title
    return None


async def _refuse_what_has_changed(session: AsyncSession, account: Account, wanted: NewPayment) -> None:
    """The list it was on is some moments old: customers pay, and switch off, meanwhile."""
    is_bill = wanted.bill_id is not None
    is_due = await (_is_due_bill(session, account, wanted) if is_bill else _is_due_instalment(session, wanted))
    if not is_due:
        raise NoLongerDue("It is not to be taken by itself any more, or not so much.")


async def _is_due_bill(session: AsyncSession, account: Account, wanted: NewPayment) -> bool:
    bill = await session.get(Bill, wanted.bill_id, populate_existing=True)
    return (
        (account.autopay and account.autopay_method_id == wanted.method_id)
        and (bill is not None and bill.account_id == account.id and bill.state in OWED)
        and (bill.outstanding_minor, bill.currency) == (wanted.amount.minor, wanted.amount.currency)
    )


async def _is_due_instalment(session: AsyncSession, wanted: NewPayment) -> bool:
    found = await session.scalar(
        select(Instalment.id)
        .join(Arrangement, Arrangement.id == Instalment.arrangement_id)
        .where(Instalment.id == wanted.instalment_id, Arrangement.account_id == wanted.account_id)
        .where(Arrangement.method_id == wanted.method_id, UNKEPT)
        .where(Instalment.amount_minor - Instalment.paid_minor == wanted.amount.minor)
    )
    return found is not None


async def _refuse_a_second(session: AsyncSession, wanted: NewPayment) -> None:
    """The account is locked: of two at once, the second one sees the first."""
    is_top_up = wanted.purpose == "top_up"
    earlier = await session.scalar(
        select(PaymentRow)
        .where(
            PaymentRow.account_id == wanted.account_id,
            PaymentRow.state.in_(UNSETTLED),
            (PaymentRow.route == PaymentRoute.top_up) == is_top_up,
        )
        .limit(1)
    )
    if earlier is not None:
        detail = "We are waiting for the bank's answer to an earlier payment. Please don't pay again: we find out."
        raise PaymentUnknown(detail, payment_id=str(earlier.id), number=earlier.reference, retry_after=30)


async def _refuse_too_much(session: AsyncSession, wanted: NewPayment) -> None:
    owed = sum(bill.outstanding_minor for bill in await session.scalars(open_bills(wanted.account_id)))
    if wanted.owed is not None and wanted.owed.minor != owed:
        raise OwedHasChanged("What you owe has changed meanwhile. Ask for a new quote.", owed_minor=owed)
    if wanted.amount.minor > owed:
        raise MoreThanOwed("That is more than you owe. Pay what is owed, or less.", owed_minor=owed)
