"""The embedded servers by themselves."""

from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
import redis

from tools.ports import free_ports
from tools.problems import Problem
from tools.servers import Postgres, embedded_postgres, embedded_redis
from tools.servers.postgres import major_version


def test_postgres_keeps_its_data_from_one_start_to_the_next(tmp_path: Path) -> None:
    with embedded_postgres(tmp_path) as url, psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'ü' AS letter")
    with embedded_postgres(tmp_path) as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT letter FROM kept").fetchone() == ("ü",)


def test_postgres_wants_the_password(tmp_path: Path) -> None:
    with embedded_postgres(tmp_path) as url:
        wrong = url.replace(urlsplit(url).password or "", "guessed")
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(wrong)


def test_data_of_another_postgres_version_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "PG_VERSION").write_text("99\n")
    with pytest.raises(Problem, match=rf"belongs to PostgreSQL 99 and this is PostgreSQL {major_version()}: move"):
        Postgres(tmp_path, "password", free_ports(1)[0]).prepare()


def test_the_note_of_a_server_lost_to_a_power_cut_is_cleared(tmp_path: Path) -> None:
    (tmp_path / "PG_VERSION").write_text(f"{major_version()}\n")
    # Process 1 is alive and is no PostgreSQL: numbers are given out again after a restart.
    (tmp_path / "postmaster.pid").write_text("1\n/somewhere\n")
    Postgres(tmp_path, "password", free_ports(1)[0]).prepare()
    assert not (tmp_path / "postmaster.pid").exists()


def test_an_interrupted_first_start_is_done_again(tmp_path: Path) -> None:
    (tmp_path / "postgres.new").mkdir()
    (tmp_path / "postgres.new/half").touch()
    with embedded_postgres(tmp_path) as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_redis_wants_the_password_and_keeps_its_data(tmp_path: Path) -> None:
    with embedded_redis(tmp_path) as url:
        with redis.Redis.from_url(url) as client:
            client.set("kept", "yes")
        guessed = url.replace(urlsplit(url).password or "", "guessed")
        with redis.Redis.from_url(guessed) as stranger, pytest.raises(redis.AuthenticationError):
            stranger.ping()
    with embedded_redis(tmp_path) as url, redis.Redis.from_url(url, decode_responses=True) as client:
        assert client.get("kept") == "yes"
