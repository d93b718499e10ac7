"""What this process is at.

A worker that lives may have jobs that it is not at: where the database dies as it hands one out, the worker never hears
of it; where it dies as one ends, it never hears of the end. To everybody else such a job runs for ever, and nothing
more of its conversation is ever done.
"""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from procrastinate.job_context import JobContext
from procrastinate.jobs import Job
from procrastinate.worker import Worker


class AtWork:
    def __init__(self) -> None:
        self.workers: set[int] = set()
        self._jobs: set[int] = set()
        self._missed: set[int] = set()

    async def run(self, job: Callable[[], Awaitable[Any]], context: JobContext, worker: Worker) -> Any:
        """Around every job of every pool."""
        if worker.worker_id is None or context.job.id is None:
            return await job()
        self.workers.add(worker.worker_id)
        self._jobs.add(context.job.id)
        try:
            return await job()
        finally:
            self._jobs.discard(context.job.id)

    def forgotten(self, given: Iterable[Job]) -> list[Job]:
        """Those we were not at when we looked last, and are not at now: one that begins or ends is so for a moment."""
        missed = [job for job in given if job.id is not None and job.id not in self._jobs]
        found = [job for job in missed if job.id in self._missed]
        self._missed = {job.id for job in missed if job.id is not None}
        return found
