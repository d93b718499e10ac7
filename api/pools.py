"""The worker's pools: jobs that wait for the bot, jobs that wait for others, and our own, each with hands of their own.

A bot or a provider that hangs fills its own pool; what customers write is taken in, and they get their agents, all the
same.
"""

import asyncio
import signal

import procrastinate

from api import jobs
from api.parts import Parts

HEARTBEAT = 2.0
# A job queued while the last one of its conversation is just ending is not announced again: this is how long it
# can lie there. The queue's own default, five seconds, was felt.
LOOK_EVERY = 0.25
# Our own work waits for the database alone, and two keep it busy: with more, whoever waits for an answer from the api
# waits for a core as well.
OWN_HANDS = 2


async def work(parts: Parts, queue: str) -> None:
    """Until it is cancelled; what runs then has a moment to end."""
    await parts.jobs.app.run_worker_async(
        queues=[queue],
        concurrency=OWN_HANDS if queue == jobs.DEFAULT else parts.settings.worker_concurrency,
        delete_jobs=procrastinate.jobs.DeleteJobCondition.ALWAYS,
        fetch_job_polling_interval=LOOK_EVERY,
        update_heartbeat_interval=HEARTBEAT,
        stalled_worker_timeout=jobs.STALE_AFTER.total_seconds(),
        shutdown_graceful_timeout=5,
        install_signal_handlers=False,
        worker_middleware=[parts.jobs.at_work.run],
    )


async def work_until_told(parts: Parts) -> None:
    """All pools, until the process is asked to stop or one of them fails."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, told.set)
    pools = [asyncio.create_task(work(parts, queue), name=queue) for queue in jobs.QUEUES]
    end = asyncio.create_task(told.wait(), name="told to stop")
    try:
        done, _ = await asyncio.wait([*pools, end], return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in (*pools, end):
            task.cancel()
        await asyncio.gather(*pools, end, return_exceptions=True)
