"""`python -m tools.phones.try_smsc`: an SMSC to try things with. What is typed is texted, what is sent is shown."""

import asyncio
import sys

from tools.phones.smsc import Smsc

PORT = 2775


async def main() -> None:
    smsc = Smsc()
    smsc.gate.port = PORT
    async with smsc:
        sys.stdout.write(f"SMPP on 127.0.0.1:{smsc.gate.port}, selfcare/secret. Type: +447700900123 bill??\n")
        showing = asyncio.create_task(_show(smsc))
        while line := await asyncio.to_thread(sys.stdin.readline):
            sender, _, words = line.strip().partition(" ")
            if words:
                smsc.bring(sender, words)
        showing.cancel()


async def _show(smsc: Smsc) -> None:
    shown = 0
    while True:
        await asyncio.sleep(0.2)
        for submit in smsc.submits[shown:]:
            sys.stdout.write(f"{submit.source} to {submit.to}: {submit.text}\n")
        shown = len(smsc.submits)


if __name__ == "__main__":
    asyncio.run(main())
