"""A charge that a customer does not agree with: told what happens, then opened as a case and put on hold."""

import uuid
from datetime import date, timedelta

from pydantic import BaseModel

from api.access import held_account
from api.auth import Caller
from api.billing.dispute_rendering import dispute_offer_out, dispute_out, dispute_receipt_out
from api.billing.dispute_schemas import AskedDispute, ConfirmedDispute, DisputeOfferOut, DisputeReceiptOut
from api.billing.schemas import DisputeOut
from api.billing.service import own_bill
from api.formats import Formats, Money
from api.masking import mask_cards
from api.paging import Asked, Page
from api.parts import Parts
from api.quotes import executing, offer
from api.systems.ports.billing import (
    AlreadyDisputed,
    Bill,
    BillLine,
    HoldChanged,
    LineUnknown,
    NewDispute,
    NotDisputable,
)
from api.systems.ports.ticketing import NewTicket
from models import BillState, DisputeReason, Level, TicketKind
from models.base import now

KIND = "billing.dispute"
# Longest: most are decided within two days.
DECIDED_WITHIN = timedelta(days=10)
LONGEST_TITLE = 120
SAID = {
    DisputeReason.not_mine: "says it is not theirs",
    DisputeReason.charged_twice: "says it was charged twice",
    DisputeReason.wrong_amount: "says the amount is wrong",
    DisputeReason.cancelled: "says it was cancelled before",
    DisputeReason.other: "does not agree with it",
}


class DisputeTerms(BaseModel):
    """All that the customer was told."""

    bill_id: uuid.UUID
    line_id: uuid.UUID
    reason: DisputeReason
    text: str | None
    held_minor: int
    currency: str
    decided_by: date


async def quote_dispute(parts: Parts, caller: Caller, asked: AskedDispute) -> DisputeOfferOut:
    _, answered = await own_bill(parts, caller, asked.bill_id, fresh=True)
    bill = answered.fresh()
    line = _line_of(bill, asked.line_id)
    _refuse_what_cannot_be(bill, line)
    held = _held(bill, line)
    terms = DisputeTerms(
        **asked.model_dump(exclude={"text"}),
        text=mask_cards(asked.text) if asked.text else None,
        held_minor=held.minor,
        currency=held.currency,
        decided_by=parts.formats.today(now() + DECIDED_WITHIN),
    )
    made = await offer(parts.database, caller, KIND, terms)
    return dispute_offer_out(bill, line, held, terms.reason, terms.decided_by, made, parts.formats)


async def open_dispute(parts: Parts, caller: Caller, confirmed: ConfirmedDispute) -> DisputeReceiptOut:
    """The case first, then the hold.

    If the second step fails, there is a case that a person reads, and asking again finds it and goes on. The other
    way round, money could stay on hold with nobody looking into it.
    """
    async with executing(parts.database, caller, KIND, confirmed.quote_id, DisputeTerms) as it:
        terms, held = it.terms, Money(it.terms.held_minor, it.terms.currency)
        _, answered = await own_bill(parts, caller, terms.bill_id, fresh=True)
        bill = answered.fresh()
        line = _line_of(bill, terms.line_id)
        # What this very offer has put on hold before its answer was lost is no reason to refuse it.
        if not any(dispute.reference == it.reference for dispute in bill.disputes):
            _refuse_what_cannot_be(bill, line)
            if _held(bill, line) != held:
                raise HoldChanged("The bill has changed since you were told the amount. Ask for it again.")
        ticket = _ticket(caller, bill, line, terms, parts.formats)
        opened = await parts.systems.ticketing.open(ticket, reference=_case_of(bill, line, it.reference))
        new = NewDispute(bill.id, line.id, terms.reason, held, opened.id, opened.number)
        dispute = await parts.systems.billing.hold(new, reference=it.reference)
        return dispute_receipt_out(dispute, opened, terms.decided_by, parts.formats)


async def list_disputes(parts: Parts, caller: Caller, account_id: uuid.UUID | None, asked: Asked) -> Page[DisputeOut]:
    account = await held_account(parts.systems.account, caller, account_id)
    found = (await parts.systems.billing.disputes(account.id, asked.cursor, asked.limit)).value
    return Page(items=[dispute_out(dispute, parts.formats) for dispute in found.items], next=found.next)


def _line_of(bill: Bill, line_id: uuid.UUID) -> BillLine:
    found = next((line for line in bill.lines if line.id == line_id), None)
    if found is None:
        raise LineUnknown("This bill has no such line. Its lines are told with the bill.", field="line_id")
    return found


def _case_of(bill: Bill, line: BillLine, reference: str) -> str:
    """All who dispute a charge at the same moment share one case. Once it was decided, another one is another case."""
    decided = [
        dispute
        for dispute in bill.disputes
        if dispute.line_id == line.id and dispute.decided_at is not None and dispute.reference != reference
    ]
    return f"dispute:{line.id}:{len(decided)}"


def _held(bill: Bill, line: BillLine) -> Money:
    """What was paid can't be held, only given back."""
    return Money(min(line.amount.minor, bill.outstanding.minor), line.amount.currency)


def _refuse_what_cannot_be(bill: Bill, line: BillLine) -> None:
    if bill.state is BillState.written_off:
        raise NotDisputable("Nobody asks you to pay this bill any more.", field="bill_id")
    if line.amount.minor <= 0:
        raise NotDisputable("This line takes nothing from you. Name a charge instead.", field="line_id")
    earlier = next((dispute for dispute in bill.disputes if dispute.line_id == line.id), None)
    if earlier is not None:
        number = earlier.ticket_number
        raise AlreadyDisputed(
            f"Case {number} is about this charge. Ask how it is going.", field="line_id", ticket=number
        )


def _ticket(caller: Caller, bill: Bill, line: BillLine, terms: DisputeTerms, formats: Formats) -> NewTicket:
    amount = formats.money(line.amount).display
    told = f"Bill {bill.number}, {line.title}, {amount}: the customer {SAID[terms.reason]}."
    return NewTicket(
        customer_id=caller.require(Level.identified),
        kind=TicketKind.billing,
        title=f"Disputed charge: {line.title}"[:LONGEST_TITLE],
        text=f"{told}\n\n{terms.text}" if terms.text else told,
        account_id=bill.account_id,
        service_id=line.service.id if line.service else None,
        conversation_id=caller.conversation_id,
    )
