"""The payment system on our own database; the money itself is a payment provider's."""

import uuid
from datetime import date, datetime, timedelta

from sqlalchemy import Integer, bindparam, func, select, tuple_

from api.db import Database
from api.formats import Money
from api.paging import cursor_of, cut, read_cursor
from api.systems.base import Answered, Slice
from api.systems.local import payment_arrangements, payment_due, payment_links, payment_making, payment_methods
from api.systems.local.news import LocalPaymentNews
from api.systems.local.payment_rows import PAYMENTS, UNSETTLED, method_of, open_bill_of, open_bills, payment_of
from api.systems.local.references import done_before, remember
from api.systems.ports.arrangement import Arrangement, NewArrangement
from api.systems.ports.payment import (
    Due,
    MoreThanOwed,
    NewPayment,
    NoSuchPayment,
    Owed,
    Payment,
    PaymentUnknown,
    Unsettled,
)
from api.systems.ports.payment_link import Link, NewLink
from api.systems.ports.payment_method import Autopay, Method, MethodExpired
from api.systems.providers.base import Card, PaymentProvider, ProviderAway
from models import Account, PaymentLink, PaymentMethod
from models import Payment as PaymentRow
from models.base import now

# By then whoever began a payment has given up waiting for it.
LEFT_ALONE = timedelta(seconds=60)
# So many are asked about at once; the others have their turn next time.
MOST_AT_ONCE = 20
# The provider may tell of a card some time after its page has ended.
LINKS_LOOKED_AT = timedelta(hours=1)
OF_ACCOUNT = (
    PAYMENTS.where(PaymentRow.account_id == bindparam("account_id"))
    .order_by(PaymentRow.made_at.desc(), PaymentRow.id.desc())
    .limit(bindparam("count", type_=Integer))
)
ONE = PAYMENTS.where(PaymentRow.id == bindparam("payment_id"))


