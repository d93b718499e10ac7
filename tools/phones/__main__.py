"""`python -m tools.phones`: phones for every channel, without a carrier. The supervisor starts it, in the demo only."""

import asyncio
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from functools import partial

import uvicorn

from tools.phones.exchange import exchange
from tools.phones.lines import TextPhones
from tools.phones.offered import DEMO
from tools.phones.operator import operator_of
from tools.phones.server import app_for

# Whoever watches a phone keeps a connection open for ever.
GRACE = 1


async def main(environment: Mapping[str, str]) -> None:
    phones = exchange(environment)
    async with AsyncExitStack() as stack:
        for each in phones.values():
            if isinstance(each, TextPhones):
                await stack.enter_async_context(each.smsc)
        listing = asyncio.create_task(_listed(environment))
        app = app_for(phones, partial(asyncio.shield, listing), operator_of(environment))
        config = uvicorn.Config(
            app,
            host=environment.get("HOST") or "127.0.0.1",
            port=int(environment["PHONES_PORT"]),
            log_level="critical",
            access_log=False,
            timeout_graceful_shutdown=GRACE,
        )
        await uvicorn.Server(config).serve()
        listing.cancel()


async def _listed(environment: Mapping[str, str]) -> Sequence[Mapping[str, str]]:
    """The demo's people. To import them takes seconds, which another process has while this one already answers."""
    asking = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "api.demo", "--logins", env=dict(environment), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await asking.communicate()
    rows = [line.split("\t") for line in said.decode().splitlines() if line.count("\t") == 3]
    return [{"name": name, "number": number, "story": story} for name, number, _, story in rows]


if __name__ == "__main__":
    if os.environ.get("ENVIRONMENT") != DEMO:
        sys.exit("These phones write as anybody they like: they are for a demo, and ENVIRONMENT is none.")
    asyncio.run(main(os.environ))
