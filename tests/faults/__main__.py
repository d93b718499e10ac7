"""`make faults`: texts come repeated, in bursts and while processes are killed. Nothing is lost, doubled or overtaken.

DELIVERIES=10000 KILLS=50 PERSONS=40 SEED=1 ROUNDS=1. Then a day at the desk (handoffs.py). ONLY=texts or handoffs does
one of them. Exits with 1 when anything is wrong.
"""

import asyncio
import os
import sys
import time
from collections.abc import Sequence
from itertools import islice

from tests.faults import bursts, handoffs, kills
from tests.faults.carrier import Carrier, running_carrier
from tests.faults.ledger import Ledger, Said
from tests.running import stack_anew
from tools.supervisor import Stack

DELIVERIES = int(os.environ.get("DELIVERIES", "10000"))
REPEATED = 0.3
KILLS = int(os.environ.get("KILLS", "50"))
PERSONS = int(os.environ.get("PERSONS", "40"))
SEED = int(os.environ.get("SEED", "1"))
ROUNDS = int(os.environ.get("ROUNDS", "1"))
PATIENCE, LOOK_EVERY = 1200.0, 0.5
MOST_SHOWN = 10
ONLY = os.environ.get("ONLY", "")


async def main() -> int:
    parts = {"texts": _texts, "handoffs": handoffs.main}
    if ONLY and ONLY not in parts:
        raise SystemExit(f"ONLY={ONLY} is none of {', '.join(parts)}.")
    return max([await run() for name, run in parts.items() if ONLY in ("", name)])


async def _texts() -> int:
    failed = 0
    async with running_carrier() as carrier:
        stack = stack_anew("faults", carrier.settings())
        await asyncio.to_thread(stack.start)
        try:
            await asyncio.to_thread(stack.wait_healthy, 180)
            carrier.connect(stack.url)
            for number in range(ROUNDS):
                await asyncio.to_thread(_empty, stack)
                failed += await _round(carrier, stack, SEED + number)
        finally:
            await asyncio.to_thread(stack.stop)
    return 1 if failed else 0


async def _round(carrier: Carrier, stack: Stack, seed: int) -> int:
    carrier.twilio.sent.clear()
    started = time.monotonic()
    said = dict(await bursts.bring(carrier, round(DELIVERIES / (1 + REPEATED)), REPEATED, seed))
    brought = time.monotonic() - started
    wrong = await _settled(carrier, stack, said)
    _say(
        f"{sum(map(len, said.values()))} texts, {REPEATED:.0%} repeated, by {bursts.HANDS} hands in {brought:.0f} s",
        wrong,
    )
    more, died = await kills.text_while_killing(carrier, stack, KILLS, PERSONS, seed)
    await asyncio.to_thread(stack.wait_healthy, 120)
    said |= more
    after = await _settled(carrier, stack, said)
    deaths = ", ".join(f"{name} {count}" for name, count in died.items())
    _say(f"{sum(map(len, more.values()))} texts while processes died ({deaths})", after)
    return len(wrong) + len(after)


async def _settled(carrier: Carrier, stack: Stack, said: Said) -> Sequence[str]:
    """What is wrong once everything has come to rest, or has not in all this time."""
    ledger = Ledger(stack.database_url)
    try:
        for _ in range(int(PATIENCE / LOOK_EVERY)):
            if ledger.at_rest():
                break
            await asyncio.sleep(LOOK_EVERY)
        await carrier.twilio.settle()
        return list(ledger.wrong(said, carrier.sent))
    finally:
        ledger.close()


def _empty(stack: Stack) -> None:
    ledger = Ledger(stack.database_url)
    try:
        ledger.forget_texts()
    finally:
        ledger.close()


def _say(what: str, wrong: Sequence[str]) -> None:
    sys.stdout.write(f"{what}: {'nothing lost, doubled or out of order' if not wrong else f'{len(wrong)} wrong'}\n")
    for line in islice(wrong, MOST_SHOWN):
        sys.stdout.write(f"    {line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
