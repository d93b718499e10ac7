"""A disputed charge as it goes over the wire, and how it stands in a sentence."""

from datetime import date

from api.billing.dispute_schemas import DisputedLineOut, DisputeOfferOut, DisputeReceiptOut
from api.billing.schemas import DisputeOut
from api.formats import Formats, Money
from api.quotes import Offer
from api.systems.ports.billing import Bill, BillLine, Dispute
from api.systems.ports.ticketing import Ticket
from models import DisputeReason, DisputeState


def dispute_offer_out(
    bill: Bill, line: BillLine, held: Money, reason: DisputeReason, decided_by: date, made: Offer, formats: Formats
) -> DisputeOfferOut:
    told_by, paid = formats.day(decided_by), line.amount - held
    return DisputeOfferOut(
        quote_id=made.id,
        ends_at=made.ends_at,
        bill_id=bill.id,
        bill_name=formats.month_and_year(bill.issued_on),
        line=DisputedLineOut(id=line.id, title=line.title, detail=line.detail, amount=formats.money(line.amount)),
        reason=reason,
        on_hold=formats.money(held),
        paid_already=formats.money(paid) if paid.minor else None,
        left_to_pay=formats.money(bill.outstanding - held),
        decided_by=told_by,
        plainly=" ".join(_offered(held, paid, told_by.display, formats)),
    )


def _offered(held: Money, paid: Money, day: str, formats: Formats) -> list[str]:
    told = [f"We look into it and decide by {day}."]
    if held.minor:
        told.append(f"{formats.money(held).display} goes on hold: you need not pay it until then, without a late fee.")
    if paid.minor:
        told.append(f"{formats.money(paid).display} of it is paid: if you are right, you get it back.")
    return told


def dispute_receipt_out(dispute: Dispute, ticket: Ticket, decided_by: date, formats: Formats) -> DisputeReceiptOut:
    return DisputeReceiptOut(
        number=ticket.number,
        ticket_id=ticket.id,
        dispute=dispute_out(dispute, formats),
        decided_by=formats.day(decided_by),
        next_word_on=formats.day(formats.today(ticket.promised_at)) if ticket.promised_at else None,
    )


def dispute_out(dispute: Dispute, formats: Formats) -> DisputeOut:
    return DisputeOut(
        id=dispute.id,
        bill_id=dispute.bill_id,
        bill_name=formats.month_and_year(dispute.bill_issued_on),
        line_id=dispute.line_id,
        title=dispute.title,
        reason=dispute.reason,
        state=dispute.state,
        amount=formats.money(dispute.amount),
        held=formats.money(dispute.held),
        ticket=dispute.ticket_number,
        opened_on=formats.day(formats.today(dispute.opened_at)),
        decided_on=formats.day(formats.today(dispute.decided_at)) if dispute.decided_at else None,
        plainly=_plainly(dispute, formats),
    )


def _plainly(dispute: Dispute, formats: Formats) -> str:
    amount, held = formats.money(dispute.amount).display, formats.money(dispute.held).display
    match dispute.state:
        case DisputeState.accepted:
            return f"You were right: {amount} is credited to you."
        case DisputeState.refused:
            return f"We have looked into it, and the charge is right. Case {dispute.ticket_number} tells you why."
    if dispute.held.minor == 0:
        return f"We are looking into it. You have paid it already: if you are right, you get {amount} back."
    return f"We are looking into it. {held} is on hold: you need not pay it until we have decided."
