"""What the SMSC brings: stored first, then answered. What could not be stored is brought again."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import NamedTuple

from connectors.base import Arrived
from connectors.smpp import arriving, pdu, receipts, repeats
from connectors.smpp.lanes import Lanes
from connectors.smpp.link import Link
from connectors.smpp.pdu import Command
from connectors.smpp.repeats import Known, Repeats
from connectors.smpp.settings import SmppSettings
from connectors.smpp.statuses import Status

log = logging.getLogger(__name__)
OnArrival = Callable[[Arrived], Awaitable[None]]
STORED_WITHIN = 20.0
# The body of an answer to a deliver_sm: an id that is always empty.
NO_ID = b"\x00"


class Brought(NamedTuple):
    link: Link
    message: bytes
    at: datetime


class Taking:
    def __init__(self, settings: SmppSettings, on_arrival: OnArrival, known: Known | None) -> None:
        self._settings, self._on_arrival = settings, on_arrival
        self._repeats = Repeats(datetime.now(UTC), known)
        self.lanes: Lanes[Brought] = Lanes(self._take)
        self._is_full = False

    def put(self, link: Link, message: bytes) -> None:
        read = pdu.delivered(message)
        try:
            self.lanes.put(read.source_addr if read else "", Brought(link, message, datetime.now(UTC)))
        except asyncio.QueueFull:
            if not self._is_full:
                log.warning("smpp: more comes in than can be stored; the SMSC is asked to bring it again")
            self._is_full = True
            link.answer(Command.deliver_sm, pdu.header_of(message).sequence, Status.queue_full, NO_ID)
        else:
            self._is_full = False

    async def _take(self, brought: Brought) -> None:
        link, message, at = brought
        sequence = pdu.header_of(message).sequence
        try:
            name, sighting = await self._name(brought, sequence)
        except Exception:
            log.exception("smpp: the ledger could not be asked; the SMSC is asked to bring it again")
            link.answer(Command.deliver_sm, sequence, Status.system_error, NO_ID)
            return
        stored = await self._store(message, name, at)
        written = link.is_open
        link.answer(Command.deliver_sm, sequence, Status.ok if stored else Status.system_error, NO_ID)
        if sighting:
            sighting.note_answer(datetime.now(UTC), refused=not stored, written=written)

    async def _name(self, brought: Brought, sequence: int) -> tuple[str, repeats.Sighting | None]:
        """A receipt needs none: it may come as often as it likes."""
        link, message, at = brought
        read, tag = pdu.delivered(message), self._settings.message_id_tlv
        if read is None or receipts.is_receipt(read):
            return repeats.first_name(message, at), None
        number = pdu.tlv(read, tag) if tag else None
        if number:
            return repeats.own_name(message, number), None
        sighting = await self._repeats.sighting(message, link.line, sequence, at)
        return sighting.id, sighting

    async def _store(self, message: bytes, name: str, at: datetime) -> bool:
        came = arriving.arrived(self._settings.place, self._settings.system_id, message, name, at)
        try:
            async with asyncio.timeout(STORED_WITHIN):
                await self._on_arrival(came)
        except Exception:
            log.exception("smpp: a message could not be stored; the SMSC is asked to bring it again")
            return False
        return True
