"""Servers for the length of a `with`: what tests use when they need a database and no processes."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.leashed import Program
from tools.output import Output
from tools.ports import free_ports
from tools.process import Process
from tools.servers.postgres import Postgres
from tools.servers.redis import Redis

PASSWORD_FILE = "password"


@contextmanager
def embedded_postgres(directory: Path, *, durable: bool = False) -> Iterator[str]:
    """The address of an empty or earlier database below the directory. Not durable means quick and unsafe."""
    password = _password(directory)
    server = Postgres(directory / "postgres", password, free_ports(1)[0], durable=durable)
    with running(server):
        server.create_database()
        yield server.url


@contextmanager
def embedded_redis(directory: Path) -> Iterator[str]:
    server = Redis(directory / "redis", _password(directory), free_ports(1)[0])
    with running(server):
        yield server.url


@contextmanager
def running(server: Postgres | Redis) -> Iterator[None]:
    server.prepare()
    program = Program(server.name, server.command(), server.is_healthy, stop_signal=server.stop_signal)
    process = Process(program, Output(None))
    process.start()
    try:
        process.wait_healthy(60)
        yield
    finally:
        process.stop()


def _password(directory: Path) -> str:
    directory.mkdir(parents=True, exist_ok=True)
    file = directory / PASSWORD_FILE
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(24))
    return file.read_text()
