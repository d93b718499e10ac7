"""Credit is paid, then booked, each once, whatever happens in between."""

import uuid
from dataclasses import replace
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.parts import Parts
from api.systems.faults import Fault, Faults
from models import (
    Account,
    ExtraKind,
    PaymentMethod,
    PaymentState,
    Quote,
    Service,
    ServiceState,
)
from tests.api.callers import JAMAL, Callers, key
from tests.api.usage.buying import CARD, Payments, buy, extras, quoted, refusal
from tests.api.usage.lines import service_of


async def save_card(session: AsyncSession, customer_id: uuid.UUID) -> uuid.UUID:
    card = PaymentMethod(
        customer_id=customer_id, kind="card", token=f"sandbox_works_{uuid.uuid4().hex}", brand="Visa", last4="4242"
    )
    session.add(card)
    await session.flush()
    return card.id


async def kept_method(database: Database, quote: dict[str, Any]) -> str:
    async with database.session() as session:
        return str((await session.get_one(Quote, uuid.UUID(quote["quote_id"]))).terms["method_id"])


async def test_the_only_saved_card_pays_and_somebody_else_s_is_refused_at_the_quote(
    callers: Callers, database: Database
) -> None:
    jamal, line = await callers.customer(JAMAL), await service_of(database, JAMAL)
    async with database.transaction() as session:
        card = await save_card(session, line.user_id)
        other = await session.scalar(select(PaymentMethod.id).where(PaymentMethod.customer_id != line.user_id).limit(1))
    assert await kept_method(database, await quoted(jamal, code="credit-10")) == str(card)
    problem = await refusal(jamal, code="credit-10", method_id=str(other))
    assert (problem["type"], problem["field"]) == ("no-such-method", "method_id")


async def test_a_line_that_ended_after_the_quote_is_not_paid_for(
    callers: Callers, payments: Payments, database: Database
) -> None:
    jamal, line = await callers.customer(JAMAL), await service_of(database, JAMAL)
    quote = await quoted(jamal, code="credit-20")
    async with database.transaction() as session:
        await session.execute(update(Service).where(Service.id == line.id).values(state=ServiceState.ceased))
    assert (await buy(jamal, quote)).json()["type"] == "/problems/line-not-active"
    assert (payments.asked, await extras(database)) == ([], [])


async def test_what_may_be_paid_already_is_finished_though_the_line_has_ended(
    callers: Callers, payments: Payments, database: Database
) -> None:
    payments.state = PaymentState.unknown
    jamal, line = await callers.customer(JAMAL), await service_of(database, JAMAL)
    quote, headers = await quoted(jamal, code="credit-20"), key()
    assert (await buy(jamal, quote, headers)).json()["type"] == "/problems/outcome-unknown"
    async with database.transaction() as session:
        await session.execute(update(Service).where(Service.id == line.id).values(state=ServiceState.ceased))
    await buy(jamal, quote, headers)
    assert len(payments.asked) == 2


async def test_jamal_s_credit_is_paid_by_his_card_and_booked(
    callers: Callers, payments: Payments, database: Database
) -> None:
    jamal = await callers.customer(JAMAL)
    quote = await quoted(jamal, code="credit-10", method_id=str(CARD))
    assert (quote["now"]["minor"], quote["on_bill"]["minor"], quote["billed_on"]) == (1000, 0, None)
    receipt = (await buy(jamal, quote)).json()
    assert (receipt["payment_number"], receipt["paid_by"]) == ("P-1", "method")
    assert receipt["fact"] == "£10.00 of credit added, ready now."
    (paid,) = payments.asked
    assert (paid.method_id, paid.amount.minor, paid.purpose) == (CARD, 1000, "top_up")
    (extra,) = await extras(database)
    assert (extra.kind, extra.kilobytes, extra.on_bill, extra.ends_on) == (ExtraKind.credit, None, False, None)


async def test_a_top_up_whose_booking_fails_is_finished_by_the_same_request_and_paid_once(
    callers: Callers, payments: Payments, parts: Parts, database: Database
) -> None:
    jamal = await callers.customer(JAMAL)
    quote, headers, faults = await quoted(jamal, code="credit-20", method_id=str(CARD)), key(), Faults(parts.redis)
    await faults.switch("usage", Fault.down)
    assert (await buy(jamal, quote, headers)).json()["type"] == "/problems/system-unavailable"
    assert (len(payments.made), await extras(database)) == (1, [])
    await faults.switch("usage", Fault.lost)
    assert (await buy(jamal, quote, headers)).json()["type"] == "/problems/outcome-unknown"
    await faults.switch("usage", None)
    answer = await buy(jamal, quote, headers)
    assert answer.status_code == 201
    (extra,), (payment,) = await extras(database), payments.made.values()
    assert (answer.json()["number"], answer.json()["payment_number"]) == (f"X{extra.number}", payment.number)
    assert (await buy(jamal, quote)).json()["type"] == "/problems/quote-used"


async def test_a_declined_payment_books_nothing_and_ends_the_offer(
    callers: Callers, payments: Payments, database: Database
) -> None:
    payments.state = PaymentState.declined
    jamal = await callers.customer(JAMAL)
    quote = await quoted(jamal, code="credit-5", method_id=str(CARD))
    assert (await buy(jamal, quote)).json()["type"] == "/problems/payment-declined"
    assert await extras(database) == []
    assert (await buy(jamal, quote)).json()["type"] == "/problems/quote-used"


async def test_a_payment_without_an_answer_books_nothing_and_is_asked_for_again(
    callers: Callers, payments: Payments, database: Database
) -> None:
    payments.state = PaymentState.unknown
    jamal = await callers.customer(JAMAL)
    quote, headers = await quoted(jamal, code="credit-5", method_id=str(CARD)), key()
    assert (await buy(jamal, quote, headers)).json()["type"] == "/problems/outcome-unknown"
    assert await extras(database) == []
    (reference,) = payments.made
    payments.made[reference] = replace(payments.made[reference], state=PaymentState.captured)
    assert (await buy(jamal, quote, headers)).status_code == 201
    assert (len(payments.made), len(await extras(database))) == (1, 1)


async def test_credit_is_paid_by_the_method_of_autopay_where_none_is_named(
    callers: Callers, database: Database
) -> None:
    jamal, line = await callers.customer(JAMAL), await service_of(database, JAMAL)
    problem = await refusal(jamal, code="credit-10")
    assert problem["type"] == "no-method"
    async with database.transaction() as session:
        card = await save_card(session, line.user_id)
        await save_card(session, line.user_id)
        await session.execute(
            update(Account).where(Account.id == line.account_id).values(autopay=True, autopay_method_id=card)
        )
    quote = await quoted(jamal, code="credit-10")
    assert await kept_method(database, quote) == str(card)
