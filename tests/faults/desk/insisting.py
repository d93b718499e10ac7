"""A request that is made again while the server says that it can't just now: as a page does it."""

import asyncio
from collections.abc import Mapping

from tests.load.client import Answer, Client

TRIES, PAUSE = 60, 0.5
AWAY = 503


async def insist(client: Client, method: str, path: str, headers: Mapping[str, str], body: object = None) -> Answer:
    for _ in range(TRIES):
        answer = await client.send(method, path, headers, body)
        if answer.status != AWAY:
            break
        await asyncio.sleep(PAUSE)
    return answer
