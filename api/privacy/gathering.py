"""All that is kept about a customer, file by file: of the record by rows, of the back offices as they tell it."""

import json
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeVar

from pydantic_core import to_jsonable_python
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.paging import Slice
from api.parts import Parts
from api.privacy import whose
from api.privacy.ground import PARTS, Part
from api.systems.base import Answered
from api.systems.ports.account import Account
from api.usage.lines import first_day_of
from models import Attachment, AttachmentState, Base, UsageKind
from models.base import now

T = TypeVar("T")
PAGE = 100
# Back offices keep single calls and kilobytes for about so long.
USED_SINCE = timedelta(days=400)


async def record(session: AsyncSession, customer_id: uuid.UUID) -> AsyncIterator[tuple[str, bytes]]:
    theirs = await whose.find(session, customer_id)
    for part in PARTS:
        rows = await session.scalars(select(part.table).where(part.which(theirs)))
        yield f"{part.file}.json", written([_shown(part, row) for row in rows])


async def files(session: AsyncSession, customer_id: uuid.UUID) -> list[Attachment]:
    theirs = await whose.find(session, customer_id)
    kept = (Attachment.conversation_id.in_(theirs.conversations), Attachment.state == AttachmentState.kept)
    return list((await session.scalars(select(Attachment).where(*kept))).all())


async def back_offices(parts: Parts, customer_id: uuid.UUID) -> AsyncIterator[tuple[str, bytes]]:
    """As they are now: what a system said yesterday is no answer to this question."""
    systems = parts.systems
    accounts = (await systems.account.accounts_of(customer_id)).fresh()
    held = [account for account in accounts if account.holder_id == customer_id]
    ids = tuple(account.id for account in held)
    yield "you.json", written((await systems.account.customer(customer_id)).fresh())
    yield "accounts_and_services.json", written([_seen(account, customer_id) for account in accounts])
    yield "invitations_to_lines.json", written((await systems.account.invitations_to(customer_id)).fresh())
    yield "ways_to_pay.json", written((await systems.payment.methods(customer_id)).fresh())
    yield "bills.json", written([bill for account in held async for bill in _bills(parts, account)])
    paid = [each for account in held async for each in _payments(parts, account)]
    yield "payments.json", written(paid)
    # Their own alone: what others on the account have written to us is not for its holder to read.
    tickets = _all(
        lambda cursor: systems.ticketing.tickets_of(customer_id, (), only_open=False, cursor=cursor, limit=PAGE)
    )
    stories = [(await systems.ticketing.ticket(each.id)).fresh() async for each in tickets]
    yield "cases.json", written(stories)
    orders = _all(lambda cursor: systems.orders.orders_of(ids, False, cursor, PAGE))
    yield "orders.json", written([each async for each in orders] if ids else [])
    yield "usage.json", written(await _usage(parts, accounts, customer_id))


def _seen(account: Account, customer_id: uuid.UUID) -> object:
    """Whoever uses a line of somebody else's account has that line, and not how the account stands or is paid."""
    if account.holder_id == customer_id:
        return account
    return {"id": account.id, "label": account.label, "services": account.services}


async def _bills(parts: Parts, account: Account) -> AsyncIterator[Any]:
    async for brief in _all(lambda cursor: parts.systems.billing.bills(account.id, cursor, PAGE)):
        yield (await parts.systems.billing.bill(brief.id)).fresh()


def _payments(parts: Parts, account: Account) -> AsyncIterator[Any]:
    return _all(lambda cursor: parts.systems.payment.payments(account.id, cursor, PAGE))


async def _usage(parts: Parts, accounts: list[Account], customer_id: uuid.UUID) -> dict[str, Any]:
    today = parts.formats.today(now())
    since = today - USED_SINCE
    told: dict[str, Any] = {}
    lines = [(account, line) for account in accounts for line in account.services if line.number]
    for account, service in lines:
        theirs = max(since, first_day_of(parts.formats, customer_id, account, service))
        told[service.label] = {
            kind.value: (await parts.systems.usage.by_day(service.id, kind, theirs, today)).fresh()
            for kind in UsageKind
        }
    return told


async def _all(ask: Callable[[str | None], Awaitable[Answered[Slice[T]]]]) -> AsyncIterator[T]:
    cursor: str | None = None
    while True:
        found = (await ask(cursor)).fresh()
        for each in found.items:
            yield each
        if found.next is None:
            return
        cursor = found.next


def _shown(part: Part, row: Base) -> dict[str, Any]:
    names = [column.key for column in part.table.__mapper__.column_attrs]
    return {name: getattr(row, name) for name in names if name not in part.hidden}


def written(told: object) -> bytes:
    return json.dumps(to_jsonable_python(told), ensure_ascii=False, indent=1).encode()
