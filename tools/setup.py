"""Sets the folder up: packages of both Python worlds, the web pages, the bot's model; only what is missing.

    python -m tools.setup [--again STEP]

It runs on whatever Python from 3.10 on was found, before anything is installed: standard library only.
"""

import errno
import signal
import sys
from pathlib import Path

from tools.lock import Lock
from tools.problems import Problem
from tools.progress import FULL_DISK, Progress
from tools.stamps import Stamps
from tools.steps import House, Step

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    again = set(arguments[1:]) if arguments[:1] == ["--again"] else set()
    try:
        set_up(ROOT, again)
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. The same command carries on from here.\n")
        return 130
    except Problem as problem:
        sys.stderr.write(f"\n{problem}\n")
        return 1
    except OSError as problem:
        if problem.errno != errno.ENOSPC:
            raise
        sys.stderr.write(f"\n{FULL_DISK}\n")
        return 1
    return 0


def set_up(root: Path, again: set[str]) -> None:
    lock = Lock(root / "var/setup.lock")
    if not lock.take():
        sys.stdout.write(f"Process {lock.holder()} is setting up in this folder; waiting for it.\n")
        lock.take(wait=True)
    stamps = Stamps(root / "var/stamps")
    house = House(root)
    for name in again:
        stamps.remove(name)
    todo = [step for step in house.steps() if not is_done(step, stamps)]
    for number, step in enumerate(todo, start=1):
        do(step, f"[{number}/{len(todo)}] {step.title}", stamps, root / f"var/log/{step.name}.log")


def is_done(step: Step, stamps: Stamps) -> bool:
    return step.makes.exists() and stamps.has(step.name, step.value())


def do(step: Step, title: str, stamps: Stamps, log: Path) -> None:
    """The stamp goes first and comes last: an interrupted step is done again."""
    stamps.remove(step.name)
    value = step.value()
    progress = Progress(title, log)
    try:
        step.do(progress)
    except BaseException:
        progress.failed()
        raise
    progress.done()
    stamps.set(step.name, value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
