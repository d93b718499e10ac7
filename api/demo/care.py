"""Cases, orders and visits: made for personas by hand, and for some of the crowd by chance."""

from datetime import date, datetime, timedelta
from random import Random

from api.demo.book import Book, Line
from api.demo.days import Days, moment
from api.demo.ids import demo_id
from models import (
    ActorKind,
    Appointment,
    AppointmentKind,
    AppointmentState,
    Order,
    OrderKind,
    OrderState,
    Service,
    Ticket,
    TicketEvent,
    TicketEventKind,
    TicketKind,
    TicketPriority,
    TicketState,
)

OLD_CASES = (
    (TicketKind.fault, "Broadband drops in the evening", "A new router was sent; the line has been steady since."),
    (TicketKind.billing, "Late fee although paid in time", "The fee was taken off again."),
    (TicketKind.request, "Copy of the contract", "Sent by e-mail."),
    (TicketKind.complaint, "Nobody called back", "A team lead called and said sorry."),
)


def ticket(book: Book, number: str, kind: TicketKind, title: str, opened_at: datetime, **more: object) -> Ticket:
    """Opened, with its first event; more events are told with `event`."""
    made = Ticket(
        id=demo_id("ticket", number),
        number=number,
        customer_id=book.holder.id,
        account_id=book.account.id,
        kind=kind,
        title=title,
        opened_at=opened_at,
        **more,
    )
    book.others.append(made)
    event(book, made, TicketEventKind.opened, title, opened_at)
    return made


def event(book: Book, about: Ticket, kind: TicketEventKind, text: str, at: datetime, *, public: bool = True) -> None:
    key = demo_id("ticket_event", about.number, at.isoformat(), kind.value)
    author = ActorKind.customer if kind in (TicketEventKind.opened, TicketEventKind.attached) else ActorKind.agent
    book.others.append(
        TicketEvent(id=key, ticket_id=about.id, kind=kind, text=text, public=public, at=at, author=author)
    )


def order(
    book: Book, number: str, kind: OrderKind, state: OrderState, title: str, placed_at: datetime, **more: object
) -> Order:
    made = Order(
        id=demo_id("order", number),
        number=number,
        account_id=book.account.id,
        customer_id=book.holder.id,
        kind=kind,
        state=state,
        title=title,
        placed_at=placed_at,
        **more,
    )
    book.others.append(made)
    return made


def visit(
    book: Book,
    line: Line,
    day: date,
    hours: tuple[int, int],
    kind: AppointmentKind,
    state: AppointmentState = AppointmentState.booked,
    **more: object,
) -> None:
    service: Service = line.service
    book.others.append(
        Appointment(
            id=demo_id("appointment", book.account.number, day, hours[0]),
            account_id=book.account.id,
            service_id=service.id,
            kind=kind,
            state=state,
            starts_at=moment(day, hours[0]),
            ends_at=moment(day, hours[1]),
            address=service.address or book.holder.address,
            **more,
        )
    )


def past_dealings(book: Book, days: Days, rng: Random) -> None:
    """An old case or order, as every tenth customer has one."""
    tail = book.account.number[-3:]
    if rng.random() < 0.1:
        kind, title, outcome = rng.choice(OLD_CASES)
        opened_at = moment(days.ago(rng.randint(20, 300)), rng.randint(8, 19), 12)
        ended_at = opened_at + timedelta(days=rng.randint(1, 9), hours=1)
        closed = ticket(
            book,
            f"T18{tail}",
            kind,
            title,
            opened_at,
            state=TicketState.closed,
            priority=TicketPriority.normal,
            resolved_at=ended_at,
        )
        event(book, closed, TicketEventKind.resolved, outcome, ended_at)
    if rng.random() < 0.08:
        placed_at = moment(days.ago(rng.randint(15, 200)), 11, 30)
        ended_at = placed_at + timedelta(days=3)
        order(
            book,
            f"O61{tail}",
            OrderKind.sim,
            OrderState.completed,
            "Replacement SIM",
            placed_at,
            service_id=book.lines[0].service.id,
            ended_at=ended_at,
        )
