"""What some of the personas were told without asking, and where they want to be told."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from api.brand import chosen_brand
from api.demo.book import Book
from api.demo.days import DAYS_TO_PAY, Days, moment, spoken
from api.demo.ground import ground
from api.demo.ids import demo_id
from api.formats import Formats, Money
from models import Notice, NoticeChannel, NoticeKind, NotificationChoice
from models.base import Base

# Who was told of the newest bill, and of nothing else.
BILLED = {"101", "102", "111", "114", "116"}
EVERYWHERE = [channel.value for channel in NoticeChannel]
# Persona, kind, channel, wanted.
CHOICES = (
    ("101", NoticeKind.usage, NoticeChannel.sms, False),
    ("108", NoticeKind.ticket, NoticeChannel.push, False),
    ("111", NoticeKind.bill, NoticeChannel.sms, False),
    ("116", NoticeKind.offer, NoticeChannel.email, True),
)


def make_notices(days: Days, books: Iterable[Book]) -> Iterator[Base]:
    """Amounts are those of the newest bills in the books; who has no book among them is told of none."""
    totals = {book.account.number[-3:]: _newest(book) for book in books if book.bills}
    for digits, kind, channel, wanted in CHOICES:
        yield NotificationChoice(customer_id=_persona(digits), kind=kind, channel=channel, wanted=wanted)
    issued_on = days.story_issue_day()
    due_on = issued_on + timedelta(days=DAYS_TO_PAY)
    for digits in sorted(BILLED & totals.keys()):
        text = f"Your new bill is {totals[digits]}. It is due on {spoken(due_on)}."
        channels = ["email", "push"] if digits == "111" else EVERYWHERE
        yield _notice(digits, NoticeKind.bill, text, moment(issued_on, 7), channels=channels)
    yield _notice(
        "104",
        NoticeKind.usage,
        "You have used all 5 GB of your plan. More comes with the next bill, or you can add some now.",
        moment(days.ago(1), 18, 20),
    )
    yield from _of_the_outage(days)
    visit = f"A technician comes on {spoken(days.ahead(1))} between 08:00 and 10:00."
    yield _notice("109", NoticeKind.order, visit, moment(days.ago(1), 16))
    if "115" in totals:
        declined = f"Your bank turned down the payment of {totals['115']}. Nothing was taken; you can pay another way."
        yield _notice("115", NoticeKind.payment, declined, moment(days.ago(1), 19, 8))


def _of_the_outage(days: Days) -> Iterator[Base]:
    began = "There is an outage where you are: broadband and TV are away. We are at it."
    yield _notice("105", NoticeKind.outage, began, moment(days.ago(1), 14, 20), seen_after=timedelta(minutes=9))
    found = f"A fibre cable was cut by roadworks. It should be mended by 18:30 on {spoken(days.ahead(1))}."
    yield _notice("105", NoticeKind.outage, found, moment(days.ago(1), 17, 10))


def _newest(book: Book) -> str:
    bill = book.bills[-1]
    return Formats(chosen_brand()).money(Money(bill.total_minor, bill.currency)).display


def _persona(digits: str) -> uuid.UUID:
    return demo_id("customer", ground().number(int(digits)))


def _notice(
    digits: str,
    kind: NoticeKind,
    text: str,
    at: datetime,
    *,
    channels: list[str] = EVERYWHERE,
    seen_after: timedelta | None = None,
) -> Notice:
    key = f"demo:{digits}:{kind}:{at.isoformat()}"
    return Notice(
        id=demo_id("notice", key),
        key=key,
        customer_id=_persona(digits),
        kind=kind,
        text=text,
        channels=channels,
        created_at=at,
        seen_at=at + seen_after if seen_after else None,
    )
