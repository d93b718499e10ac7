"""What tests share: real servers, a database filled with the demo operator, and a transaction that is rolled back."""

import os
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, contextmanager

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from psycopg import sql
from sqlalchemy.ext.asyncio import create_async_engine

from api.db import Database
from api.demo.fill import fill
from models import migrate
from tests.running import ROOT, ana, customer, read_code, signed_in, stack
from tools.servers import embedded_postgres, embedded_redis

__all__ = ["ROOT", "ana", "customer", "read_code", "signed_in", "stack"]
# A busy machine makes anything slow: what a property says holds however long it takes to see.
settings.register_profile("at leisure", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("at leisure")
# Many who want the same thing at once wait in a line, which is slow where the machine is.
PATIENCE = "-c lock_timeout=30s -c statement_timeout=60s"


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real server. An operator's own can be tested by naming it."""
    if named := os.environ.get("DATABASE_URL"):
        yield named
        return
    with embedded_postgres(tmp_path_factory.mktemp("postgres")) as url:
        yield url


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if named := os.environ.get("REDIS_URL"):
        yield named
        return
    with embedded_redis(tmp_path_factory.mktemp("redis")) as url:
        yield url


@contextmanager
def new_database(postgres: str, template: str | None = None) -> Iterator[str]:
    """A database of its own, gone afterwards."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    create = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
    if template is not None:
        create += sql.SQL(" TEMPLATE {}").format(sql.Identifier(template))
    with psycopg.connect(postgres, autocommit=True) as admin:
        admin.execute(create)
        yield _named(postgres, name)
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def copy_of(postgres: str, database: str) -> AbstractContextManager[str]:
    return new_database(postgres, template=database.rpartition("/")[2])


def _named(postgres: str, name: str) -> str:
    parts = psycopg.conninfo.conninfo_to_dict(postgres)
    return f"postgresql://{parts['user']}:{parts.get('password', '')}@{parts['host']}:{parts['port']}/{name}"


@pytest.fixture
def empty_database(postgres: str) -> Iterator[str]:
    with new_database(postgres) as url:
        yield url


@pytest.fixture(scope="session")
def demo_database(postgres: str) -> Iterator[str]:
    """Migrated and filled once; who only reads, or rolls back, may share it."""
    with new_database(postgres) as url:
        migrate.up(url)
        fill(url)
        yield url


@pytest.fixture
def own_database(postgres: str, demo_database: str) -> Iterator[str]:
    """A copy of the demo operator for a test that has to commit."""
    with copy_of(postgres, demo_database) as url:
        yield url


@pytest.fixture
def database_url(request: pytest.FixtureRequest, demo_database: str) -> str:
    """The demo operator's; a test marked `commits` has a copy of its own."""
    if request.node.get_closest_marker("commits"):
        return str(request.getfixturevalue("own_database"))
    return demo_database


@pytest.fixture
async def database(
    request: pytest.FixtureRequest, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Database]:
    """Everything done through it is rolled back. Marked `commits`: it stays, and two at once have two connections."""
    url = database_url.replace("postgresql://", "postgresql+psycopg://")
    if request.node.get_closest_marker("commits"):
        monkeypatch.setattr("api.db.PATIENCE", PATIENCE)
        database = Database(url)
        yield database
        await database.close()
        return
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        outer = await connection.begin()
        database = Database(url, connection)
        yield database
        await outer.rollback()
        await database.close()
    await engine.dispose()
