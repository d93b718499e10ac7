"""`make bench-api`: reads and writes at a steady rate on a database of many customers. Prints, asserts nothing.

RATE=100 DURATION=30 CUSTOMERS=100000 PROCESSES=2. The database stays in var/bench for the next run.
"""

import asyncio
import os
import random
import subprocess
import sys
from datetime import timedelta
from urllib.parse import urlsplit

from api.demo.days import Days
from api.demo.fill import fill
from tests.load.client import Client
from tests.load.generator import Measured, drive
from tests.load.mixes import CHEAP, EVERYDAY, READS, WRITES, Mix
from tests.load.people import Person, sign_in
from tests.running import ROOT, api_alone
from tools.servers import embedded_postgres, embedded_redis

PLACE = ROOT / "var/bench"
RATE = float(os.environ.get("RATE", "100"))
DURATION = float(os.environ.get("DURATION", "30"))
CUSTOMERS = int(os.environ.get("CUSTOMERS", "100000"))
PROCESSES = os.environ.get("PROCESSES", str(os.cpu_count()))
MIXES = (CHEAP, EVERYDAY, READS, WRITES)
SECRET = "only for a benchmark on this machine"


def main() -> int:
    with embedded_postgres(PLACE, durable=True) as url, embedded_redis(PLACE) as redis_url:
        environment = {"DATABASE_URL": url, "REDIS_URL": redis_url, "BOT_URL": "http://127.0.0.1:1"}
        environment |= {"BOT_SECRET": SECRET, "TOKEN_SECRET": SECRET, "DESK_SECRET": SECRET, "ENVIRONMENT": "demo"}
        environment["WEB_CONCURRENCY"] = PROCESSES
        _fill(url, os.environ | environment)
        people = sign_in(url, 4000)
        with api_alone(os.environ | environment) as address:
            asyncio.run(_measure(address, people))
    return 0


def _fill(url: str, environment: dict[str, str]) -> None:
    _python("models.migrate", "up", environment=environment)
    found = fill(url)
    if found.is_old or found.as_of_on < Days.of_now().today - timedelta(days=7) or found.customers < CUSTOMERS * 0.99:
        _python("api.demo", "--reset", environment=environment)
        _python("api.demo.seed", str(CUSTOMERS), environment=environment)


def _python(module: str, *words: str, environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-m", module, *words], env=environment, cwd=ROOT, check=True)


async def _measure(address: str, people: list[Person]) -> None:
    where = urlsplit(address)
    client = Client(str(where.hostname), where.port or 80)
    for mix in MIXES:
        await _run(client, mix, people, seconds=min(DURATION, 5), shown=False)
    for mix in MIXES:
        await _run(client, mix, people, seconds=DURATION)
    client.close()


async def _run(client: Client, mix: Mix, people: list[Person], seconds: float, *, shown: bool = True) -> None:
    chance = random.Random(20_260)
    measured = {name: Measured(name) for name in mix.sends}
    weights = [mix.often.get(name, 1) for name in mix.sends]
    names = chance.choices(list(mix.sends), weights, k=int(RATE * seconds))
    sends = [(measured[name], mix.sends[name](chance.choice(people))) for name in names]
    await drive(client, sends, rate=RATE)
    if shown:
        _print(mix.name, list(measured.values()))


def _print(title: str, parts: list[Measured]) -> None:
    reads, writes = Measured("all reads"), Measured("all writes")
    for part in parts:
        whole = reads if part.name.startswith("GET ") else writes
        whole.took += part.took
        whole.outcomes += part.outcomes
    sums = [whole for whole in (reads, writes) if whole.took and len(parts) > 1]
    served = f"{title} at {RATE:.0f} a second by {PROCESSES} processes"
    sys.stdout.write(f"\n{served:<47}p50     p95     p99     max   answers\n")
    for each in [*parts, *sums]:
        times = "".join(f"{each.share(percent):8.1f}" for percent in (50, 95, 99, 100))
        answers = ", ".join(f"{count} x {outcome}" for outcome, count in each.outcomes.most_common(4))
        sys.stdout.write(f"  {each.name:<40}{times}   {answers}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
