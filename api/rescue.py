"""Takes up jobs that were left behind: by a worker that died, or between a worker and a database that died."""

import asyncio
import logging

from procrastinate import exceptions
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager

from api import jobs
from api.conversations import turn_repository
from api.parts import Parts

log = logging.getLogger(__name__)
RESCUE_EVERY = 2.0


async def rescue(parts: Parts) -> None:
    """Ends them, and queues a turn wherever something is unanswered and nothing waits for it."""
    manager = parts.jobs.app.job_manager
    await manager.prune_stalled_workers(jobs.STALE_AFTER.total_seconds())
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=jobs.STALE_AFTER.total_seconds()):
        log.warning("job=%s (%s) was left by a worker that died", job.id, job.task_name)
        await _end(manager, job)
    for job in parts.jobs.at_work.forgotten(await _given_to_us(parts)):
        log.warning("job=%s (%s) is nobody's: the database was away when it began or ended", job.id, job.task_name)
        await _end(manager, job)
    async with parts.database.transaction() as session:
        for conversation_id in await turn_repository.left_waiting(session, limit=500):
            await parts.jobs.answer(session, conversation_id)


async def _given_to_us(parts: Parts) -> list[Job]:
    """All that the database says this process is at."""
    manager = parts.jobs.app.job_manager
    found: list[Job] = []
    for worker_id in sorted(parts.jobs.at_work.workers):
        found += await manager.list_jobs_async(status=Status.DOING.value, worker_id=worker_id)
    return found


async def _end(manager: JobManager, job: Job) -> None:
    if not await _is_run_again(manager, job):
        await manager.finish_job(job, Status.FAILED, delete_job=True)


async def _is_run_again(manager: JobManager, job: Job) -> bool:
    if job.task_name not in jobs.SAFE_TO_RUN_AGAIN:
        return False
    try:
        await manager.retry_job(job)
    except exceptions.UniqueViolation:  # it had queued its own next try before it died
        return False
    return True


async def go_for_ever(parts: Parts) -> None:
    while True:
        try:
            await rescue(parts)
        except Exception:  # the database being away is no reason to stop looking
            log.warning("could not look for work left behind", exc_info=True)
        await asyncio.sleep(RESCUE_EVERY)
