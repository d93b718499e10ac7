"""Bills as they are kept: the questions that read them, and their rows in the port's words."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Date, Integer, bindparam, select, tuple_

from api.db import Database
from api.formats import Money
from api.systems.local.disputes import dispute_of
from api.systems.local.labels import label_of
from api.systems.ports.billing import Addressee, Bill, BillBrief, BilledService, BillLine
from models import Account as AccountRow
from models import Bill as BillRow
from models import BillDispute as DisputeRow
from models import BillLine as LineRow
from models import BillState
from models import Customer as CustomerRow
from models import Service as ServiceRow

ACCOUNT = bindparam("account_id", type_=AccountRow.id.type)
BILL = bindparam("bill_id", type_=BillRow.id.type)
COUNT = bindparam("count", type_=Integer)
ISSUED = BillRow.state != BillState.draft
NEWEST_FIRST = (BillRow.issued_on.desc(), BillRow.number.desc())

BRIEF = select(BillRow).where(BillRow.account_id == ACCOUNT, ISSUED).order_by(*NEWEST_FIRST).limit(COUNT)
BRIEF_AFTER = BRIEF.where(
    tuple_(BillRow.issued_on, BillRow.number) < tuple_(bindparam("issued_on", type_=Date), bindparam("number"))
)
WHOLE = (
    select(
        BillRow,
        AccountRow.number.label("account_number"),
        AccountRow.business_name,
        CustomerRow.given_name,
        CustomerRow.family_name,
        CustomerRow.address,
        CustomerRow.postcode,
    )
    .join(AccountRow, AccountRow.id == BillRow.account_id)
    .join(CustomerRow, CustomerRow.id == AccountRow.holder_id)
    .where(ISSUED)
    .order_by(*NEWEST_FIRST)
)
LATEST = WHOLE.where(BillRow.account_id == ACCOUNT).limit(COUNT)
ONE = WHOLE.where(BillRow.id == BILL)
LATER = select(BillRow.account_id, BillRow.issued_on).where(BillRow.id == BILL).subquery()
BEFORE = WHOLE.where(BillRow.account_id == LATER.c.account_id, BillRow.issued_on < LATER.c.issued_on).limit(1)

BILLS = bindparam("bill_ids", expanding=True, type_=BillRow.id.type)
LINES = (
    select(
        LineRow,
        ServiceRow.kind.label("service_kind"),
        ServiceRow.nickname,
        ServiceRow.number,
        ServiceRow.address,
    )
    .outerjoin(ServiceRow, ServiceRow.id == LineRow.service_id)
    .where(LineRow.bill_id.in_(BILLS))
    .order_by(LineRow.bill_id, LineRow.position)
)
DISPUTES = (
    select(DisputeRow, LineRow.title)
    .join(LineRow, LineRow.id == DisputeRow.line_id)
    .where(DisputeRow.bill_id.in_(BILLS))
    .order_by(DisputeRow.bill_id, DisputeRow.opened_at)
)


async def whole(database: Database, rows: Iterable[Any]) -> list[Bill]:
    """With their lines and disputes: two questions more, however many bills."""
    bills = list(rows)
    if not bills:
        return []
    ids = [bill.id for bill in bills]
    lines = _by_bill(await database.rows(LINES, bill_ids=ids))
    disputes = _by_bill(await database.rows(DISPUTES, bill_ids=ids))
    return [_bill(bill, lines[bill.id], disputes[bill.id]) for bill in bills]


def _by_bill(rows: Iterable[Any]) -> dict[uuid.UUID, list[Any]]:
    found: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.bill_id].append(row)
    return found


def brief_of(row: Any) -> BillBrief:
    return BillBrief(**_brief(row))


def _brief(row: Any) -> dict[str, Any]:
    return {
        "id": row.id,
        "account_id": row.account_id,
        "number": row.number,
        "state": row.state,
        "starts_on": row.period_starts_on,
        "ends_on": row.period_ends_on,
        "issued_on": row.issued_on,
        "due_on": row.due_on,
        "total": Money(row.total_minor, row.currency),
        "outstanding": Money(row.outstanding_minor, row.currency),
        "held": Money(row.held_minor, row.currency),
    }


def _bill(row: Any, lines: list[Any], disputes: list[Any]) -> Bill:
    return Bill(
        **_brief(row),
        lines=tuple(_line(line) for line in lines),
        disputes=tuple(dispute_of(dispute, dispute.title, row.issued_on) for dispute in disputes),
        addressee=_addressee(row),
    )


def _addressee(row: Any) -> Addressee:
    holder = f"{row.given_name} {row.family_name}"
    return Addressee(
        name=row.business_name or holder,
        attention=holder if row.business_name else None,
        address=row.address,
        postcode=row.postcode,
        account_number=row.account_number,
    )


def _line(row: Any) -> BillLine:
    label = label_of(row.service_kind, row.nickname, row.number, row.address) if row.service_id else None
    return BillLine(
        id=row.id,
        kind=row.kind.value,
        key=f"{row.service_id}:{row.code or row.title}",
        title=row.title,
        detail=row.detail or "",
        amount=Money(row.amount_minor, row.currency),
        service=BilledService(row.service_id, label) if label else None,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        reason=row.reason.value if row.reason else None,
    )
