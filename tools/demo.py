"""`make demo`: empties the database and fills in the demo operator afresh, dated from today.

With a number (`make seed CUSTOMERS=100000`) it adds customers to what is there instead, for measuring.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools import keys
from tools.lock import Lock
from tools.ports import free_ports
from tools.problems import Problem
from tools.servers import Postgres
from tools.servers.embedded import running

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    words = ["api.demo.seed", *arguments] if arguments else ["api.demo", "--reset"]
    try:
        code = _on_the_database(words)
    except Problem as problem:
        sys.stderr.write(f"\n{problem}\n")
        return 1
    if not code and not arguments:
        # Of conversations that are no more: nothing else knows of them.
        shutil.rmtree(ROOT / "var/files", ignore_errors=True)
    return code


def _on_the_database(words: list[str]) -> int:
    if url := os.environ.get("DATABASE_URL"):
        return _run(url, words)
    lock = Lock(ROOT / "var/run.lock")
    if not lock.take():
        raise Problem(f"Process {lock.holder()} is running from this folder; stop it (Ctrl-C there), then: make demo")
    password = keys.keep(ROOT / "var/secrets.json")["POSTGRES_PASSWORD"]
    server = Postgres(ROOT / "var/postgres", password, free_ports(1)[0])
    with running(server):
        server.create_database()
        return _run(server.url, words)


def _run(url: str, words: list[str]) -> int:
    environment = os.environ | {"DATABASE_URL": url, "ENVIRONMENT": "demo"}
    for command in (["models.migrate", "up"], words):
        done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, env=environment, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
