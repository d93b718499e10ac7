"""The worker process: runs the jobs, and takes up what a worker that died has left.

python -m api.worker
"""

import asyncio
import logging
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import procrastinate
from uvicorn.loops.auto import auto_loop_factory

from api import jobs, logs, pools, rescue, rounds
from api.app import build
from api.channels import fetching, lines, outbox, taking
from api.conversations import turns
from api.dialogue import Dialogue
from api.handoff import assigning, coming_back, hearing
from api.identity.codes import Purpose
from api.letters import codes, waiting
from api.parts import Parts
from api.settings import settings

log = logging.getLogger(__name__)


def add_tasks(parts: Parts, bot: Dialogue) -> procrastinate.App:
    queue = parts.jobs.app

    @queue.task(name=jobs.TAKE)
    async def take(key: str) -> None:
        await taking.take_all(parts, uuid.UUID(key))

    @queue.task(name=jobs.TURN)
    async def turn(conversation_id: str) -> None:
        await turns.answer_all(parts, bot, uuid.UUID(conversation_id), coming_back.takes)

    @queue.task(name=jobs.DELIVER)
    async def deliver(conversation_id: str) -> None:
        await outbox.deliver_all(parts, uuid.UUID(conversation_id))

    @queue.task(name=jobs.CODE)
    async def code(purpose: str, row_id: str, attempt: int) -> None:
        await codes.send(parts, Purpose(purpose), uuid.UUID(row_id), attempt)

    @queue.task(name=jobs.FETCH)
    async def fetch(conversation_id: str) -> None:
        await fetching.fetch_all(parts, uuid.UUID(conversation_id))

    @queue.task(name=jobs.WAITING)
    async def tell_of_waiting(conversation_id: str) -> None:
        await waiting.tell(parts, uuid.UUID(conversation_id))

    _add_those_of_the_line(parts, queue)
    return queue


def _add_those_of_the_line(parts: Parts, queue: procrastinate.App) -> None:
    @queue.task(name=jobs.ASSIGN)
    async def assign() -> None:
        await assigning.assign_all(parts)

    @queue.task(name=jobs.HEAR)
    async def hear(message_id: str) -> None:
        await hearing.hear(parts, uuid.UUID(message_id))


@asynccontextmanager
async def _health(parts: Parts) -> AsyncIterator[None]:
    """Answers every request on its port: 200 while the database can be reached."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        status = "200 OK" if await parts.database.is_up() else "503 Service Unavailable"
        writer.write(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", parts.settings.worker_port):
        yield


async def main() -> None:
    logs.start()
    parts = build(settings())
    queue = add_tasks(parts, parts.dialogue)
    async with queue.open_async(), _health(parts):
        others = [
            asyncio.create_task(rescue.go_for_ever(parts), name="rescue"),
            asyncio.create_task(rounds.go_for_ever(parts), name="rounds"),
            asyncio.create_task(lines.hold_all(parts), name="lines"),
        ]
        log.info("worker ready")
        await pools.work_until_told(parts)
        for other in others:
            other.cancel()
        # A line is given back in good order, which takes a moment.
        await asyncio.gather(*others, return_exceptions=True)
    await parts.close()


if __name__ == "__main__":
    # The same loop that the api runs on: it costs half of Python's own.
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        runner.run(main())
