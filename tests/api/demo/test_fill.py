"""Filling: once, afresh when asked, and never over somebody's real customers."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import psycopg
import pytest
from sqlalchemy import Engine, create_engine, func, insert, select

from api.demo.fill import NotTheDemo, fill
from models import Bill, Contact, Conversation, Customer, DemoFill, migrate
from models.address import driver_url
from tests.running import ROOT

TODAY, LATER = date(2026, 11, 21), date(2026, 12, 3)


@pytest.fixture
def engine(empty_database: str) -> Iterator[Engine]:
    migrate.up(empty_database)
    engine = create_engine(driver_url(empty_database))
    yield engine
    engine.dispose()


def test_a_second_fill_changes_nothing(empty_database: str, engine: Engine) -> None:
    fill(empty_database, TODAY)
    assert fill(empty_database, LATER).was_there
    with engine.connect() as connection:
        assert connection.scalar(select(DemoFill.as_of_on)) == TODAY


def test_a_reset_moves_the_demo_to_another_day_and_forgets_what_was_said(empty_database: str, engine: Engine) -> None:
    fill(empty_database, TODAY)
    with engine.begin() as connection:
        contact = connection.scalar(insert(Contact).values(channel="web", address="a").returning(Contact.id))
        connection.execute(insert(Conversation).values(contact_id=contact, channel="web"))
    assert not fill(empty_database, LATER, reset=True).was_there
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(Conversation)) == 0
        assert connection.scalar(select(func.max(Bill.issued_on))) == LATER


def test_real_customers_are_left_alone_even_by_a_reset(empty_database: str, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(insert(Customer).values(given_name="Real", family_name="Person"))
    with pytest.raises(NotTheDemo):
        fill(empty_database, reset=True)
    with engine.connect() as connection:
        assert list(connection.scalars(select(Customer.given_name))) == ["Real"]


def test_a_database_without_tables_gets_one_clear_sentence(empty_database: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "api.demo"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": empty_database},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.count("\n") == 1
    assert "models.migrate up" in done.stderr


def test_a_fill_of_an_earlier_version_is_said_to_be_one(own_database: str) -> None:
    with psycopg.connect(own_database) as connection:
        connection.execute("UPDATE demo_fill SET version = 0")
    assert "earlier version" in str(fill(own_database))


def test_another_brand_s_demo_is_made_afresh_and_is_that_brand_s_alone(
    empty_database: str, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(empty_database, TODAY)
    monkeypatch.setenv("BRAND", "telecomnet")
    made = fill(empty_database, TODAY)
    assert not made.was_there
    assert str(made).startswith("TeleComNet, the demo operator, is ready")
    assert fill(empty_database, TODAY).was_there
    with engine.connect() as connection:
        assert set(connection.scalars(select(Bill.currency))) == {"INR"}
        assert connection.scalar(select(DemoFill.brand)) == "telecomnet"
