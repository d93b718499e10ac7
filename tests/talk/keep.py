"""`python -m tests.talk.keep`: keeps the product running for talks, and starts again what was changed.

`make talk` and `python -m tests.talk.say` find it by themselves. Ctrl-C ends it.
"""

import json
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from tests.talk.stage import KEPT, ROOT, Stage, running
from tools.output import Output
from tools.supervisor import Stack

# Which process is started again when something below these is changed.
WATCHED = {
    "actions": ("bot/actions", "bot/dialogue", "bot/reading", "bot/guides", "bot/data/wording", "bot/data/guides"),
    "bot": (
        "var/models/selfcare.tar.gz",
        "bot/channel.py",
        "bot/turns.py",
        "bot/components",
        "bot/understanding",
        "bot/data/words",
    ),
    "api": ("api", "connectors", "models", "brands"),
    "worker": ("api", "connectors", "models", "brands"),
}
KINDS = (".py", ".yml", ".toml", ".gz")


def main() -> int:
    signal.signal(signal.SIGTERM, _interrupt)
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    log = KEPT.with_name("log.txt")
    with log.open("w") as stream, tempfile.TemporaryDirectory(prefix="talk-") as var:
        sys.stdout.write("Starting, which takes some twenty seconds …\n")
        sys.stdout.flush()
        with running(Path(var), Output(stream)) as (stage, stack):
            try:
                _keep(stage, stack, log)
            except KeyboardInterrupt:
                sys.stdout.write("Stopping.\n")
            finally:
                KEPT.unlink(missing_ok=True)
    return 0


def _keep(stage: Stage, stack: Stack, log: Path) -> None:
    told = {"url": stage.url, "database": stage.database, "redis": stage.redis, "log": str(log), "process": os.getpid()}
    KEPT.write_text(json.dumps(told, indent=1))
    sys.stdout.write(f"Running at {stage.url}, log in {log.relative_to(ROOT)}. Ctrl-C stops it.\n")
    sys.stdout.flush()
    seen = {name: _newest(paths) for name, paths in WATCHED.items()}
    while not stack.problem:
        time.sleep(1)
        for name, paths in WATCHED.items():
            if (newest := _newest(paths)) > seen[name]:
                seen[name] = newest
                sys.stdout.write(f"{name} is started again: something of it was changed\n")
                sys.stdout.flush()
                stack.hold(name)
                stack.release(name)
    sys.stdout.write(f"{stack.problem}\n")


def _newest(paths: tuple[str, ...]) -> float:
    places = [ROOT / path for path in paths]
    files = [*places, *(file for place in places for file in place.rglob("*"))]
    return max((file.stat().st_mtime for file in files if file.suffix in KINDS and file.is_file()), default=0.0)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
