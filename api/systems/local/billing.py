"""The billing system on our own database."""

import uuid

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from api.db import Database
from api.formats import Money
from api.systems.base import Answered, Bill, BilledAccount, BilledService, BillLine
from models import Account, AccountState, BillState, PaymentMethod, Service, ServiceKind
from models import Bill as BillRow
from models import BillLine as LineRow
from models.base import now

KINDS = {
    ServiceKind.mobile: "Mobile",
    ServiceKind.broadband: "Broadband",
    ServiceKind.tv: "TV",
    ServiceKind.landline: "Landline",
}


class LocalBilling:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def accounts_of(self, customer_id: uuid.UUID) -> list[BilledAccount]:
        """Those held come first, and of these the open ones."""
        uses = select(Service.account_id).where(Service.user_id == customer_id)
        async with self._database.session() as session:
            found = await session.scalars(
                select(Account)
                .where(or_(Account.holder_id == customer_id, Account.id.in_(uses)))
                .order_by(
                    (Account.holder_id == customer_id).desc(),
                    (Account.state == AccountState.closed).asc(),
                    Account.opened_on,
                )
                .options(joinedload(Account.autopay_method), joinedload(Account.holder))
            )
            return [_account(account) for account in found]

    async def latest_bills(self, account_id: uuid.UUID, count: int) -> Answered[list[Bill]]:
        async with self._database.session() as session:
            found = await session.scalars(
                select(BillRow)
                .where(BillRow.account_id == account_id, BillRow.state != BillState.draft)
                .order_by(BillRow.issued_on.desc(), BillRow.number.desc())
                .limit(count)
                .options(selectinload(BillRow.lines).joinedload(LineRow.service))
            )
            return Answered([_bill(bill) for bill in found], as_of=now())


def _account(account: Account) -> BilledAccount:
    method = account.autopay_method if account.autopay else None
    name = account.business_name or account.holder.name
    return BilledAccount(
        id=account.id,
        label=f"{name}, ending {account.number[-3:]}",
        holder_id=account.holder_id,
        billing_day=account.billing_day,
        autopay_method=_method(method) if method else None,
        autopay_day=account.autopay_day,
        is_suspended=account.state is AccountState.suspended,
    )


def _method(method: PaymentMethod) -> str:
    return f"{method.brand} ending {method.last4}"


def _bill(bill: BillRow) -> Bill:
    assert bill.issued_on is not None
    assert bill.due_on is not None
    return Bill(
        id=bill.id,
        number=bill.number,
        state=bill.state,
        starts_on=bill.period_starts_on,
        ends_on=bill.period_ends_on,
        issued_on=bill.issued_on,
        due_on=bill.due_on,
        total=Money(bill.total_minor, bill.currency),
        outstanding=Money(bill.outstanding_minor, bill.currency),
        lines=tuple(_line(line) for line in bill.lines),
    )


def _line(line: LineRow) -> BillLine:
    return BillLine(
        id=line.id,
        kind=line.kind.value,
        key=f"{line.service_id}:{line.code or line.title}",
        title=line.title,
        detail=line.detail or "",
        amount=Money(line.amount_minor, line.currency),
        service=_service(line.service) if line.service else None,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
        reason=line.reason.value if line.reason else None,
    )


def _service(service: Service) -> BilledService:
    """As customers tell their lines apart: by what they call it, or by its last digits, or by where it is."""
    name = service.nickname or KINDS[service.kind]
    if service.number:
        return BilledService(service.id, f"{name} ending {service.number[-3:]}")
    return BilledService(service.id, f"{name} at {service.address}")
