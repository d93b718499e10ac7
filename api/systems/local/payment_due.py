"""What is to be taken by itself today: bills by automatic payment, and instalments by the card that was agreed."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, String, cast, exists, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.formats import Money
from api.systems.local.payment_rows import OWED, open_bill_of
from api.systems.ports.payment import Due, NewPayment
from models import Account, Arrangement, Bill, Instalment, SystemReference

MOST_AT_ONCE = 50


def _untried(kind: str, key: Any) -> ColumnElement[bool]:
    reference = literal(f"{kind}:") + cast(key, String)
    return ~exists().where(SystemReference.system == "payment", SystemReference.reference == reference)


async def due_bills(session: AsyncSession, today: date) -> AsyncIterator[Due]:
    """What is late already is left to the customer: nobody is to be surprised by an old bill."""
    rows = await session.execute(
        select(Bill, Account)
        .join(Account, Account.id == Bill.account_id)
        .where(Account.autopay, Bill.state.in_(OWED), Bill.outstanding_minor > 0, Bill.due_on >= today)
        .where(_untried("autopay", Bill.id))
        .order_by(Bill.due_on, Bill.id)
    )
    for bill, account in rows:
        assert account.autopay_method_id
        if open_bill_of(bill).taken_on(account.autopay_day) <= today:
            amount = Money(bill.outstanding_minor, bill.currency)
            wanted = NewPayment(account.id, account.holder_id, account.autopay_method_id, amount, "bill")
            yield Due(wanted, f"autopay:{bill.id}", f"bill {bill.number}")


async def due_instalments(session: AsyncSession, today: date) -> AsyncIterator[Due]:
    rows = await session.execute(
        select(Instalment, Arrangement, Account)
        .join(Arrangement, Arrangement.id == Instalment.arrangement_id)
        .join(Account, Account.id == Arrangement.account_id)
        .where(Arrangement.method_id.is_not(None), Arrangement.kept_at.is_(None))
        .where(Instalment.due_on <= today, Instalment.paid_minor < Instalment.amount_minor)
        .where(_untried("instalment", Instalment.id))
        .order_by(Instalment.due_on, Instalment.id)
        .limit(MOST_AT_ONCE)
    )
    for part, arrangement, account in rows:
        assert arrangement.method_id
        amount = Money(part.amount_minor - part.paid_minor, arrangement.currency)
        wanted = NewPayment(account.id, account.holder_id, arrangement.method_id, amount, "bill")
        yield Due(wanted, f"instalment:{part.id}", f"instalment {part.position} of {arrangement.number}")
