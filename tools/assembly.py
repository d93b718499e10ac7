"""Puts a stack together: which servers, which processes, on which ports, with which environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from string import Template

from tools import keys, surroundings
from tools.leashed import Program
from tools.output import Output
from tools.phones import offered as phones
from tools.ports import free_ports, require_free
from tools.process import Process
from tools.procfile import Entry
from tools.servers import Postgres, Redis
from tools.shop import offered as shop
from tools.watch import answers

PROCESS_GRACE = 8.0
# PostgreSQL writes down what is in memory before it goes.
SERVER_GRACE = 20.0


@dataclass(frozen=True)
class Place:
    """Where a stack lives: its code, its own data, its address."""

    root: Path
    var: Path
    host: str
    port: int


@dataclass
class Assembly:
    """All parts, none started. Processes are in the Procfile's order."""

    environment: dict[str, str]
    servers: list[Postgres | Redis]
    processes: dict[str, Process]


def assemble(place: Place, given: Mapping[str, str], entries: list[Entry], output: Output) -> Assembly:
    port = place.port or free_ports(1)[0]
    require_free(place.host, port)
    kept = keys.keep(place.var / "secrets.json")
    environment = {"FILES_FOLDER": str(place.var / "files")} | surroundings.compose(place.host, port, kept, given)
    if any(entry.name == "phones" for entry in entries):
        environment |= phones.offered(environment)
    if any(entry.name == "shop" for entry in entries):
        environment |= shop.offered(environment)
    entries = [entry for entry in entries if entry.runs_in(environment["ENVIRONMENT"])]
    servers = _servers(place.var, kept, environment)
    environment |= surroundings.redis_parts(environment["REDIS_URL"])
    output.unseen.add("redis")
    output.width = max(len(name) for name in ("selfcare", *(entry.name for entry in entries)))
    processes = {entry.name: Process(_program(place.root, environment, entry), output) for entry in entries}
    return Assembly(environment, servers, processes)


def _servers(var: Path, kept: Mapping[str, str], environment: dict[str, str]) -> list[Postgres | Redis]:
    """Those whose address nobody gave. Redis first: it is up at once and the bot needs nothing else."""
    servers: list[Postgres | Redis] = []
    postgres_port, redis_port = free_ports(2)
    if not environment.get("REDIS_URL"):
        redis = Redis(var / "redis", kept["REDIS_PASSWORD"], redis_port)
        environment["REDIS_URL"] = redis.url
        servers.append(redis)
    if not environment.get("DATABASE_URL"):
        postgres = Postgres(var / "postgres", kept["POSTGRES_PASSWORD"], postgres_port)
        environment["DATABASE_URL"] = postgres.url
        servers.append(postgres)
    return servers


def server_process(server: Postgres | Redis, output: Output) -> Process:
    """The server's data is made ready by this; starting it is the caller's."""
    server.prepare()
    command = server.command()
    program = Program(server.name, command, server.is_healthy, stop_signal=server.stop_signal, grace=SERVER_GRACE)
    return Process(program, output)


def _program(root: Path, environment: Mapping[str, str], entry: Entry) -> Program:
    health = Template(entry.health or "").substitute(environment)
    probe = partial(answers, health) if health else lambda: True
    command = ["sh", "-c", f"exec {entry.command}"]
    return Program(entry.name, command, probe, environment=environment, folder=root, grace=PROCESS_GRACE)
