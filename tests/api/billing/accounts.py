"""Made-up bills beside those of the demo, for amounts and numbers that it does not have."""

from datetime import date, timedelta

from sqlalchemy import select

from api.db import Database
from models import Account, Bill, BillLine, BillLineKind, BillState, Customer


async def account_of(database: Database, digits: str) -> Account:
    """The account that a persona holds."""
    async with database.session() as session:
        held = select(Account).join(Customer, Customer.id == Account.holder_id)
        found = await session.scalar(held.where(Customer.phone == f"+447700900{digits}"))
        assert found
        return found


async def add_bill(
    database: Database, account: Account, issued_on: date, *amounts: int, state: BillState = BillState.overdue
) -> Bill:
    """Nothing of it is paid."""
    total = sum(amounts)
    bill = Bill(
        account_id=account.id,
        number=f"X-{account.number}-{issued_on}",
        state=state,
        period_starts_on=issued_on - timedelta(days=30),
        period_ends_on=issued_on - timedelta(days=1),
        issued_on=issued_on,
        due_on=issued_on + timedelta(days=14),
        total_minor=total,
        outstanding_minor=max(total, 0),
        currency="GBP",
    )
    lines = [
        BillLine(position=place, kind=BillLineKind.usage, title=f"Call {place}", amount_minor=amount, currency="GBP")
        for place, amount in enumerate(amounts, start=1)
    ]
    async with database.transaction() as session:
        session.add(bill)
        await session.flush()
        for line in lines:
            line.bill_id = bill.id
        session.add_all(lines)
    return bill
