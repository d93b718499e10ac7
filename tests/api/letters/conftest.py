"""What is sent without being asked for: a carrier for texts, a box for letters, and the jobs that wait."""

import uuid
from dataclasses import replace
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from api.identity.codes import Purpose
from api.letters import codes as sending
from api.parts import Parts
from connectors.base import Taken
from connectors.email.letter import Letter
from tests.api.channels.carrier import Carrier
from tests.api.conversations.test_endpoints import ANA


class Post:
    """Takes letters, as a mail server does."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.fails_with: list[Exception] = []

    async def send(self, letter: Letter) -> Taken:
        self.letters.append(letter)
        if self.fails_with:
            raise self.fails_with.pop(0)
        return Taken((f"<{letter.reference.hex}@optilink.example>",))


@pytest.fixture
def carrier() -> Carrier:
    return Carrier()


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def parts(parts: Parts, carrier: Carrier, post: Post) -> Parts:
    return replace(parts, providers={carrier.name: carrier}, email=post)


async def code_jobs(parts: Parts) -> list[dict[str, Any]]:
    """The arguments of those that wait, and how long they do."""
    asked = text(
        "SELECT args, priority, scheduled_at, row_to_json(procrastinate_jobs)::text AS whole FROM procrastinate_jobs"
        " WHERE task_name = 'code' AND status = 'todo' ORDER BY id"
    )
    async with parts.database.session() as session:
        return [{**row.args, "at": row.scheduled_at, "whole": row.whole} for row in await session.execute(asked)]


async def run_codes(parts: Parts) -> int:
    """Each that waits once, whenever it is due."""
    waiting = await code_jobs(parts)
    async with parts.database.transaction() as session:
        await session.execute(text("DELETE FROM procrastinate_jobs WHERE task_name = 'code'"))
    for job in waiting:
        await sending.send(parts, Purpose(job["purpose"]), uuid.UUID(job["row_id"]), job["attempt"])
    return len(waiting)


async def ask_for_code(browser: httpx.AsyncClient, path: str, address: str = ANA) -> None:
    answer = await browser.post(f"{path}/sign-in/codes", json={"address": address})
    assert answer.status_code == 202, answer.text
