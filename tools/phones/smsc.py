"""A small SMSC with phones behind it. The protocol's side is smpp34's server, which nobody here wrote."""

import asyncio
import itertools
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal

import smpp34

from connectors.smpp import coding, header
from connectors.smpp.coding import DefaultAlphabet
from connectors.smpp.pdu import Tag
from tools import ports
from tools.phones.gate import Gate
from tools.phones.inbox import part_of, whole_texts
from tools.phones.submits import Receipts, Submit
from tools.phones.texting import Texting


@dataclass
class Smsc:
    alphabet: DefaultAlphabet = "gsm7"
    response_ids: Literal["text", "decimal", "hex"] = "text"
    receipts: Receipts = field(default_factory=Receipts)
    # What the next submits are answered with, one each; after these all are taken.
    refusals: deque[int] = field(default_factory=deque)
    holds_answers: bool = False
    answers_after: float = 0.0
    brings_again_after: float = 0.05
    # An id that an earlier run gave already would be taken for that text's.
    first_id: int = 0x0A1B2C3D
    submits: list[Submit] = field(default_factory=list)
    # How each deliver_sm was answered: None where no answer came.
    answers: list[int | None] = field(default_factory=list)
    # What was told of which text, once that was taken.
    reported: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._port = ports.free_ports(1)[0]
        self._server = smpp34.Server(host="127.0.0.1", port=self._port, system_id="SMSC")
        self.gate = Gate(self._port)
        self.phones = Texting(self)
        self._ids = itertools.count(self.first_id)
        self._esmes: dict[str, smpp34.Esme] = {}
        self._held: list[tuple[smpp34.SubmitSmEvent, int]] = []
        self._tasks: set[asyncio.Task[Any]] = set()

    async def __aenter__(self) -> "Smsc":
        await self._server.start()
        await self.gate.open()
        self._spawn(self._listen())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.gate.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.stop()

    def _spawn(self, work: Any) -> asyncio.Task[Any]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _listen(self) -> None:
        while True:
            event = await self._server.next()
            if isinstance(event, smpp34.Esme):
                self._esmes[event.session_id] = event
            elif isinstance(event, smpp34.Unbound):
                self._esmes.pop(event.session_id, None)
            else:
                self._spawn(self._take(event))

    @property
    def is_bound(self) -> bool:
        return any(esme.can_receive for esme in self._esmes.values())

    def count(self, to: str, text: str) -> int:
        """How often a text was submitted to a phone."""
        return sum(1 for each in self.submits if (each.to, each.text) == (to.lstrip("+"), text))

    def inbox(self, to: str) -> list[str]:
        """What a phone shows of it."""
        return whole_texts((each.part, each.text) for each in self.submits if each.to == to.lstrip("+"))

    async def _take(self, event: smpp34.SubmitSmEvent) -> None:
        await asyncio.sleep(self.answers_after)
        if self.refusals and (status := self.refusals.popleft()):
            event.reject(status)
            return
        submit = self._read(event, number := next(self._ids))
        self.submits.append(submit)
        if self.receipts.when == "before":
            await self._tell(submit, number)
        if self.holds_answers:
            # Let go, the server would answer it with an error of its own.
            self._held.append((event, number))
        else:
            event.accept(_written(number, self.response_ids))
        if self.receipts.when == "after":
            await self._tell(submit, number)

    def _read(self, event: smpp34.SubmitSmEvent, number: int) -> Submit:
        tlvs = {each.tag: each.value for each in event.tlvs}
        octets = event.short_message or tlvs.get(Tag.message_payload, b"")
        front, words = header.split(octets) if event.esm_class & 0x40 else (b"", octets)
        text = coding.read(words, event.data_coding, self.alphabet, front) or ""
        return Submit(
            source=event.source_addr,
            to=event.destination_addr,
            data_coding=event.data_coding,
            esm_class=event.esm_class,
            octets=octets,
            tlvs=tlvs,
            text=text,
            part=part_of(front, tlvs),
            number=number,
        )

    def let_go(self) -> None:
        """What it has held back is answered now, and all that comes is answered again."""
        self.holds_answers = False
        for event, number in self._held:
            event.accept(_written(number, self.response_ids))
        self._held.clear()

    async def _tell(self, submit: Submit, number: int) -> None:
        order, name = self.receipts, _written(number, self.receipts.ids)
        words = order.words.format(id=name, stat=order.stat, err=order.err, text=submit.text[:20])
        tlvs = []
        if order.with_tlvs:
            tlvs = [smpp34.Tlv(0x001E, name.encode() + b"\x00"), smpp34.Tlv(0x0427, b"\x02")]
        if order.echoes_reference and 0x0204 in submit.tlvs:
            tlvs.append(smpp34.Tlv(0x0204, submit.tlvs[0x0204]))
        for _ in range(order.times):
            await self.deliver(
                source_addr=submit.to,
                source_addr_ton=1,
                destination_addr=submit.source,
                esm_class=0x04,
                short_message=words.encode("latin-1", "replace")[:250],
                tlvs=tlvs,
            )
        self.reported[number] = order.stat

    def bring(self, sender: str, words: str) -> None:
        """A text of a phone, without waiting until it is taken."""
        self._spawn(self.phones.text(sender, words))

    async def deliver(self, **message: Any) -> None:
        """Until it is taken, over whichever link there is."""
        while True:
            esme = next((each for each in self._esmes.values() if each.can_receive), None)
            if esme is not None:
                status = None
                with suppress(smpp34.SmppError):
                    status = (await esme.deliver_sm(**message)).command_status
                self.answers.append(status)
                if status == 0:
                    return
            await asyncio.sleep(self.brings_again_after)


def _written(number: int, ids: str) -> str:
    """ "text" is what many SMSCs give: hexadecimal with its zeros."""
    return {"text": f"{number:010X}", "decimal": f"{number:010d}", "hex": f"{number:x}"}[ids]
