"""A picture that somebody sent in for their ticket: drawn here, a few hundred bytes."""

import struct
import zlib
from datetime import datetime

from api.demo.book import Book
from api.demo.care import event
from api.demo.ids import demo_id
from models import Ticket, TicketEventKind, TicketFile

WIDTH, HEIGHT = 64, 48
# A dark box with one red light, as a router that has no line.
BOX, LIGHT = b"\x2a\x2f\x38", b"\xd9\x2d\x20"


def send_picture(book: Book, about: Ticket, name: str, at: datetime) -> None:
    content = router_without_line()
    book.others.append(
        TicketFile(
            id=demo_id("ticket_file", about.number, name),
            ticket_id=about.id,
            name=name,
            media_type="image/png",
            size=len(content),
            content=content,
            at=at,
        )
    )
    event(book, about, TicketEventKind.attached, name, at)


def router_without_line() -> bytes:
    rows = b"".join(b"\0" + b"".join(_pixel(x, y) for x in range(WIDTH)) for y in range(HEIGHT))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _pixel(x: int, y: int) -> bytes:
    return LIGHT if (x - 48) ** 2 + (y - 34) ** 2 <= 9 else BOX


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
