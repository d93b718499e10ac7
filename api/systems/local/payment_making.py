"""One payment, from the wish to the answer. No transaction is open while the provider is asked.

pending      kept under its reference, before anybody outside has heard of it
 + a charge  the provider has named a charge and taken nothing; its name is kept, so that it can be asked about
captured, declined, failed, or unknown: what the provider said, or that it did not
"""

import logging
import uuid

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.db import Database
from api.formats import Money
from api.notices import tell
from api.systems.local.home_days import day_of
from api.systems.local.locks import ALL_BUT_KEY
from api.systems.local.payment_refusing import CARD_IS_GONE, refuse
from api.systems.local.payment_rows import UNSETTLED, new_number, payment_told
from api.systems.local.payment_settling import apply
from api.systems.local.references import done_before, remember
from api.systems.ports.payment import NewPayment, Payment
from api.systems.providers.base import Charge, ChargeState, PaymentProvider, ProviderAway
from models import Account, NoticeKind, PaymentMethod, PaymentMethodKind, PaymentRoute, PaymentState
from models import Payment as PaymentRow
from models.base import now

log = logging.getLogger(__name__)
NEVER_SENT = "It never reached the bank"
BECOMES = {
    ChargeState.captured: PaymentState.captured,
    ChargeState.declined: PaymentState.declined,
    ChargeState.cancelled: PaymentState.failed,
    ChargeState.unknown: PaymentState.unknown,
}


async def begin(database: Database, wanted: NewPayment, reference: str) -> uuid.UUID:
    """Keeps the payment before it is made. Under a reference that is known it is the payment of then."""
    async with database.transaction() as session:
        if known := await done_before(session, "payment", reference):
            return known
        account = await session.get_one(Account, wanted.account_id, with_for_update=ALL_BUT_KEY)
        reason = await refuse(session, account, wanted)
        row = _row(wanted, await session.get_one(PaymentMethod, wanted.method_id), reason)
        session.add(row)
        await session.flush()
        await remember(session, "payment", reference, row.id)
        return row.id


def _row(wanted: NewPayment, method: PaymentMethod, refused: str | None) -> PaymentRow:
    made_at = now()
    card = PaymentRoute.card if method.kind is PaymentMethodKind.card else PaymentRoute.direct_debit
    return PaymentRow(
        account_id=wanted.account_id,
        method_id=method.id,
        autopay_bill_id=wanted.bill_id,
        instalment_id=wanted.instalment_id,
        route=PaymentRoute.top_up if wanted.purpose == "top_up" else card,
        state=PaymentState.declined if refused else PaymentState.pending,
        amount_minor=wanted.amount.minor,
        currency=wanted.amount.currency,
        reference=new_number("P", made_at),
        decline_reason=refused,
        made_at=made_at,
        settled_at=made_at if refused else None,
    )


async def carry_on(database: Database, provider: PaymentProvider, payment_id: uuid.UUID) -> Payment:
    """Takes a payment as far as it can be taken, from wherever it was left."""
    async with database.session() as session:
        row = await session.get_one(PaymentRow, payment_id, options=[joinedload(PaymentRow.method)])
        if row.state not in UNSETTLED:
            return await payment_told(session, payment_id)
    if row.external_id is None:
        charge_id = await _prepare(provider, row)
        if charge_id is None:
            return await settle(database, row.id, Charge(ChargeState.declined, CARD_IS_GONE))
        charge_id = await _keep(database, row.id, charge_id)
        charge = await provider.charge(charge_id) if charge_id else None
    else:
        charge = await provider.find(row.external_id)
        if charge.state is ChargeState.open:
            charge = await provider.charge(row.external_id)
    if charge is not None and charge.state is ChargeState.open:
        raise ConnectionRefusedError("the payment provider could not be reached")
    return await settle(database, row.id, charge)


async def _prepare(provider: PaymentProvider, row: PaymentRow) -> str | None:
    assert row.method is not None
    try:
        return await provider.prepare(row.method.token, Money(row.amount_minor, row.currency), str(row.id))
    except ProviderAway as away:  # nothing was taken, and the guard says so
        raise ConnectionRefusedError("the payment provider is away") from away


async def _keep(database: Database, payment_id: uuid.UUID, charge_id: str) -> str | None:
    """The charge that is to be asked for: whoever came first has named it. None: the payment was given up."""
    async with database.transaction() as session:
        row = await session.get_one(PaymentRow, payment_id, with_for_update=True)
        if row.state not in UNSETTLED:
            return None
        row.external_id = row.external_id or charge_id
        return row.external_id


async def settle(
    database: Database,
    payment_id: uuid.UUID,
    charge: Charge | None,
    *,
    found_out: bool = False,
    is_unnamed: bool = False,
) -> Payment:
    """What the provider said, once: whoever says it again changes nothing. Who has gone meanwhile is told."""
    async with database.transaction() as session:
        account_id = await session.scalar(select(PaymentRow.account_id).where(PaymentRow.id == payment_id))
        account = await session.get_one(Account, account_id, with_for_update=ALL_BUT_KEY)
        row = await session.get_one(PaymentRow, payment_id, with_for_update=True)
        if charge is not None and row.state in UNSETTLED and not (is_unnamed and row.external_id):
            await _say(session, account, row, charge, found_out=found_out)
        await session.flush()
        return await payment_told(session, payment_id)


async def _say(session: AsyncSession, account: Account, row: PaymentRow, charge: Charge, *, found_out: bool) -> None:
    is_late = found_out or row.state is PaymentState.unknown
    is_automatic = (row.autopay_bill_id or row.instalment_id) is not None
    row.state = BECOMES.get(charge.state, row.state)
    if row.state in UNSETTLED:
        return
    row.settled_at = now()
    if row.state is PaymentState.captured:
        left = await apply(session, account, row, day_of(row.settled_at))
        if left:
            log.error("payment %s has brought in more than was owed; give %s back", row.reference, left)
    else:
        row.decline_reason = charge.reason or NEVER_SENT
    if is_late and not (is_automatic and row.state is PaymentState.failed):  # that is tried again
        text = "has arrived." if row.state is PaymentState.captured else "did not go through. Nothing was taken."
        row.told_at = row.settled_at
        await tell(
            session,
            customer_id=account.holder_id,
            kind=NoticeKind.payment,
            text=f"Your payment {row.reference} {text}",
            key=f"payment:{row.id}:{row.state}",
            # They have just paid, and were told that it is not known yet.
            at_night=not is_automatic,
        )


async def find_out(database: Database, provider: PaymentProvider, payment_id: uuid.UUID) -> Payment:
    """For one that was left. What was never asked for is not asked for now: the customer has gone."""
    async with database.session() as session:
        row = await session.get_one(PaymentRow, payment_id)
    if row.state not in UNSETTLED:
        return await settle(database, payment_id, None)
    if row.external_id is None:
        # Only while no charge is named: from then on it may be on its way.
        return await settle(database, payment_id, Charge(ChargeState.cancelled), found_out=True, is_unnamed=True)
    charge = await provider.find(row.external_id)
    if charge.state is ChargeState.open:
        charge = await provider.cancel(row.external_id)
    return await settle(database, payment_id, charge, found_out=True)
