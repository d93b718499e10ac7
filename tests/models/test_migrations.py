"""Up, down and up again on a real server, and what is there afterwards is what the models say."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect, text

from models import Base, migrate
from models.address import driver_url
from models.migrations.scope import is_ours

EVERYTHING = (
    "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE 'alembic_version%'"
)
FUNCTIONS = "SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
TYPES = "SELECT count(*) FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'"


@pytest.fixture
def engine(empty_database: str) -> Engine:
    return create_engine(driver_url(empty_database))


def test_up_down_and_up_again(empty_database: str, engine: Engine) -> None:
    migrate.up(empty_database)
    there = set(inspect(engine).get_table_names())
    assert set(Base.metadata.tables) < there
    assert "procrastinate_jobs" in there
    migrate.down(empty_database)
    with engine.connect() as connection:
        left = [connection.scalar(text(query)) for query in (EVERYTHING, FUNCTIONS, TYPES)]
    assert left == [0, 0, 0]
    migrate.up(empty_database)
    assert set(inspect(engine).get_table_names()) == there
    engine.dispose()


def test_the_database_is_what_the_models_say(empty_database: str, engine: Engine) -> None:
    migrate.up(empty_database)
    with engine.connect() as connection:
        options = {"include_object": is_ours, "compare_server_default": True}
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata)
    assert differences == []
    engine.dispose()


def test_several_who_migrate_at_once_wait_for_each_other(empty_database: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(migrate.up, [empty_database] * 4))
    assert migrate.check(empty_database)[0] == migrate.AT_HEAD


def test_a_database_that_is_older_or_newer_is_told_in_one_sentence(empty_database: str, engine: Engine) -> None:
    status, sentence = migrate.check(empty_database)
    assert (status, sentence.count(".")) == (migrate.DATABASE_IS_BEHIND, sentence.count("models.migrate") + 1)
    migrate.up(empty_database)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    status, sentence = migrate.check(empty_database)
    assert status == migrate.DATABASE_IS_NEWER
    assert "9999" in sentence
    engine.dispose()
