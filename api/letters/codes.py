"""Brings a one-time code to who asked for it: the worker makes it once more from its row, and forgets it again."""

import logging
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from api import sent_texts
from api.identity.codes import Purpose, code_for, fits
from api.letters.ways import letterhead, text
from api.parts import Parts
from connectors.base import NotSent, OutcomeUnknown
from connectors.email.letter import Letter
from models import ContactChange, OneTimeCode, TextKind
from models.base import now

log = logging.getLogger(__name__)
# The waits between tries. Who has no code by then has long asked for another.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (2, 10, 30))


@dataclass(frozen=True, slots=True)
class _Wanted:
    row_id: uuid.UUID
    address: str
    code_hash: str
    ends_at: datetime


async def send(parts: Parts, purpose: Purpose, row_id: uuid.UUID, attempt: int) -> None:
    """A lost answer is a try like any other: the same code said twice does no harm, and no code at all locks out."""
    wanted = await _wanted(parts, purpose, row_id)
    if wanted is None:
        return
    secret = parts.settings.token_secret.get_secret_value()
    code = code_for(wanted.row_id, wanted.address, secret)
    if not fits(code, wanted.code_hash, wanted.row_id, secret):
        log.error("code=%s was made under another TOKEN_SECRET, and is not sent", row_id)
        return
    try:
        await _bring(parts, wanted, code)
    except NotSent as error:
        pause = timedelta(seconds=error.after or 0) if error.again else None
        await _postpone(parts, purpose, wanted, attempt, str(error), pause)
    except OutcomeUnknown as error:
        await _postpone(parts, purpose, wanted, attempt, str(error), timedelta(0))


async def _wanted(parts: Parts, purpose: Purpose, row_id: uuid.UUID) -> _Wanted | None:
    """None where it is over or used, and where the address is not one that a code may go to."""
    async with parts.database.session() as session:
        if purpose is Purpose.sign_in:
            row = await session.get(OneTimeCode, row_id)
            if row is not None and row.customer_id and row.used_at is None and row.ends_at > now():
                return _Wanted(row.id, row.address, row.code_hash, row.ends_at)
        else:
            change = await session.get(ContactChange, row_id)
            if change is not None and change.code_hash and change.proved_at is None and change.ends_at > now():
                return _Wanted(change.id, change.value, change.code_hash, change.ends_at)
    return None


async def _bring(parts: Parts, wanted: _Wanted, code: str) -> None:
    """Who wants no texts gets this one: it was asked for a moment ago, and without it nobody could come back in."""
    if "@" in wanted.address:
        if parts.email is not None:
            await parts.email.send(_letter(parts, wanted, code))
    elif (provider := parts.texts) is not None:
        said = words(parts, code, wanted.ends_at)
        await text(provider, wanted.address, said, wanted.row_id)
        async with parts.database.transaction() as session:
            await sent_texts.note_words(parts, session, provider.name, TextKind.code, said, wanted.row_id)


def words(parts: Parts, code: str, ends_at: datetime) -> str:
    """The code comes first, where a locked phone shows it. By the last line browsers fill it in, on our pages only."""
    said = (
        f"{code} is your {parts.brand.name} code, until {parts.formats.clock(ends_at)}. "
        "Tell it to nobody who calls you. Not you? Ignore this."
    )
    public = urlsplit(parts.settings.public_url)
    return f"{said}\n\n@{public.hostname} #{code}" if public.scheme == "https" else said


def _letter(parts: Parts, wanted: _Wanted, code: str) -> Letter:
    return Letter(
        to=wanted.address,
        subject=f"Your {parts.brand.name} code",
        paragraphs=(
            f"This is your code. It can be used until {parts.formats.clock(wanted.ends_at)}.",
            "Tell it to nobody, not even to somebody who says that they call from us.",
            "If you didn't ask for it, you have nothing to do: without this code nobody gets in.",
        ),
        reference=wanted.row_id,
        head=letterhead(parts),
        code=code,
        reason="You get this because somebody typed your address on our pages.",
    )


async def _postpone(
    parts: Parts, purpose: Purpose, wanted: _Wanted, attempt: int, reason: str, asked_for: timedelta | None
) -> None:
    """`asked_for`: how long the provider wants to be left alone; None where it will never take it."""
    pause = None
    if asked_for is not None and attempt <= len(PAUSES):
        pause = max(PAUSES[attempt - 1], asked_for)
    if pause is None or now() + pause >= wanted.ends_at:
        log.error("code=%s did not go out, after %s tries: %s", wanted.row_id, attempt, reason)
        return
    log.warning("code=%s did not go out, and is tried again: %s", wanted.row_id, reason)
    async with parts.database.transaction() as session:
        await parts.jobs.code(session, purpose, wanted.row_id, wanted.address, attempt + 1, after=pause)
