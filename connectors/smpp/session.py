"""The session with the SMSC: bound again whenever it breaks, and the one way texts go out and come in."""

import asyncio
import logging
import random
from collections.abc import Callable
from contextlib import suppress

from connectors.base import NotSent, OutcomeUnknown
from connectors.smpp import pdu
from connectors.smpp.dialling import Dialling, NotBound
from connectors.smpp.link import Link, LinkLost
from connectors.smpp.pace import Pace
from connectors.smpp.pdu import RESPONSE, Command
from connectors.smpp.repeats import Known
from connectors.smpp.settings import SmppSettings
from connectors.smpp.statuses import SLOWER, Status, meaning_of
from connectors.smpp.taking import OnArrival, Taking

log = logging.getLogger(__name__)
# The waits between one try to bind and the next, in seconds; the last one repeats.
PAUSES = (1.0, 2.0, 5.0, 15.0, 30.0, 60.0)
# A bind that holds so long was a good one: after it, the waits begin anew.
GOOD_AFTER = 30.0
# How long what is under way may take when we are told to end.
ENDS_WITHIN = 5.0
BINDS = {
    "transceiver": (Command.bind_transceiver,),
    "transmitter+receiver": (Command.bind_transmitter, Command.bind_receiver),
}


class Session:
    def __init__(self, settings: SmppSettings, pauses: tuple[float, ...] = PAUSES) -> None:
        self._settings, self._pauses = settings, pauses
        self._links: dict[Command, Link] = {}
        self._pace = Pace(settings.submits_per_second)
        self._ending = False

    @property
    def is_bound(self) -> bool:
        """For every direction."""
        return self._links.keys() == set(BINDS[self._settings.bind_type])

    async def run(self, on_arrival: OnArrival, known: Known | None = None) -> None:
        """Until it is cancelled; then what is under way is finished, and the SMSC is told that we go."""
        self._ending = False
        taking, dialling = Taking(self._settings, on_arrival, known), Dialling(self._settings)
        tasks = taking.lanes.work()
        tasks += [asyncio.create_task(self._keep(each, dialling, taking)) for each in BINDS[self._settings.bind_type]]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for each in done:
                each.result()
        finally:
            self._ending = True
            await self._end(taking)
            for each in tasks:
                each.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _end(self, taking: Taking) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(ENDS_WITHIN):
                await asyncio.gather(*(link.settled() for link in self._links.values()))
                await taking.lanes.join()
        await asyncio.gather(*(link.unbind() for link in list(self._links.values())))

    async def _keep(self, command: Command, dialling: Dialling, taking: Taking) -> None:
        tries = 0
        while not self._ending:
            try:
                link = await dialling.dial(command)
            except NotBound as problem:
                log.error("smpp: not bound: %s", problem)
            else:
                log.info("smpp: bound to %s (%s)", self._settings.place, command.name)
                if await self._hold(command, link, taking) > GOOD_AFTER:
                    tries = 0
            await asyncio.sleep(self._pauses[min(tries, len(self._pauses) - 1)] * random.uniform(0.75, 1.25))
            tries += 1

    async def _hold(self, command: Command, link: Link, taking: Taking) -> float:
        """How long it was bound, in seconds."""
        loop, settings = asyncio.get_running_loop(), self._settings
        began = loop.time()
        self._links[command] = link
        enquiring = asyncio.create_task(link.enquire(settings.enquire_link_seconds, settings.response_seconds))
        try:
            await link.listen(taking.put)
        except LinkLost as lost:
            log.log(logging.INFO if self._ending else logging.WARNING, "smpp: the bind has ended: %s", lost)
        finally:
            del self._links[command]
            link.close("we ended")
            enquiring.cancel()
            await asyncio.gather(enquiring, link.closed(), return_exceptions=True)
        return loop.time() - began

    async def submit(self, make: Callable[[int], bytes], until: float) -> str:
        """The SMSC's id of it. `until`, on the loop's clock: later it is not begun. Raises NotSent, OutcomeUnknown."""
        self._sending_link()
        await self._pace.turn(until)
        link = self._sending_link()
        try:
            async with asyncio.timeout_at(until):
                await link.window.acquire()
        except TimeoutError:
            raise NotSent("the SMSC leaves too much unanswered", again=True) from None
        try:
            answer = await link.ask(make, self._settings.response_seconds)
        except LinkLost as lost:
            if lost.written:
                raise OutcomeUnknown(f"the link broke before the SMSC answered: {lost}") from None
            raise NotSent(f"we are not bound to the SMSC: {lost}", again=True) from None
        except TimeoutError:
            raise OutcomeUnknown("the SMSC did not answer in time") from None
        finally:
            link.window.release()
        return self._read(answer)

    def _sending_link(self) -> Link:
        link = self._links.get(BINDS[self._settings.bind_type][0])
        if link is None or self._ending:
            raise NotSent("we are not bound to the SMSC", again=True)
        return link

    def _read(self, answer: bytes) -> str:
        header = pdu.header_of(answer)
        if header.command not in (Command.submit_sm | RESPONSE, Command.generic_nack):
            raise OutcomeUnknown(f"the SMSC answered with something else: 0x{header.command:08X}")
        if header.status == Status.ok and header.command != Command.generic_nack:
            self._pace.went_well()
            return pdu.first_string(answer)
        meaning = meaning_of(header.status)
        after = self._pace.slow_down() if header.status in SLOWER else None
        raise NotSent(f"the SMSC refused it: {meaning.words}", again=meaning.again, after=after)
