"""Where talks take place: a running product, its database, its Redis, and the log that codes are read in."""

import json
import os
import re
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import psycopg
from psycopg.types.json import Jsonb
from redis import Redis

from api.systems.faults import KEY, REMEMBERED_FOR
from tools.output import Output
from tools.supervisor import Stack

ROOT = Path(__file__).resolve().parents[2]
# Where `python -m tests.talk.keep` tells what it keeps running; TALK_AT names the file of another folder.
KEPT = ROOT / "var/talk/kept.json"
START = 240.0
PATIENCE = 15.0
CODE = re.compile(r"sign-in code for (\S+): (\d{6})")
# Much of the log's end: codes are read as soon as they are written.
TAIL = 200_000
# So long a system that was broken is left alone after it is mended. In the product it is longer.
REST = 0.5
ALWAYS = {day: [["00:00", "24:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
SETTINGS = {"SYSTEM_REST": str(REST)}


@dataclass(frozen=True)
class Stage:
    url: str
    database: str
    redis: str
    log: Callable[[], list[str]]

    def codes(self, addresses: list[str]) -> list[str]:
        """All that were sent to these, oldest first."""
        lines = (CODE.search(line) for line in self.log() if "sign-in code" in line)
        return [found[2] for found in lines if found and found[1] in addresses]

    def new_code(self, addresses: list[str], known: Collection[str]) -> str:
        """The newest, once it is none of those known. They are not counted: old ones drop out of the log."""
        until = time.monotonic() + PATIENCE
        while not (codes := self.codes(addresses)) or codes[-1] in known:
            if time.monotonic() > until:
                raise AssertionError(f"no new code for {' or '.join(addresses)} was sent")
            time.sleep(0.03)
        return codes[-1]

    def forget_limits(self) -> None:
        """All talks come from one machine, which is more codes an hour than anybody may ask for."""
        with Redis.from_url(self.redis) as redis:
            for key in [*redis.scan_iter("selfcare:limit:code:*"), *redis.scan_iter("selfcare:limit:open:*")]:
                redis.delete(key)

    def breaks(self, faults: dict[str, str]) -> None:
        with Redis.from_url(self.redis) as redis:
            redis.hset(KEY, mapping=faults)
        time.sleep(REMEMBERED_FOR + 0.1)

    def mends(self, systems: list[str]) -> None:
        with Redis.from_url(self.redis) as redis:
            redis.hdel(KEY, *systems)
        time.sleep(REMEMBERED_FOR + REST + 0.1)


@contextmanager
def found_or_own() -> Iterator[Stage]:
    """One that is kept running, if there is one; otherwise one of its own, from start to end."""
    kept = find_kept()
    if kept is not None:
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="talk-") as var, running(Path(var), Output(None)) as (stage, _):
        yield stage


@contextmanager
def running(var: Path, output: Output) -> Iterator[tuple[Stage, Stack]]:
    stack = Stack(ROOT, var=var, port=0, environment=SETTINGS, output=output)
    stack.start()
    try:
        stack.wait_healthy(START)
        _open_the_desk(stack.database_url)
        yield Stage(stack.url, stack.database_url, stack.redis_url, lambda: stack.log("api")), stack
    finally:
        stack.stop()


def _open_the_desk(database: str) -> None:
    """At whatever hour talks are held: customer care answers, and technical help only the day after tomorrow."""
    later = (datetime.now(UTC) + timedelta(days=2)).strftime("%a").lower()
    hours = {"technical": {later: [["08:00", "20:00"]]}}
    with psycopg.connect(database, autocommit=True) as record:
        for (code,) in record.execute("SELECT code FROM team").fetchall():
            open_at = Jsonb(hours.get(code, ALWAYS))
            record.execute("UPDATE team SET hours = %s, holidays = '[]' WHERE code = %s", [open_at, code])


def find_kept() -> Stage | None:
    path = Path(os.environ.get("TALK_AT") or KEPT)
    with suppress(OSError, json.JSONDecodeError):
        kept = json.loads(path.read_text())
        os.kill(kept["process"], 0)
        if _answers(f"{kept['url']}/health"):
            return Stage(kept["url"], kept["database"], kept["redis"], lambda: _tail(Path(kept["log"])))
    return None


def _answers(address: str) -> bool:
    """Now or soon: it may just be starting again."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(httpx.HTTPError):
            if httpx.get(address, timeout=5).status_code == 200:
                return True
        time.sleep(0.2)
    return False


def _tail(log: Path) -> list[str]:
    with log.open("rb") as stream:
        stream.seek(max(log.stat().st_size - TAIL, 0))
        return stream.read().decode(errors="replace").splitlines()
