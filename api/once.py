"""A request that changes something is done once, however often it is sent: its key is kept with its answer."""

import asyncio
import hashlib
import re
import uuid
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Header, Request, Response
from pydantic import BaseModel
from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from api import audit
from api.auth import Caller, CurrentCaller
from api.db import Database
from api.errors import NotUnderstood, Refused, ServiceError, TooMany, Unavailable, named
from api.sessions import source_of
from models import Request as RequestRow
from models.base import now

M = TypeVar("M", bound=BaseModel)
# Longer than the longest change takes. A process that dies meanwhile blocks its key for no longer than this.
LEASE = timedelta(seconds=30)
# Nobody changes their mind so often; a program that runs wild is stopped before it fills our tables.
MOST_IN_A_MINUTE = 60
LOOK_EVERY = 0.05
WAIT = 5.0
RECEIPT = re.compile(r"[A-Z]{1,4}-?[0-9A-Z]{3,14}")
REPLAYED = "Idempotency-Replayed"
# The reference of the request that is being answered: whoever asks again under it may have what it has done.
asked_under: ContextVar[str | None] = ContextVar("asked_under", default=None)
SPACE = uuid.UUID("6f1d3a0e-4c0b-5f55-9d57-1e6a4a6b6a11")
CLAIM = insert(RequestRow).on_conflict_do_nothing().returning(RequestRow.key)
MINE = (RequestRow.scope == bindparam("my_scope"), RequestRow.key == bindparam("my_key"))
FREE = (
    update(RequestRow)
    .where(*MINE, RequestRow.status.is_(None))
    .values(leased_until=bindparam("at", type_=RequestRow.leased_until.type))
)
# The answer and its line in the trace, in one statement: there is never one without the other.
ANSWERED = update(RequestRow).where(*MINE).values(status=bindparam("answered"), answer=bindparam("answer"))
KEEP = audit.LINE.add_cte(ANSWERED.cte("answered"))


class KeyMissing(NotUnderstood):
    """A change without a key could be done twice by a client that asks again."""

    title = "Send an Idempotency-Key"


class KeyReused(Refused):
    """The key belongs to another request: whoever made it meant something else by it."""

    title = "That key was used for something else"


class StillRunning(Refused):
    """The same request is being done right now."""

    title = "This is being done already"


@dataclass(frozen=True, slots=True)
class Once:
    database: Database
    caller: Caller
    response: Response
    action: str
    key: str
    body_hash: str

    async def run(self, shape: type[M], change: Callable[[str], Awaitable[M]]) -> M:
        """The answer of `change`, or what it answered the first time. It is given a reference for the systems."""
        known = await self._known_answer()
        if known is not None:
            self.response.headers[REPLAYED] = "true"
            if known.status is not None and known.status >= 400:
                raise _refusal(known.answer or {})
            return shape.model_validate(known.answer)
        reference = str(uuid.uuid5(SPACE, f"{self.caller.scope}:{self.key}"))
        asked_under.set(reference)
        try:
            answer = await change(reference)
        except ServiceError as error:
            if _is_undecided(error):
                await self._free()
            else:
                facts = {"kind": error.problem_type(), "detail": error.detail, "facts": error.facts}
                await self._keep(int(error.status), facts)
            raise
        except BaseException:
            await asyncio.shield(self._free())
            raise
        await self._keep(200, answer.model_dump(mode="json"))
        return answer

    async def _known_answer(self) -> RequestRow | None:
        """None where it is ours to do; else the row with its answer, once whoever does it has one."""
        for _ in range(int(WAIT / LOOK_EVERY)):
            found = await self._claim()
            if found is None or found.status is not None:
                return found
            await asyncio.sleep(LOOK_EVERY)
        raise StillRunning("The same request is still being done. Ask again in a moment.", retry_after=2)

    async def _claim(self) -> RequestRow | None:
        row = {"scope": self.caller.scope, "key": self.key, "body_hash": self.body_hash}
        if await self.database.rows(CLAIM, **row, leased_until=now() + LEASE):
            return None
        async with self.database.transaction() as session:
            found = await session.scalar(
                select(RequestRow)
                .where(RequestRow.scope == self.caller.scope, RequestRow.key == self.key)
                .with_for_update()
            )
            if found is None:  # tidied away in between: the next look takes it
                return RequestRow(**row)
            if found.body_hash != self.body_hash:
                raise KeyReused("Take a new Idempotency-Key for another request.", field="Idempotency-Key")
            if found.status is None and found.leased_until <= now():
                found.leased_until = now() + LEASE
                return None
            return found

    async def _keep(self, status: int, answer: dict[str, Any]) -> None:
        line = audit.values(self.caller, self.action, status=status, **reference_in(status, answer))
        await self.database.run(KEEP, **line, **self._mine(), answered=status, answer=answer)

    async def _free(self) -> None:
        """Nothing was decided: the same request may be sent again at once."""
        await self.database.run(FREE, **self._mine(), at=now())

    def _mine(self) -> dict[str, str]:
        return {"my_scope": self.caller.scope, "my_key": self.key}


def reference_in(status: int, answer: dict[str, Any]) -> dict[str, str]:
    """The number on the receipt: by it the trace tells what was done, and nothing else of what is in the answer."""
    told = next((part for name in ("ticket", "order") if isinstance(part := answer.get(name), dict)), answer)
    number = told.get("number")
    # A telephone number is none.
    return {"reference": number} if status < 400 and isinstance(number, str) and RECEIPT.fullmatch(number) else {}


def _is_undecided(error: ServiceError) -> bool:
    """Whoever is told to ask again in a moment must not be given the same answer for a week."""
    return isinstance(error, Unavailable | TooMany) or "retry_after" in error.facts


def _refusal(kept: dict[str, Any]) -> ServiceError:
    return named(kept["kind"])(kept["detail"], **kept["facts"])


async def keyed(
    request: Request,
    response: Response,
    caller: CurrentCaller,
    idempotency_key: Annotated[
        str | None,
        Header(min_length=8, max_length=80, description="one for each thing to be done; the same one to ask again"),
    ] = None,
) -> Once:
    who = caller.scope if caller.customer_id else source_of(request)
    await request.app.state.parts.limits.count("change", who, times=MOST_IN_A_MINUTE, within=timedelta(minutes=1))
    if idempotency_key is None:
        raise KeyMissing("Send a random Idempotency-Key, and the same one when you ask again.", field="Idempotency-Key")
    told = f"{request.method} {request.url.path}?{request.url.query}".encode()
    body_hash = hashlib.sha256(told + b"\n" + await request.body()).hexdigest()
    return Once(request.app.state.parts.database, caller, response, audit.route_of(request), idempotency_key, body_hash)


DoneOnce = Annotated[Once, Depends(keyed)]
