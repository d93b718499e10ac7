"""`make faults ONLY=handoffs`: a day at the desk with everything running, and answers that race with take-overs.

AGENTS=50 ARRIVALS=2000 RATE=15 (a second) RACES=1000 SEED=1.
"""

import asyncio
import os
import sys
import time
from collections.abc import Sequence
from itertools import islice
from urllib.parse import urlsplit

from api.db import Database
from models.address import driver_url
from tests.faults.desk import people
from tests.faults.desk.races import Races
from tests.faults.desk.shift import Shift
from tests.faults.desk.watching import Watch
from tests.load.client import Client
from tests.running import stack_anew
from tools.supervisor import Stack

AGENTS = int(os.environ.get("AGENTS", "50"))
ARRIVALS = int(os.environ.get("ARRIVALS", "2000"))
RATE = float(os.environ.get("RATE", "15"))
RACES = int(os.environ.get("RACES", "1000"))
SEED = int(os.environ.get("SEED", "1"))
# A page may say forty things a minute, and says two in each race.
RACERS = 50
# Shorter than at a real desk, so that a day has everything in it. Nobody is told to go back because it took long.
ACCEPT_WITHIN, SILENT = 3.0, 5.0
TIMES = {
    "HANDOFF_ACCEPT_WITHIN": str(ACCEPT_WITHIN),
    "HANDOFF_DESK_SILENT": str(SILENT),
    "HANDOFF_WAIT_AT_MOST": "3600",
}
PATIENCE = 600.0
MOST_SHOWN = 10


async def main() -> int:
    stack = stack_anew("handoffs", TIMES)
    await asyncio.to_thread(stack.start)
    try:
        await asyncio.to_thread(stack.wait_healthy, 180)
        return await _all(stack)
    finally:
        await asyncio.to_thread(stack.stop)


async def _all(stack: Stack) -> int:
    where, database = urlsplit(stack.url), Database(driver_url(stack.database_url))
    client = Client(str(where.hostname), where.port or 80)
    try:
        await asyncio.to_thread(people.open_for_ever, stack.database_url)
        wrong = [*await _shift(stack, client, database), *await _races(stack, client, database)]
    finally:
        client.close()
        await database.close()
    return 1 if wrong else 0


async def _shift(stack: Stack, client: Client, database: Database) -> Sequence[str]:
    agents = await asyncio.to_thread(people.hire, stack.database_url, AGENTS, SEED)
    conversations = await asyncio.to_thread(people.let_in, stack.database_url, ARRIVALS)
    shift = Shift(client, stack.environment["TOKEN_SECRET"], SILENT, SEED)
    watch = Watch(database, SILENT)
    began = time.monotonic()
    watching = asyncio.create_task(watch.go_on())
    working = [asyncio.create_task(shift.work(agent)) for agent in agents]
    await shift.arrive_all(conversations, RATE)
    left = await _until_nobody_is_left(watch)
    watching.cancel()
    shift.over.set()
    ended = await asyncio.gather(watching, *working, return_exceptions=True)
    died = [each for each in ended if isinstance(each, Exception)]
    starved = [f"{left} were never answered"] if left else []
    starved += [f"somebody could not go on: {each!r}" for each in died]
    wrong = [*starved, *shift.wrong, *await watch.in_the_end()]
    did = ", ".join(f"{what} {count}" for what, count in sorted(shift.did.items()))
    _say(f"{AGENTS} agents and {ARRIVALS} customers in {time.monotonic() - began:.0f} s ({did})", wrong)
    waits = await watch.waits()
    _print("waited for an agent, p50 p95 max, s", " ".join(f"{_share(waits, share):.1f}" for share in (50, 95, 100)))
    _print(f"longest wait while somebody was free, of {watch.looks} looks, s", f"{watch.longest:.2f}")
    return wrong


async def _until_nobody_is_left(watch: Watch) -> int:
    for _ in range(round(PATIENCE)):
        if not await watch.left():
            return 0
        await asyncio.sleep(1)
    return await watch.left()


async def _races(stack: Stack, client: Client, database: Database) -> Sequence[str]:
    racers = min(RACERS, RACES)
    agents = await asyncio.to_thread(people.hire, stack.database_url, racers, SEED + 1)
    await asyncio.to_thread(people.seat, stack.database_url, agents, 1)
    races = Races(client, database, SEED)
    began = time.monotonic()
    await races.run(agents, RACES // racers)
    ended = ", ".join(f"{state} {count}" for state, count in sorted(races.ended.items()))
    _say(f"{RACES // racers * racers} take-overs in {time.monotonic() - began:.0f} s (turns: {ended})", races.wrong)
    return races.wrong


def _share(sorted_waits: Sequence[float], percent: float) -> float:
    if not sorted_waits:
        return float("nan")
    return sorted_waits[min(int(len(sorted_waits) * percent / 100), len(sorted_waits) - 1)]


def _say(what: str, wrong: Sequence[str]) -> None:
    _print(what, "nothing wrong" if not wrong else f"{len(wrong)} wrong")
    for line in islice(wrong, MOST_SHOWN):
        sys.stdout.write(f"    {line}\n")
    sys.stdout.flush()


def _print(what: str, figure: str) -> None:
    sys.stdout.write(f"{what}: {figure}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
