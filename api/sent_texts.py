"""What each text that left has cost. Noted where a carrier is known to have it, once, whoever finds out first."""

import uuid
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Date, String, bindparam, cast, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from api.parts import Parts
from connectors.base import Outgoing
from connectors.content import Content
from connectors.sms.charging import ChargesTexts
from models import SentText, TextKind
from models.base import new_id, now

ZONE = bindparam("zone", type_=String)
DAY = cast(func.timezone(ZONE, SentText.sent_at), Date)
A_DAY_AND_LINE = (
    select(
        DAY.label("day"),
        SentText.line,
        SentText.currency,
        func.sum(SentText.segments).label("segments"),
        func.sum(SentText.cost).label("cost"),
        func.count().label("texts"),
        *(func.count().filter(SentText.what == kind).label(f"{kind.value}s") for kind in TextKind),
    )
    .where(SentText.sent_at >= bindparam("begins"), SentText.sent_at < bindparam("ends"))
    .group_by("day", SentText.line, SentText.currency)
    .order_by(DAY.desc(), SentText.line, SentText.currency)
)


async def note(parts: Parts, session: AsyncSession, line: str, kind: TextKind, outgoing: Outgoing) -> None:
    """In the transaction in which it is known to have gone. What is no text costs nothing that we know of."""
    carrier = parts.providers.get(line)
    if not isinstance(carrier, ChargesTexts):
        return
    charged = carrier.charged(outgoing)
    row = {
        "id": new_id(),
        "reference": outgoing.reference,
        "line": line,
        "what": kind,
        "segments": charged.segments,
        "cost": charged.cost,
        "currency": None if charged.cost is None else parts.brand.currency,
        "sent_at": now(),
    }
    await session.execute(insert(SentText).values(**row).on_conflict_do_nothing(index_elements=["reference"]))


async def note_words(
    parts: Parts, session: AsyncSession, line: str, kind: TextKind, words: str, reference: uuid.UUID
) -> None:
    await note(parts, session, line, kind, in_words("", words, reference))


def in_words(to: str, words: str, reference: uuid.UUID) -> Outgoing:
    """A text that answers nobody: it goes out from the connector's own address."""
    return Outgoing(to, "", Content(text=words, plain=words), reference, reference)


async def by_day_and_line(parts: Parts, first: date, last: date) -> list[Any]:
    """Newest first, by the days of the brand's clock."""
    zone = parts.formats.timezone
    begins = datetime.combine(first, time.min, zone)
    ends = datetime.combine(last + timedelta(days=1), time.min, zone)
    return list(await parts.database.rows(A_DAY_AND_LINE, zone=str(zone), begins=begins, ends=ends))
