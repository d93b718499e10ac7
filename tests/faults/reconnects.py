"""`make reconnects`: links fail in every way and the server dies, under real pages, while messages keep coming.

LONGEST=30 is the longest outage in seconds, up to 600. After each failure the page has to show what the ledger has
within two seconds of the link's return: one line for each, and 1 as the exit code when one does not.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
from playwright.async_api import async_playwright

from tests.faults.link import Fault, running_link
from tests.faults.talking import AGENT_PACE, BURST_PACE, Desk, Talking, at_a_page
from tests.running import stack_anew
from tools.browser import executable
from tools.supervisor import Stack

OUTAGES = (1, 5, 30, 120, 600)
LONGEST = int(os.environ.get("LONGEST", "30"))
WITHIN = 2.0
# How long a page is watched that is late, to say how late; and how long the bot may take with what was asked.
WATCHED, ANSWERED = 20.0, 60.0
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
RESTARTS = 3


@dataclass(frozen=True, slots=True)
class Result:
    what: str
    # From the link's return until the page shows what the ledger has.
    seconds: float | None
    stays: bool

    @property
    def is_equal(self) -> bool:
        return self.seconds is not None and self.stays

    @property
    def is_good(self) -> bool:
        return self.is_equal and self.seconds is not None and self.seconds <= WITHIN

    def __str__(self) -> str:
        took = "never" if self.seconds is None else f"{self.seconds:5.2f} s"
        later = "" if self.stays else ", and not at rest"
        return f"{'✓' if self.is_good else '✗'} {self.what:<28} {took}{later}"


async def main() -> int:
    stack = stack_anew("reconnects")
    await asyncio.to_thread(stack.start)
    try:
        await asyncio.to_thread(stack.wait_healthy, 180)
        good = True
        sys.stdout.write(f"{await well(stack)}\n")
        outages = [seconds for seconds in OUTAGES if seconds <= LONGEST]
        async for result in hold(stack, list(Fault), outages, RESTARTS):
            sys.stdout.write(f"{result}\n")
            sys.stdout.flush()
            good &= result.is_good
    finally:
        await asyncio.to_thread(stack.stop)
    return 0 if good else 1


async def hold(stack: Stack, faults: Sequence[Fault], outages: Sequence[int], restarts: int) -> AsyncIterator[Result]:
    """A new page for each kind of failure, all at once; then the server's own death under all of them."""
    for seconds in outages:
        async with _pages(stack, len(faults)) as pages:
            losing = (_lose(page, fault, seconds) for page, fault in zip(pages, faults, strict=True))
            for result in await asyncio.gather(*losing):
                yield result
    for number in range(1, restarts + 1):
        async with _pages(stack, len(faults)) as pages:
            for result in await _restart(stack, pages, number):
                yield result


@asynccontextmanager
async def _pages(stack: Stack, count: int) -> AsyncIterator[Sequence[Talking]]:
    desk = Desk(stack)
    port = urlsplit(stack.url).port or 80
    async with AsyncExitStack() as open_, async_playwright() as playwright:
        open_.push_async_callback(desk.close)
        links = [await open_.enter_async_context(running_link(port)) for _ in range(count)]
        browser = await playwright.chromium.launch(executable_path=executable(), args=QUIET)
        try:
            yield [await at_a_page(browser, stack, link, desk) for link in links]
        finally:
            await browser.close()


async def well(stack: Stack) -> Result:
    """Nothing fails: what a message takes on this machine, at this hour, to be on the page."""
    async with _pages(stack, 1) as (page,):
        await page.rest(ANSWERED)
        await page.desk.say(page.conversation_id, "is all well?")
        return Result("nothing", await page.equal(WATCHED), stays=True)


async def _lose(page: Talking, fault: Fault, outage: int) -> Result:
    # Longer outages are no reason for longer conversations.
    async with page.written_to(max(AGENT_PACE, outage / 60)):
        await asyncio.sleep(1)
        await page.link.fail(fault)
        await asyncio.sleep(outage / 2)
        await page.type()
        await asyncio.sleep(outage / 2)
    assert await page.equal(0.2) is None, f"the link was {fault}, and the page missed nothing"
    await page.link.mend()
    seconds = await page.equal(WATCHED)
    return Result(f"{fault}, {outage} s", seconds, await page.rest(ANSWERED))


async def _restart(stack: Stack, pages: Sequence[Talking], number: int) -> Iterable[Result]:
    """In mid-burst, and nobody says goodbye."""
    async with AsyncExitStack() as writing:
        for page in pages:
            await writing.enter_async_context(page.written_to(BURST_PACE))
        await asyncio.sleep(0.5)
        await asyncio.to_thread(stack.kill, "api")
        await pages[0].type()
        await _answers(stack.url)
    named = [_after_restart(page, f"restart {number}, page {at}") for at, page in enumerate(pages, 1)]
    return await asyncio.gather(*named)


async def _after_restart(page: Talking, what: str) -> Result:
    seconds = await page.equal(WATCHED)
    return Result(what, seconds, await page.rest(ANSWERED))


async def _answers(url: str) -> None:
    """When the server can be reached again."""
    async with httpx.AsyncClient(timeout=1) as client:
        for _ in range(6_000):
            try:
                await client.get(f"{url}/here")
            except httpx.HTTPError:
                await asyncio.sleep(0.01)
            else:
                return
    raise AssertionError("the server did not come back")


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
