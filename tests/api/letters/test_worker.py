"""The worker itself runs what was queued, and takes up a code that one which died has left."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx
import procrastinate
import pytest
from procrastinate import exceptions
from procrastinate.jobs import Job

from api import jobs, worker
from api.app import build
from api.dialogue import Dialogue
from api.parts import Parts
from api.rescue import rescue
from connectors.email.connector import Email
from tests.api.channels.carrier import Carrier
from tests.api.conftest import Codes, settings_for
from tests.api.conversations.test_endpoints import ANA, opened
from tests.api.letters.conftest import ask_for_code
from tests.connectors.email.server import Mailbox, serving, settings


@pytest.fixture
async def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
async def parts(parts: Parts, mailbox: Mailbox) -> AsyncIterator[Parts]:
    async with serving(mailbox) as port:
        yield replace(parts, email=Email(settings(port)))


@pytest.mark.commits
async def test_a_code_is_brought_by_text_and_by_mail(
    browser: httpx.AsyncClient, parts: Parts, dialogue: Dialogue, carrier: Carrier, mailbox: Mailbox, codes: Codes
) -> None:
    path = await opened(browser)
    await ask_for_code(browser, path, ANA)
    await ask_for_code(browser, path, "ana.brown@example.com")
    queue = worker.add_tasks(parts, dialogue)
    async with queue.open_async():
        await queue.run_worker_async(
            wait=False, delete_jobs=procrastinate.jobs.DeleteJobCondition.ALWAYS, install_signal_handlers=False
        )
    by_text, by_mail = (code for _, code in codes.sent)
    assert [text[:6] for text in carrier.texts] == [by_text]
    (letter,) = mailbox.taken
    body = letter.get_body(("plain",))
    assert body is not None
    assert body.get_content().startswith(by_mail)


class Left:
    """Jobs of a worker that died, and what is done about them."""

    def __init__(self, *names: str, is_queued: bool = False) -> None:
        self.jobs = [Job(id=1, queue="default", lock=None, queueing_lock=None, task_name=name) for name in names]
        self.is_queued = is_queued
        self.done: list[tuple[str, str]] = []

    async def prune_stalled_workers(self, _: float) -> None:
        """None is left."""

    async def get_stalled_jobs(self, **_: Any) -> list[Job]:
        return self.jobs

    async def retry_job(self, job: Job) -> None:
        if self.is_queued:
            raise exceptions.UniqueViolation(constraint_name="one", queueing_lock="one")
        self.done.append(("again", job.task_name))

    async def finish_job(self, job: Job, *_: Any, **__: Any) -> None:
        self.done.append(("ended", job.task_name))


@pytest.mark.parametrize(("is_queued", "code"), [(False, "again"), (True, "ended")])
async def test_a_code_that_was_left_is_sent_again(parts: Parts, code: str, *, is_queued: bool) -> None:
    left = Left(jobs.TURN, jobs.CODE, is_queued=is_queued)
    parts.jobs.app.job_manager = left  # type: ignore[assignment]
    await rescue(parts)
    assert left.done == [("ended", jobs.TURN), (code, jobs.CODE)]


def test_production_says_what_is_missing_for_codes(database_url: str, redis_url: str) -> None:
    chosen = settings_for(database_url, redis_url)
    changed = {"environment": "production", "payment_provider": "stripe", "stripe_key": chosen.token_secret}
    with pytest.raises(SystemExit, match=r"SMPP_HOST or TWILIO_ACCOUNT_SID.*EMAIL_HOST and EMAIL_SENDER"):
        build(chosen.model_copy(update=changed))
