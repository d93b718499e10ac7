"""Carriers that are reached over a line which stays open: one worker at a time holds it, takes in and sends over it."""

import asyncio
import hashlib
import logging
from collections.abc import Mapping

import psycopg

from api import pools
from api.channels import arrivals, intake
from api.parts import Parts
from connectors.base import Arrived, HoldsSession, Provider

log = logging.getLogger(__name__)
# How long nobody may hold the line after the worker that did has died.
LOOK_EVERY = 2.0


def lines_of(providers: Mapping[str, Provider]) -> list[str]:
    return [name for name, provider in providers.items() if isinstance(provider, HoldsSession)]


async def hold_all(parts: Parts) -> None:
    """For as long as the worker lives."""
    async with asyncio.TaskGroup() as group:
        for name in parts.jobs.lines:
            group.create_task(_hold_for_ever(parts, name), name=name)


async def _hold_for_ever(parts: Parts, name: str) -> None:
    while True:
        try:
            await _hold(parts, name)
        except Exception:  # neither the database nor the carrier being away is a reason to stop trying
            log.warning("the line of %s was lost", name, exc_info=True)
        await asyncio.sleep(LOOK_EVERY)


async def _hold(parts: Parts, name: str) -> None:
    """Returns when another worker holds it. The lock lasts as long as its connection does."""
    url = parts.settings.libpq_url
    async with await psycopg.AsyncConnection.connect(url, autocommit=True, connect_timeout=3) as connection:
        if not await _is_ours(connection, name):
            return
        log.info("holding the line of %s", name)
        work = [asyncio.create_task(each) for each in (_talk(parts, name), pools.work(parts, name), _watch(connection))]
        try:
            done, _ = await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
            for each in done:
                each.result()
        finally:
            for each in work:
                each.cancel()
            await asyncio.gather(*work, return_exceptions=True)


async def _is_ours(connection: psycopg.AsyncConnection, name: str) -> bool:
    key = int.from_bytes(hashlib.sha256(f"line:{name}".encode()).digest()[:8], "big", signed=True)
    cursor = await connection.execute("SELECT pg_try_advisory_lock(%s)", (key,))
    row = await cursor.fetchone()
    return bool(row and row[0])


async def _watch(connection: psycopg.AsyncConnection) -> None:
    """Raises once the connection is lost, and with it the lock."""
    while True:
        await asyncio.sleep(LOOK_EVERY)
        await connection.execute("SELECT 1")


async def _talk(parts: Parts, name: str) -> None:
    provider = parts.providers[name]
    assert isinstance(provider, HoldsSession)

    async def take_in(arrived: Arrived) -> None:
        await intake.take_in(parts, provider, arrived, observed=False)

    async def is_known(message_id: str) -> bool:
        async with parts.database.session() as session:
            return await arrivals.is_known(session, name, message_id)

    await provider.run(take_in, is_known)
