"""What a bill says on paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.billing.comparison import Cause, compare
from api.billing.document import Change, Group, PrintedBill, PrintedBrand, PrintedCause, PrintedLine, Status, Sum
from api.billing.rendering import Context, shown_state, takes_on
from api.brand import Brand
from api.colour import ink
from api.formats import Formats, Money
from api.systems.ports.billing import Bill, BillLine
from models import BillState, DisputeState

# Lines that belong to no service, as a late fee does.
OF_THE_ACCOUNT = "Your account"


@dataclass(frozen=True, slots=True)
class Printer:
    """One bill, and the brand in whose words it is told."""

    bill: Bill
    context: Context
    brand: Brand
    formats: Formats

    def printed(self) -> PrintedBill:
        bill, formats, at = self.bill, self.formats, self.context.as_of
        month = formats.month_and_year(bill.issued_on)
        language, _, region = self.brand.locale.partition("-")
        return PrintedBill(
            brand=PrintedBrand(
                name=self.brand.name,
                colour=ink(self.brand.colour),
                phone=self.brand.phone,
                hours=self.brand.phone_hours,
            ),
            language=language,
            region=region or self.brand.region,
            title=f"Bill for {month}",
            number=bill.number,
            addressee=self._addressee(),
            facts=self._facts(),
            total_label=f"Total for {month}",
            total=self._say(bill.total),
            status=self._status(),
            change=self._change(),
            groups=list(self._groups()),
            sums=list(self._sums()),
            notes=list(self._notes()),
            as_of=f"As it stood on {formats.full_day(formats.today(at))}, {formats.clock(at)}.",
        )

    def _say(self, amount: Money, *, signed: bool = False) -> str:
        return self.formats.money(amount, signed=signed).display

    def _addressee(self) -> list[str]:
        to = self.bill.addressee
        told = (to.name, to.attention, to.address, to.postcode) if to else ()
        return [part for part in told if part] or [self.context.account.label]

    def _facts(self) -> list[tuple[str, str]]:
        bill, day = self.bill, self.formats.full_day
        return [
            ("Account number", self.context.account.number),
            ("Bill number", bill.number),
            ("Date of this bill", day(bill.issued_on)),
            ("Period", f"{day(bill.starts_on)} to {day(bill.ends_on)}"),
            ("Due date", day(bill.due_on)),
        ]

    def _status(self) -> Status:
        bill, due = self.bill, self.formats.full_day(self.bill.due_on)
        left = self._say(bill.outstanding)
        match shown_state(bill, self.context.today):
            case "paid" if bill.state is BillState.written_off or bill.total.minor <= 0:
                return Status(title="Nothing to pay", text=["There is nothing you need to do."], tone="good")
            case "paid":
                return Status(title="Paid", text=["Nothing is left to pay. Thank you."], tone="good")
            case "disputed":
                held = self._say(bill.held if bill.held.minor else bill.outstanding)
                text = [f"{held} is in dispute.", "You need not pay it until we have decided."]
                return Status(title="On hold", text=text, tone="calm")
            case "overdue":
                text = [f"{left} is open. Please pay it now,", "or call us if you need more time."]
                return Status(title=f"Overdue since {due}", text=text, tone="late")
        return Status(title=f"{left} due by {due}", text=self._how_paid(), tone="calm")

    def _how_paid(self) -> list[str]:
        takes = takes_on(self.bill, self.context)
        if takes is None:
            return [f"To pay, ask our assistant or call {self.brand.phone}."]
        method = self.context.account.autopay_method
        return [f"Taken from {method} on {self.formats.full_day(takes)}.", "There is nothing you need to do."]

    def _change(self) -> Change | None:
        previous = self.context.previous
        if previous is None:
            return None
        comparison, month = compare(self.bill, previous), self.formats.month(previous.issued_on)
        gap = self._say(abs(comparison.difference))
        if comparison.difference.minor == 0:
            title = f"The same as in {month}"
        else:
            title = f"{gap} {'more' if comparison.difference.minor > 0 else 'less'} than in {month}"
        causes = [self._cause(cause) for cause in comparison.causes]
        if comparison.rest is not None:
            rest = self._say(comparison.rest, signed=True)
            causes.append(PrintedCause(title="Everything else", detail="", amount=rest))
        return Change(title=title, causes=causes)

    def _cause(self, cause: Cause) -> PrintedCause:
        """What has ended is not told by the days that it was for."""
        detail = "no longer on the bill" if cause.cadence == "ended" or cause.since is None else cause.detail
        title = f"{cause.title}, {cause.service.label}" if cause.service else cause.title
        return PrintedCause(title=title, detail=detail, amount=self._say(cause.amount, signed=True))

    def _groups(self) -> Iterator[Group]:
        by_service: dict[str, list[BillLine]] = {}
        for line in self.bill.lines:
            by_service.setdefault(line.service.label if line.service else OF_THE_ACCOUNT, []).append(line)
        for name, lines in by_service.items():
            total = Money(sum(line.amount.minor for line in lines), self.bill.total.currency)
            yield Group(name=name, total=self._say(total), lines=[self._line(line) for line in lines])

    def _line(self, line: BillLine) -> PrintedLine:
        dispute = next((dispute for dispute in self.bill.disputes if dispute.line_id == line.id), None)
        note = None
        if dispute is not None and dispute.state is not DisputeState.refused:
            standing = "In dispute" if dispute.state is DisputeState.open else "Credited"
            note = f"{standing}: case {dispute.ticket_number}"
        return PrintedLine(title=line.title, detail=line.detail, amount=self._say(line.amount), note=note)

    def _sums(self) -> Iterator[Sum]:
        bill, none = self.bill, Money(0, self.bill.total.currency)
        yield Sum(label="Total", amount=self._say(bill.total), strong=True)
        paid = bill.total - bill.outstanding - bill.held
        forgiven = bill.outstanding if bill.state is BillState.written_off else none
        taken_off = [("Paid", paid), ("On hold, in dispute", bill.held), ("Written off", forgiven)]
        told = [(label, amount) for label, amount in taken_off if amount.minor > 0]
        for label, amount in told:
            yield Sum(label=label, amount=self._say(none - amount))
        if told:
            yield Sum(label="Left to pay", amount=self._say(bill.outstanding - forgiven), strong=True)

    def _notes(self) -> Iterator[str]:
        before = self.context.before
        if before.oldest_due_on is not None:
            since = self.formats.full_day(before.oldest_due_on)
            yield (
                f"{self._say(before.owed)} of earlier bills is still to be paid; the oldest of it was due on {since}. "
                "It is not part of this bill."
            )
        yield (
            "Something here is not right? Ask our assistant to look into a charge: what is in dispute need not be "
            "paid until it is decided, and costs no late fee."
        )
