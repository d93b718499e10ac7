"""Tells customers that their case was answered, solved or closed. Run it again and again: nobody is told twice."""

from api.news import News, tell_all
from api.parts import Parts
from api.systems.ports.news import TicketWord
from models import NoticeKind, TicketEventKind

OPENS = {
    TicketEventKind.resolved: "is solved",
    TicketEventKind.closed: "is closed",
}
OTHERWISE = "was answered"


async def tell_of_tickets(parts: Parts) -> int:
    """How many answers there were."""
    ticketing = parts.systems.ticketing
    return await tell_all(
        parts,
        ticketing.new_words,
        _news,
        lambda words, reference: ticketing.heard_of_words(tuple(word.id for word in words), reference=reference),
    )


def _news(word: TicketWord) -> News:
    return News(word.customer_id, NoticeKind.ticket, _words(word), f"ticket:{word.id}")


def _words(word: TicketWord) -> str:
    text = word.text.removeprefix("Closed: ")
    said = f"Your case {word.ticket_number}, {word.ticket_title}, {OPENS.get(word.kind, OTHERWISE)}: {text}"
    if word.kind is TicketEventKind.resolved:
        return f"{said} Is it not? Tell us, and we open it again."
    return said