class LocalPayment(LocalPaymentNews):
    def __init__(self, database: Database, provider: PaymentProvider) -> None:
        self._database = database
        self._provider = provider

    async def methods(self, customer_id: uuid.UUID) -> Answered[tuple[Method, ...]]:
        async with self._database.session() as session:
            return Answered(await payment_methods.kept_methods(session, customer_id), as_of=now())

    async def remove_method(self, method_id: uuid.UUID, customer_id: uuid.UUID, *, reference: str) -> Method:
        async with self._database.transaction() as session:
            if known := await done_before(session, "payment", reference):
                return method_of(await session.get_one(PaymentMethod, known))
            await remember(session, "payment", reference, method_id)
            return await payment_methods.remove(session, method_id, customer_id)

    async def owed(self, account_id: uuid.UUID) -> Answered[Owed]:
        waiting = select(func.sum(PaymentRow.amount_minor)).where(
            PaymentRow.account_id == account_id, PaymentRow.state.in_(UNSETTLED)
        )
        async with self._database.session() as session:
            account = await session.get_one(Account, account_id)
            bills = tuple(open_bill_of(bill) for bill in await session.scalars(open_bills(account_id)))
            total = Money(sum(bill.outstanding.minor for bill in bills), account.currency)
            paying = await session.scalar(waiting)
            return Answered(Owed(bills, total, Money(int(paying), account.currency) if paying else None), as_of=now())

    async def pay(self, payment: NewPayment, *, reference: str) -> Payment:
        payment_id = await payment_making.begin(self._database, payment, reference)
        return await payment_making.carry_on(self._database, self._provider, payment_id)

    async def find_out(self, payment_id: uuid.UUID, *, reference: str) -> Payment:  # noqa: ARG002  # asking is harmless
        return await payment_making.find_out(self._database, self._provider, payment_id)

    async def payments(self, account_id: uuid.UUID, cursor: str | None, limit: int) -> Answered[Slice[Payment]]:
        query = OF_ACCOUNT
        if after := read_cursor(cursor, datetime, uuid.UUID):
            query = query.where(tuple_(PaymentRow.made_at, PaymentRow.id) < after)
        rows = await self._database.rows(query, account_id=account_id, count=limit + 1)
        part = cut(rows, limit, lambda row: cursor_of(row.made_at, row.id))
        return Answered(Slice(tuple(payment_of(row) for row in part.items), part.next), as_of=now())

    async def payment(self, payment_id: uuid.UUID) -> Answered[Payment]:
        rows = await self._database.rows(ONE, payment_id=payment_id)
        if not rows:
            raise NoSuchPayment("There is no such payment.")
        return Answered(payment_of(rows[0]), as_of=now())

    async def set_autopay(
        self, account_id: uuid.UUID, method_id: uuid.UUID | None, day: int | None, *, reference: str
    ) -> Autopay:
        """A late repeat must not undo a newer wish: it hears how things are."""
        async with self._database.transaction() as session:
            if await done_before(session, "payment", reference):
                return await payment_methods.autopay_of(session, account_id)
            await remember(session, "payment", reference, account_id)
            return await payment_methods.set_autopay(session, account_id, method_id, day)

    async def arrangements(self, account_id: uuid.UUID) -> Answered[tuple[Arrangement, ...]]:
        async with self._database.session() as session:
            return Answered(await payment_arrangements.kept_arrangements(session, account_id), as_of=now())

    async def arrange(self, wanted: NewArrangement, *, reference: str) -> Arrangement:
        async with self._database.transaction() as session:
            made = await done_before(session, "payment", reference)
            if made is None:
                made = await payment_arrangements.arrange(session, wanted)
                await remember(session, "payment", reference, made)
            return await payment_arrangements.arrangement_told(session, wanted.account_id, made)

    async def withdraw(self, account_id: uuid.UUID, arrangement_id: uuid.UUID, *, reference: str) -> Arrangement:
        async with self._database.transaction() as session:
            if not await done_before(session, "payment", reference):
                await payment_arrangements.withdraw(session, account_id, arrangement_id)
                await remember(session, "payment", reference, arrangement_id)
            return await payment_arrangements.arrangement_told(session, account_id, arrangement_id)

    async def start_link(self, wanted: NewLink, *, reference: str) -> Link:
        try:
            page = await self._provider.start_link(wanted.currency, reference)
        except ProviderAway as away:
            raise ConnectionRefusedError("the payment provider is away") from away
        return await payment_links.keep_link(self._database, wanted, page, reference)

    async def link(self, link_id: uuid.UUID) -> Answered[Link]:
        async with self._database.session() as session:
            return Answered(await payment_links.find_link(session, link_id), as_of=now())

    async def card_entered(self, external_id: str, *, reference: str) -> Link:  # noqa: ARG002  # the link's own is used
        async with self._database.session() as session:
            link_id = await payment_links.link_id_of(session, external_id)
        try:
            card = await self._provider.entered(external_id)
        except ProviderAway as away:
            raise ConnectionRefusedError("the payment provider is away") from away
        if card is not None:
            await self._use(link_id, card)
        async with self._database.session() as session:
            return await payment_links.find_link(session, link_id)

    async def _use(self, link_id: uuid.UUID, card: Card) -> None:
        """Where it is not owed any more, or being paid already, nothing is taken."""
        wanted = await payment_links.keep_card(self._database, link_id, card)
        paid = None
        if wanted is not None:
            try:
                paid = await self.pay(wanted, reference=f"link:{link_id}")
            except (MoreThanOwed, PaymentUnknown, MethodExpired):
                paid = None
        await payment_links.finish(self._database, link_id, paid)

    async def unsettled(self) -> Answered[Unsettled]:
        waiting = (
            select(PaymentRow.id)
            .where(PaymentRow.state.in_(UNSETTLED), PaymentRow.made_at < now() - LEFT_ALONE)
            .order_by(func.random())
            .limit(MOST_AT_ONCE)
        )
        shown = (
            select(PaymentLink.external_id)
            .where(PaymentLink.done_at.is_(None), PaymentLink.ends_at > now() - LINKS_LOOKED_AT)
            .order_by(func.random())
            .limit(MOST_AT_ONCE)
        )
        async with self._database.session() as session:
            found = Unsettled(tuple(await session.scalars(waiting)), tuple(await session.scalars(shown)))
            return Answered(found, as_of=now())

    async def due_bills(self, today: date, cursor: str | None, limit: int) -> Answered[Slice[Due]]:
        async with self._database.session() as session:
            return Answered(await payment_due.due_bills(session, today, cursor, limit), as_of=now())

    async def due_instalments(self, today: date, cursor: str | None, limit: int) -> Answered[Slice[Due]]:
        async with self._database.session() as session:
            return Answered(await payment_due.due_instalments(session, today, cursor, limit), as_of=now())
