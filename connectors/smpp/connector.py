"""Texts over SMPP: the provider that the rest of the product sees."""

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import ClassVar, Self
from uuid import UUID, uuid4

import smpp34

from connectors.base import Arrived, File, Inbound, NotSent, OutcomeUnknown, Outgoing, Receipt, Taken, Thanks, Untrusted
from connectors.smpp import arriving, parsing, pdu, receipts
from connectors.smpp.addresses import Addresses, destination
from connectors.smpp.parts import Part, parts_of
from connectors.smpp.pdu import Tag
from connectors.smpp.repeats import Known
from connectors.smpp.session import Session
from connectors.smpp.settings import SmppSettings
from connectors.smpp.taking import OnArrival
from connectors.sms.charging import Charged, charged
from connectors.sms.rendering import text_of

# A sending that waits for its turn holds up others of the worker; it is tried again instead. With an answer's time on
# top, both stay below what a sending may last (api/channels/finding_out.py).
FIRST_PART_WITHIN, LAST_PART_WITHIN = 5.0, 15.0
# How many of the last texts are known by the 16 bits that an SMSC may give back.
REMEMBERED = 20_000
FROM_THE_SMSC = 1


class SmppConnector:
    name: ClassVar[str] = "smpp"
    channel: ClassVar[str] = "sms"
    # SMPP asks by the SMSC's own id alone, which is what got lost with the answer.
    finds: ClassVar[bool] = False

    def __init__(self, settings: SmppSettings, session: Session | None = None) -> None:
        self._settings = settings
        self.held = False
        self._addresses = Addresses(settings.country_code, settings.sources)
        self.session = session or Session(settings)
        self._sent: OrderedDict[tuple[str, int], UUID] = OrderedDict()
        self._next_reference = secrets.randbelow(0x10000)

    @classmethod
    def set_up(cls) -> Self | None:
        """None where no SMSC is set up. Raises HalfSetUp where one is half set up."""
        settings = SmppSettings.read()
        return cls(settings) if settings else None

    async def run(self, on_arrival: OnArrival, known: Known | None = None) -> None:
        """In the worker, in the loop that sends: one process at a time. `known`: whether the ledger has such an id."""
        self.held = True
        try:
            await self.session.run(on_arrival, known)
        finally:
            self.held = False

    def verify(self, arrived: Arrived) -> None:
        arriving.require_our_bind(arrived)

    def parse(self, arrived: Arrived) -> Sequence[Inbound | Receipt]:
        found = parsing.parse(arrived, arriving.name_in(arrived), self._settings, self._addresses)
        return [replace(each, reference=self._ours(arrived)) if isinstance(each, Receipt) else each for each in found]

    def _ours(self, arrived: Arrived) -> UUID | None:
        """A receipt for a text whose answer was lost: it comes from the number the text went to."""
        message = pdu.delivered(arrived.body)
        value = pdu.tlv(message, Tag.user_message_reference) if message else None
        if message is None or value is None:
            return None
        sender = self._addresses.read(message.source_addr, message.source_addr_ton)
        return self._sent.get((sender.lstrip("+"), int.from_bytes(value, "big")))

    def challenge(self, query: Mapping[str, str]) -> str:
        del query
        raise Untrusted("nobody asks for anything here: texts come over the bind")

    def thank(self, arrived: Arrived) -> Thanks:
        del arrived
        return Thanks()

    @property
    def most_parts(self) -> int:
        return self._settings.most_parts

    async def send(self, outgoing: Outgoing) -> Taken:
        text = text_of(outgoing.content, public_url=self._settings.public_url, most=self._settings.most_parts)
        self._next_reference = (self._next_reference + 1) % 0x10000
        parts = parts_of(text, self._settings.alphabet, self._settings.long_texts, self._next_reference)
        if len(parts) == 1:
            # A receipt for one of several parts says nothing of the others.
            self._remember(outgoing)
        ids: list[str] = []
        until = asyncio.get_running_loop().time() + LAST_PART_WITHIN
        for part in parts:
            try:
                ids.append(await self._submit(self._pdu(part, outgoing), until, is_first=not ids))
            except (NotSent, OutcomeUnknown) as problem:
                if not ids:
                    raise
                raise OutcomeUnknown(f"{len(ids)} of {len(parts)} parts went out, and then: {problem}") from None
        return Taken(tuple(ids))

    def charged(self, outgoing: Outgoing) -> Charged:
        """One that goes out whole is divided by the SMSC, as it would be here."""
        text = text_of(outgoing.content, public_url=self._settings.public_url, most=self._settings.most_parts)
        long = "udh8" if self._settings.long_texts == "payload" else self._settings.long_texts
        return charged(len(parts_of(text, self._settings.alphabet, long, 0)), self._settings.segment_price)

    async def _submit(self, make: Callable[[int], bytes], until: float, *, is_first: bool) -> str:
        """What has begun is brought to its end if waiting helps: half a text is worth nothing."""
        loop = asyncio.get_running_loop()
        while True:
            try:
                number = await self.session.submit(make, loop.time() + FIRST_PART_WITHIN if is_first else until)
            except NotSent as refusal:
                if is_first or not refusal.again or loop.time() + (refusal.after or 1) > until:
                    raise
                await asyncio.sleep(refusal.after or 1)
            else:
                # Without an id it has gone all the same; no receipt will ever fit it.
                return receipts.canonical(number, self._settings.response_ids)[:200] or f"unnumbered.{uuid4().hex}"

    def _pdu(self, part: Part, outgoing: Outgoing) -> Callable[[int], bytes]:
        source, to = self._addresses.source(outgoing.own), destination(outgoing.to)
        tlvs = [smpp34.Tlv(tag, value) for tag, value in part.tlvs]
        if self._settings.user_message_reference:
            tlvs.append(smpp34.Tlv(Tag.user_message_reference, _sixteen_bits(outgoing).to_bytes(2, "big")))

        def make(sequence: int) -> bytes:
            return smpp34.SubmitSm(
                source.address,
                to.address,
                part.short_message,
                source_addr_ton=source.ton,
                source_addr_npi=source.npi,
                dest_addr_ton=to.ton,
                dest_addr_npi=to.npi,
                esm_class=part.esm_class,
                registered_delivery=FROM_THE_SMSC,
                data_coding=part.data_coding,
                tlvs=tlvs,
                sequence_number=sequence,
            ).encode()

        return make

    def _remember(self, outgoing: Outgoing) -> None:
        self._sent[outgoing.to.lstrip("+"), _sixteen_bits(outgoing)] = outgoing.reference
        if len(self._sent) > REMEMBERED:
            self._sent.popitem(last=False)

    async def find(self, outgoing: Outgoing, since: datetime) -> Taken | None:
        del outgoing, since
        raise NotSent("an SMSC can't be asked what it has", again=False)

    async def fetch(self, file: File) -> bytes:
        del file
        raise NotSent("texts bring no files", again=False)


def _sixteen_bits(outgoing: Outgoing) -> int:
    """The last ones: those before may be the time."""
    return outgoing.reference.int & 0xFFFF
