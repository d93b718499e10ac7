"""A copy of all that is kept about a customer: asked for, written by the worker, fetched, and thrown away."""

import hashlib
import tempfile
import uuid
import zipfile
from collections.abc import Sequence
from datetime import timedelta
from typing import BinaryIO

from fastapi import Response
from fastapi.responses import StreamingResponse
from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import Caller
from api.errors import NotFound
from api.files.handing_out import disposed
from api.files.keeping import bytes_of
from api.identity.repository import lock_address
from api.notices import tell
from api.parts import Parts
from api.privacy import gathering
from api.privacy.schemas import ExportOut, ExportsOut
from models import Level, NoticeKind, PrivacyExport
from models.base import now

READY_FOR = timedelta(days=7)
# A worker that dies over one is followed by another after so long.
AGAIN_AFTER = timedelta(minutes=5)
PIECE = 1024 * 1024
READ_ME = """All that is kept about you, as it was on {day}.

The .json files can be opened with any text editor. In amounts that end in _minor, 4210 is 42.10. files/ holds what was
sent in conversations. Left out is only what would open something: one-time codes, keys and cookies, of which we keep no
more than a fingerprint.
"""


class ExportUnknown(NotFound):
    """No such copy, or somebody else's, or one that is not written yet, or not there any more."""


async def ask(parts: Parts, caller: Caller) -> ExportOut:
    """Whoever asks while one is being written, or lies ready, is told of that one."""
    customer_id = caller.require(Level.verified)
    async with parts.database.transaction() as session:
        await lock_address(session, f"export:{customer_id}")
        found = await session.scalar(select(PrivacyExport).where(PrivacyExport.customer_id == customer_id))
        if found is None:
            found = PrivacyExport(customer_id=customer_id, stored_key=uuid.uuid4().hex, created_at=now())
            session.add(found)
            await session.flush()
        return _out(parts, found)


async def show(parts: Parts, caller: Caller) -> ExportsOut:
    async with parts.database.session() as session:
        mine = PrivacyExport.customer_id == caller.require(Level.verified)
        found = (await session.scalars(select(PrivacyExport).where(mine))).all()
    return ExportsOut(exports=[_out(parts, each) for each in found])


async def hand_out(parts: Parts, caller: Caller, export_id: uuid.UUID) -> Response:
    async with parts.database.session() as session:
        found = await session.get(PrivacyExport, export_id)
    if found is None or found.customer_id != caller.require(Level.verified) or _is_over(found):
        raise ExportUnknown("There is no such copy here. Ask for a new one.")
    headers = {"Content-Disposition": disposed("attachment", "my-data.zip"), "Content-Length": str(found.size)}
    return StreamingResponse(parts.store.read(found.stored_key), media_type="application/zip", headers=headers)


def _is_over(export: PrivacyExport) -> bool:
    return export.ends_at is None or export.ends_at <= now()


async def write_due(parts: Parts) -> None:
    """A round. Each is taken for a while before it is written: two workers write two."""
    while (export := await _take(parts)) is not None:
        with tempfile.TemporaryFile() as packed:
            size, sha256 = await _pack(parts, export.customer_id, packed)
            await parts.store.put(export.stored_key, packed, size=size, sha256=sha256)
        await _finish(parts, export, size)


async def _take(parts: Parts) -> PrivacyExport | None:
    async with parts.database.transaction() as session:
        due = (PrivacyExport.made_at.is_(None), PrivacyExport.next_attempt_at <= now())
        found = await session.scalar(
            select(PrivacyExport)
            .where(*due)
            .order_by(PrivacyExport.next_attempt_at)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        if found is not None:
            found.attempts, found.next_attempt_at = found.attempts + 1, now() + AGAIN_AFTER
        return found


async def _pack(parts: Parts, customer_id: uuid.UUID, packed: BinaryIO) -> tuple[int, str]:
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("read-me.txt", READ_ME.format(day=parts.formats.full_day(parts.formats.today(now()))))
        async for name, content in gathering.back_offices(parts, customer_id):
            archive.writestr(name, content)
        async with parts.database.session() as session:
            async for name, content in gathering.record(session, customer_id):
                archive.writestr(name, content)
            sent = await gathering.files(session, customer_id)
        for each in sent:
            with archive.open(f"files/{each.id}-{each.name}", "w") as entry:
                async for piece in await bytes_of(parts, each):
                    entry.write(piece)
    size = packed.tell()
    packed.seek(0)
    digest = hashlib.sha256()
    while piece := packed.read(PIECE):
        digest.update(piece)
    packed.seek(0)
    return size, digest.hexdigest()


async def _finish(parts: Parts, export: PrivacyExport, size: int) -> None:
    made_at = now()
    ends_at = made_at + READY_FOR
    async with parts.database.transaction() as session:
        done = update(PrivacyExport).where(PrivacyExport.id == export.id)
        is_there = (
            await session.execute(done.values(size=size, made_at=made_at, ends_at=ends_at).returning(PrivacyExport.id))
        ).first()
        if is_there is None:  # its customer was erased meanwhile
            await parts.store.remove(export.stored_key)
            return
        until = parts.formats.day(parts.formats.today(ends_at)).display
        await tell(
            session,
            customer_id=export.customer_id,
            kind=NoticeKind.account,
            text=f"The copy of your data is ready. Fetch it after signing in, until {until}. "
            f"If you didn't ask for it, call {parts.brand.phone} ({parts.brand.phone_hours}).",
            key=f"export:{export.id}",
        )


async def throw_away(parts: Parts) -> None:
    """A round: those that have lain ready for a week."""
    async with parts.database.transaction() as session:
        over = select(PrivacyExport).where(PrivacyExport.ends_at <= now()).with_for_update(skip_locked=True)
        await remove(parts, session, (await session.scalars(over)).all())


async def remove(parts: Parts, session: AsyncSession, exports: Sequence[PrivacyExport]) -> None:
    """The bytes first: a row without them is found again, bytes without a row never."""
    for each in exports:
        await parts.store.remove(each.stored_key)
        await session.execute(delete(PrivacyExport).where(PrivacyExport.id == each.id))


def _out(parts: Parts, export: PrivacyExport) -> ExportOut:
    return ExportOut(
        id=export.id,
        state="being_written" if export.made_at is None else "ready",
        asked_at=parts.formats.moment(export.created_at),
        ends_at=parts.formats.moment(export.ends_at) if export.ends_at else None,
        size=export.size,
    )
