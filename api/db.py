"""The database: single statements, transactions, and what has to wait until one is committed."""

import logging
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import Depends, Request
from sqlalchemy import Executable, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InvalidatePoolError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from api.errors import ServiceError

log = logging.getLogger(__name__)

AFTER_COMMIT = "after_commit"
# A process that hangs while it holds a conversation must not hang everybody who writes to it.
PATIENCE = "-c lock_timeout=4s -c statement_timeout=10s -c idle_in_transaction_session_timeout=15s"
# A connection that was used a moment ago is taken to stand: asking it first would double the cost of a small read.
TRUSTED_FOR = 2.0
LAST_USED = "last_used"


class Database:
    """Sends single statements and opens transactions. Nothing else in the service commits."""

    def __init__(self, url: str, connection: AsyncConnection | None = None) -> None:
        self._writing = _engine(url)
        # Each statement by itself: at this isolation a transaction would show a reader nothing else, and costs two
        # more round trips.
        self._single = _engine(url, isolation_level="AUTOCOMMIT", skip_autocommit_rollback=True)
        # A test hands in one connection, so that all it did can be rolled back.
        self._connection = connection

    def session(self) -> AsyncSession:
        """For reading."""
        return self._session(self._single)

    async def rows(self, statement: Executable, **values: object) -> Sequence[Any]:
        """One statement by itself, and its rows as they are: made into objects they cost several times as much."""
        async with self._connected() as connection:
            return (await connection.execute(statement, values)).all()

    async def run(self, statement: Executable, **values: object) -> None:
        """One statement by itself, whole or not at all."""
        async with self._connected() as connection:
            await connection.execute(statement, values)

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[AsyncConnection]:
        if self._connection is not None:
            yield self._connection
            return
        async with self._single.connect() as connection:
            yield connection

    def _session(self, engine: AsyncEngine) -> AsyncSession:
        if self._connection is not None:
            return AsyncSession(self._connection, expire_on_commit=False, join_transaction_mode="create_savepoint")
        return AsyncSession(engine, expire_on_commit=False)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Commits when the block ends well; an error undoes it all, unless the error says that it keeps its changes."""
        async with self._session(self._writing) as session:
            try:
                yield session
            except ServiceError as error:
                if error.keeps_changes:
                    await self._commit(session)
                raise
            await self._commit(session)

    async def _commit(self, session: AsyncSession) -> None:
        await session.commit()
        for callback in session.info.pop(AFTER_COMMIT, []):
            try:
                await callback()
            except Exception:
                log.exception("something that follows a change has failed")

    async def is_up(self) -> bool:
        try:
            async with self.session() as session:
                await session.execute(text("SELECT 1"))
        except (SQLAlchemyError, OSError):
            return False
        return True

    async def close(self) -> None:
        await self._writing.dispose()
        await self._single.dispose()


def _engine(url: str, **options: Any) -> AsyncEngine:
    engine = create_async_engine(
        url,
        pool_size=10,
        max_overflow=5,
        pool_timeout=5,
        # The one used last is used next: the server has its statements planned, and its memory at hand.
        pool_use_lifo=True,
        # What a customer wrote is a parameter, and errors are logged.
        hide_parameters=True,
        connect_args={
            "connect_timeout": 3,
            "tcp_user_timeout": 5000,
            "options": PATIENCE,
            # Planned from the second time on: planning some statements takes longer than running them.
            "prepare_threshold": 1,
        },
        **options,
    )

    def ask_whether_it_stands(connection: DBAPIConnection, entry: ConnectionPoolEntry, _: object) -> None:
        if time.monotonic() - entry.info.get(LAST_USED, 0) < TRUSTED_FOR:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise InvalidatePoolError from error

    def note_last_use(_: object, entry: ConnectionPoolEntry) -> None:
        entry.info[LAST_USED] = time.monotonic()

    event.listen(engine.sync_engine, "connect", note_last_use)
    event.listen(engine.sync_engine, "checkout", ask_whether_it_stands)
    event.listen(engine.sync_engine, "checkin", note_last_use)
    return engine


def after_commit(session: AsyncSession, callback: Callable[[], Any]) -> None:
    """Telling others about a change has to wait until it is true."""
    session.info.setdefault(AFTER_COMMIT, []).append(callback)


async def _request_transaction(request: Request) -> AsyncIterator[AsyncSession]:
    database: Database = request.app.state.parts.database
    async with database.transaction() as session:
        yield session


# The transaction ends before the answer is sent: nobody hears of a change that may still fail.
Transaction = Annotated[AsyncSession, Depends(_request_transaction, scope="function")]
