"""`make load`: conversations and channels under load, with everything running. Prints each figure and its target.

RATE=100 texts a second are brought for DURATION=30 s; then up to PEOPLE=400 ask at once, by text and at open pages, at
a rate that is raised every STEP=15 s; then FEEDS=2000 are open. ONLY=webhooks, texts, pages or feeds does one of it;
ONLY=desk asks what agents ask, of CONVERSATIONS=10000 with MESSAGES=50 each, for DURATION seconds at DESK_RATE=10.
Exits with 1 when something was refused or lost, never because it was slow.
"""

import asyncio
import os
import resource
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit

import psutil

from tests.faults.carrier import Carrier, running_carrier
from tests.faults.desk import people
from tests.load.channels import printing
from tests.load.channels.pages import Pages
from tests.load.channels.processes import OURSELVES, Cpu, Processes
from tests.load.channels.steps import Step, climb
from tests.load.channels.texts import Texts
from tests.load.client import Client
from tests.load.desk.filling import Filled
from tests.load.desk.measuring import Asking
from tests.load.generator import Measured, drive
from tests.running import stack_anew
from tools.supervisor import Stack

RATE = float(os.environ.get("RATE", "100"))
DURATION = float(os.environ.get("DURATION", "30"))
PEOPLE = int(os.environ.get("PEOPLE", "400"))
STEP = float(os.environ.get("STEP", "15"))
FEEDS = int(os.environ.get("FEEDS", "2000"))
ONLY = os.environ.get("ONLY", "")
CONVERSATIONS = int(os.environ.get("CONVERSATIONS", "10000"))
MESSAGES = int(os.environ.get("MESSAGES", "50"))
DESK_RATE = float(os.environ.get("DESK_RATE", "10"))
AGENTS, SEED = 50, 1
# Numbers of people who text once, apart from those who are waited for.
STRANGERS = 1_000_000
RESTING, LISTENED = 10.0, 6.0
FILES = 1000


class Run:
    """One stack, and what was wrong with it so far."""

    def __init__(self, stack: Stack, carrier: Carrier) -> None:
        where = urlsplit(stack.url)
        self._client = Client(str(where.hostname), where.port or 80)
        self._processes = Processes(stack)
        self._texts = Texts(carrier, stack.database_url)
        self._pages = Pages(self._client)
        self._without_feeds = 0.0
        self._database_url = stack.database_url
        self.wrong: list[str] = []

    async def all(self) -> None:
        for name in ("webhooks", "texts", "pages", "feeds"):
            if ONLY in ("", name):
                await getattr(self, name)()

    async def desk(self) -> None:
        """Beside the rest: what agents ask has nothing to do with how fast texts come."""
        agents = await asyncio.to_thread(people.hire, self._database_url, AGENTS, SEED)
        filled = Filled(self._database_url, CONVERSATIONS, MESSAGES, SEED)
        await asyncio.to_thread(filled.fill, agents)
        sends = Asking(agents, filled, SEED).sends()
        measured = {name: Measured(name) for name in sends}
        count = max(int(DESK_RATE * DURATION), len(sends))
        names = [name for _ in range(count // len(sends)) for name in sends]
        await drive(self._client, [(measured[name], sends[name]()) for name in names], rate=DESK_RATE)
        printing.desk(CONVERSATIONS * MESSAGES, list(measured.values()))
        for name, each in measured.items():
            self._note(name, each)

    async def at_rest(self) -> None:
        """What is used while nobody says anything."""
        before = self._processes.cpu()
        await asyncio.sleep(RESTING)
        printing.cpu("while nobody says anything", self._a_second(before, RESTING), "a second")

    async def webhooks(self) -> None:
        measured = Measured("webhooks")
        sends = self._texts.deliveries(int(RATE * DURATION), STRANGERS)
        began = asyncio.get_running_loop().time()
        await drive(self._client, [(measured, send) for send in sends], rate=RATE)
        printing.webhooks(RATE, DURATION, measured)
        await self._texts.rest()
        took = asyncio.get_running_loop().time() - began
        printing.say("texts answered a second, all that were taken", f"{measured.taken / took:.1f}")
        self._note("webhooks", measured)
        if lost := self._texts.unanswered():
            self.wrong.append(f"{lost} texts have no answer")

    async def texts(self) -> None:
        self._say(self._texts.name, await climb(self._client, self._texts, self._processes, PEOPLE, STEP), Texts.pause)

    async def pages(self) -> None:
        await self._open(PEOPLE)
        self._say(self._pages.name, await climb(self._client, self._pages, self._processes, PEOPLE, STEP), Pages.pause)

    async def feeds(self) -> None:
        """Every one has been greeted once it counts as open, and beats while it is listened to."""
        await self._open(FEEDS)
        before = self._processes.cpu()
        silent = await self._pages.silent(LISTENED)
        printing.feeds(FEEDS, self._without_feeds, self._processes.memory("api"))
        printing.cpu(f"while {FEEDS} feeds are open", self._a_second(before, LISTENED), "a second")
        self.wrong += [f"{len(silent)} of {FEEDS} feeds were silent"] if silent else []
        await self._pages.close()

    def _a_second(self, before: Cpu, seconds: float) -> Mapping[str, float]:
        used = self._processes.cpu_since(before)
        return {name: each / seconds for name, each in used.items() if name != OURSELVES}

    async def _open(self, count: int) -> None:
        self._without_feeds = self._without_feeds or self._processes.memory("api")
        await self._pages.ready(count)

    def close(self) -> None:
        self._texts.close()
        self._client.close()

    def _say(self, way: str, steps: list[Step], pause: float) -> None:
        printing.steps(way, steps, pause)
        for step in steps:
            self._note(f"{way} at {step.rate:.1f} a second", step.measured)

    def _note(self, what: str, measured: Measured) -> None:
        self.wrong += [f"{what}: {count} x {outcome}" for outcome, count in measured.failed.items()]


async def main() -> int:
    memory, load = psutil.virtual_memory().total / 2**30, os.getloadavg()[0]
    printing.machine(os.cpu_count() or 1, memory, load)
    async with running_carrier() as carrier:
        stack = stack_anew("load", carrier.settings())
        await asyncio.to_thread(stack.start)
        try:
            await asyncio.to_thread(stack.wait_healthy, 180)
            carrier.connect(stack.url)
            run = Run(stack, carrier)
            if ONLY == "desk":
                await run.desk()
            else:
                await run.at_rest()
                await run.all()
            run.close()
        finally:
            await asyncio.to_thread(stack.stop)
    for line in run.wrong:
        printing.say("wrong", line)
    return 1 if run.wrong else 0


@contextmanager
def _many_files() -> Iterator[None]:
    """A feed is an open file at either end, and what we start inherits how many there may be."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = FEEDS + FILES
    if hard != resource.RLIM_INFINITY and hard < needed:
        raise SystemExit(f"{FEEDS} feeds need {needed} open files, and this machine allows {hard}. Try FEEDS=500.")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, needed), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


if __name__ == "__main__":
    with _many_files():
        sys.exit(asyncio.run(main()))
