"""What an agent would do first, read off the card: each step repeats a fact of it, and none is a guess."""

from collections.abc import Iterator

from api.card.schemas import CardOut, NextOut
from models import Verdict

STEPS = 4


def next_steps(card: CardOut) -> list[NextOut]:
    if card.who.customer_id is None:
        return [NextOut(code="sign_in", text="Ask who they are: send the sign-in form.")]
    found = [*_outages(card), *_late(card), *_visits(card), *_overdue(card), *_line(card)]
    if card.proof.level == "verified":
        return found[:STEPS]
    prove = "Send a code, or check who they are, before anything is paid or changed."
    return [*found[: STEPS - 1], NextOut(code="prove", text=prove)]


def _outages(card: CardOut) -> Iterator[NextOut]:
    for touched in card.outages.value or () if card.outages.state == "known" else ():
        outage = touched.outage
        if outage.is_running:
            text = f"{outage.away} away in {outage.area.name} since {outage.started.display}. {outage.expected_text}"
            yield NextOut(code="outage", text=text)


def _late(card: CardOut) -> Iterator[NextOut]:
    for case in card.cases.value or () if card.cases.state == "known" else ():
        if case.is_late:
            yield NextOut(code="case_late", text=f"{case.number} is late: {case.title}. {case.state_text}")


def _visits(card: CardOut) -> Iterator[NextOut]:
    for visit in (card.visits.value or ())[:1] if card.visits.state == "known" else ():
        yield NextOut(code="visit", text=visit.status)


def _overdue(card: CardOut) -> Iterator[NextOut]:
    bill = card.bill.value if card.bill.state == "known" else None
    if bill is not None and bill.overdue is not None:
        text = f"{bill.overdue.amount.display} is overdue since {bill.overdue.since.display}."
        yield NextOut(code="overdue", text=f"{text} Services are suspended over it." if bill.suspended else text)


def _line(card: CardOut) -> Iterator[NextOut]:
    test = card.line_test.value if card.line_test.state == "known" else None
    if test is not None and test.verdict is not Verdict.fine and test.steps:
        yield NextOut(code="line", text=f"Line test of {test.tested.display}: {test.text} {test.steps[0].text}")
