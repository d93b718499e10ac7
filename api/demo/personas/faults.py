"""Stories about something that does not work."""

from api.demo.book import Book, Line
from api.demo.care import event, ticket, visit
from api.demo.days import Days, moment
from api.demo.devices import device_of
from api.demo.orders import early_slot
from api.demo.personas.persona import Chapter, Persona, home_of, open_book
from api.demo.ticket_files import send_picture
from api.demo.world import World
from models import (
    AppointmentKind,
    AppointmentState,
    TicketEventKind,
    TicketKind,
    TicketPriority,
    TicketState,
)


def _dev(persona: Persona, world: World) -> Book:
    book = open_book(persona, world)
    world.add_mobile(book, "small", persona.phone).used_up = True
    return book


DEV = Persona(
    "Dev",
    "Patel",
    "104",
    "Data used up",
    "All {gigabytes} GB of the SIM have been used since the last bill came; more data comes with the next one.",
    ("How much data have I got left?", "Add 5 GB"),
    ("19 Pump House Yard", "quiet"),
)


def _elena(persona: Persona, world: World) -> Book:
    book = open_book(persona, world)
    for plan in ("usual", "plus"):
        world.add_home(book, plan, home_of(persona, world))
    return book


ELENA = Persona(
    "Elena",
    "Rossi",
    "105",
    "Outage in the area",
    "A fibre cable in {area} was cut by roadworks yesterday at 14:05. Broadband and TV are away, engineers are at it, "
    "and it should be mended by 18:30 tomorrow.",
    ("My internet is down", "Any known issues in {area}?"),
    ("12 Willow Garth", "cut"),
)


def _farid(persona: Persona, world: World) -> Book:
    book = open_book(persona, world)
    line = world.add_home(book, "usual", home_of(persona, world))
    router = device_of(line, world.days, wifi_channel=6, wifi_neighbours_on_channel=9, wifi_mbps=21)
    assert router is not None
    book.others.append(router)
    return book


FARID = Persona(
    "Farid",
    "Haddad",
    "106",
    "Slow line",
    "{reached} Mb/s of the plan's {mbps} reach the router, but its Wi-Fi shares a channel with nine neighbours and "
    "gives 21.",
    ("My internet is slow", "The wifi keeps dropping"),
    ("60 Beechcroft Avenue", "calm"),
)


def _hugo(persona: Persona, world: World) -> Book:
    book, days = open_book(persona, world), world.days
    line = world.add_home(book, "fast", home_of(persona, world))
    _away_since(book, line, days)
    case = ticket(
        book,
        "T19877",
        TicketKind.complaint,
        "Broadband still down after three visits",
        moment(days.ago(16), 9, 40),
        service_id=line.service.id,
        priority=TicketPriority.high,
        state=TicketState.in_progress,
        promised_at=moment(days.ahead(2), 17),
        due_at=moment(days.ago(9), 18),
    )
    send_picture(book, case, "router-red-light.png", moment(days.ago(16), 9, 44))
    for ago, text in (
        (13, "First visit: the socket was changed."),
        (10, "Second visit: the router was changed."),
        (6, "Third visit: a damaged cable was found outside; it needs a digging permit."),
    ):
        state = AppointmentState.completed
        visit(book, line, days.ago(ago), (8, 12), AppointmentKind.repair, state, ticket_id=case.id)
        event(book, case, TicketEventKind.visit, text, moment(days.ago(ago), 11, 30))
    note, noted_at = "Very upset, rightly. Ask nothing again.", moment(days.ago(6), 12)
    event(book, case, TicketEventKind.note, note, noted_at, public=False)
    promise = "The permit is asked for. We write again in two days at the latest."
    event(book, case, TicketEventKind.promise, promise, moment(days.ago(1), 16, 5))
    return book


def _away_since(book: Book, line: Line, days: Days) -> None:
    """His router was last seen when the cable broke, shortly before he told us."""
    router = device_of(line, days, online=False, reaches_home=False, attenuation_db=None)
    assert router is not None
    router.seen_at = moment(days.ago(16), 8, 55)
    book.others.append(router)


HUGO = Persona(
    "Hugo",
    "Silva",
    "108",
    "Open case after three visits",
    "Case T19877, open for 16 days: three visits, a damaged cable found on the third, the next word promised for "
    "the day after tomorrow, 17:00.",
    ("Any news on my complaint?", "This is the fourth time I ask!"),
    ("27 Thistle Bank", "calm"),
)


def _ines(persona: Persona, world: World) -> Book:
    book, days = open_book(persona, world), world.days
    line = world.add_home(book, "usual", home_of(persona, world))
    router = device_of(line, days, drops_in_day=7, errors_in_day=3140, attenuation_db=43)
    assert router is not None
    book.others.append(router)
    case = ticket(
        book,
        "T20311",
        TicketKind.fault,
        "The line drops several times a day",
        moment(days.ago(4), 13, 15),
        service_id=line.service.id,
        state=TicketState.in_progress,
        promised_at=moment(days.ahead(1), 10),
    )
    slot = early_slot(world)
    visit(
        book,
        line,
        days.ahead(1),
        (8, 10),
        AppointmentKind.repair,
        ticket_id=case.id,
        technician="Marek Dolny",
        slot_id=slot.id,
    )
    return book


INES = Persona(
    "Ines",
    "Novak",
    "109",
    "Technician comes tomorrow",
    "A repair is booked for tomorrow, 08:00 to 10:00, for case T20311: the line drops several times a day.",
    ("When does the technician come?", "Can I move the visit?"),
    ("8 Mill Race Close", "quiet"),
)


def _quinn(persona: Persona, world: World) -> Book:
    book = open_book(persona, world)
    world.add_mobile(book, "middle", persona.phone).service.roaming = False
    return book


QUINN = Persona(
    "Quinn",
    "Byrne",
    "117",
    "Abroad, and roaming is off",
    "On holiday since yesterday. Roaming is off for the line, so the phone finds no network there. The plan is used in "
    "{near} as at home; Switzerland is not in it.",
    ("I have no data in {near}", "Turn on roaming"),
    ("5 Kiln Terrace", "quiet"),
)

CHAPTERS = (
    Chapter(DEV, _dev),
    Chapter(ELENA, _elena),
    Chapter(FARID, _farid),
    Chapter(HUGO, _hugo),
    Chapter(INES, _ines),
    Chapter(QUINN, _quinn),
)
