"""Credit is paid, then booked, each once, whatever happens in between."""

import uuid
from dataclasses import replace

from sqlalchemy import select, update

from api.db import Database
from api.parts import Parts
from api.systems.faults import Fault, Faults
from models import (
    Account,
    ExtraKind,
    PaymentState,
    Quote,
)
from tests.api.callers import JAMAL, Callers, key
from tests.api.usage.buying import CARD, Payments, buy, extras, quoted, refusal
from tests.api.usage.lines import service_of


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
    assert (problem["type"], problem["field"]) == ("method-needed", "method_id")
    async with database.transaction() as session:
        card = await session.scalar(select(Account.autopay_method_id).where(Account.autopay))
        await session.execute(
            update(Account).where(Account.id == line.account_id).values(autopay=True, autopay_method_id=card)
        )
    quote = await quoted(jamal, code="credit-10")
    async with database.session() as session:
        kept = await session.get_one(Quote, uuid.UUID(quote["quote_id"]))
    assert kept.terms["method_id"] == str(card)
