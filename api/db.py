"""The database: one engine a process, one transaction a request, and what has to wait until it is committed."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import Depends, Request
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine

from api.errors import ServiceError

log = logging.getLogger(__name__)

AFTER_COMMIT = "after_commit"
# A process that hangs while it holds a conversation must not hang everybody who writes to it.
PATIENCE = "-c lock_timeout=4s -c statement_timeout=10s -c idle_in_transaction_session_timeout=15s"


class Database:
    """Opens transactions. Nothing else in the service commits."""

    def __init__(self, url: str, connection: AsyncConnection | None = None) -> None:
        self.engine = create_async_engine(
            url,
            pool_size=10,
            max_overflow=20,
            pool_timeout=5,
            pool_pre_ping=True,
            # What a customer wrote is a parameter, and errors are logged.
            hide_parameters=True,
            connect_args={"connect_timeout": 3, "tcp_user_timeout": 5000, "options": PATIENCE},
        )
        # Each statement by itself: at this isolation a transaction would show a reader nothing else, and costs two
        # more round trips.
        self._reading = self.engine.execution_options(isolation_level="AUTOCOMMIT")
        # A test hands in one connection, so that all it did can be rolled back.
        self._connection = connection

    def session(self) -> AsyncSession:
        """For reading."""
        return self._session(self._reading)

    def _session(self, engine: AsyncEngine) -> AsyncSession:
        if self._connection is not None:
            return AsyncSession(self._connection, expire_on_commit=False, join_transaction_mode="create_savepoint")
        return AsyncSession(engine, expire_on_commit=False)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Commits when the block ends well; an error undoes it all, unless the error says that it keeps its changes."""
        async with self._session(self.engine) as session:
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
        await self.engine.dispose()


def after_commit(session: AsyncSession, callback: Callable[[], Any]) -> None:
    """Telling others about a change has to wait until it is true."""
    session.info.setdefault(AFTER_COMMIT, []).append(callback)


async def _request_transaction(request: Request) -> AsyncIterator[AsyncSession]:
    database: Database = request.app.state.parts.database
    async with database.transaction() as session:
        yield session


# The transaction ends before the answer is sent: nobody hears of a change that may still fail.
Transaction = Annotated[AsyncSession, Depends(_request_transaction, scope="function")]
