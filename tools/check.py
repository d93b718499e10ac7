"""`make check`: format, lint, types, import contracts, our own rules; two at a time, every failure told at the end."""

import importlib
import pkgutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

import tools.checks
from tools import validation
from tools.steps import House

ROOT = Path(__file__).resolve().parent.parent
AT_ONCE = 2


@dataclass(frozen=True)
class Check:
    """Something to look at; what it finds is told word for word."""

    name: str
    look: Callable[[], str]


def command(name: str, *words: str, folder: str = ".", environment: dict[str, str] | None = None) -> Check:
    def look() -> str:
        done = subprocess.run(
            words,
            cwd=ROOT / folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.stdout.strip() or f"ended with exit code {done.returncode}" if done.returncode else ""

    return Check(name, look)


def rule(name: str) -> Check:
    """One of our own, from tools/checks."""
    module = importlib.import_module(f"tools.checks.{name}")
    return Check(name.replace("_", " "), lambda: "\n".join(module.problems(ROOT)))


def all_checks() -> list[Check]:
    """The slow ones first, so that the two at work end together."""
    here = str(ROOT / ".venv/bin") + "/"
    house = House(ROOT)
    mypy_bot = (f"{here}mypy", "--python-version", "3.10", "--python-executable", "bot/.venv/bin/python", "bot")
    return [
        command("types", f"{here}mypy"),
        Check("Rasa's own validation", lambda: validation.problems(ROOT)),
        command("types of the bot", *mypy_bot, "--cache-dir", ".mypy_cache/bot"),
        command(
            "web: Biome, types, client", str(house.node / "npm"), "run", "check", folder="web", environment=house.npm
        ),
        command("API description is fresh", f"{here}python", "-m", "api.openapi", "--check"),
        command("imports", f"{here}lint-imports", "--no-logo"),
        command("format", f"{here}ruff", "format", "--check", "."),
        command("lint", f"{here}ruff", "check", "--output-format", "concise", "."),
        command("lock of the api", house.uv, "lock", "--check"),
        command("lock of the bot", house.uv, "lock", "--check", folder="bot"),
        *(rule(module.name) for module in pkgutil.iter_modules(tools.checks.__path__)),
    ]


def run(checks: list[Check]) -> int:
    failures: list[tuple[str, str]] = []
    started = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for future in as_completed([pool.submit(_timed, check) for check in checks]):
            name, found, seconds = future.result()
            sys.stdout.write(f"{'✗' if found else '✓'} {name} ({seconds:.1f} s)\n")
            sys.stdout.flush()
            if found:
                failures.append((name, found))
    for name, found in failures:
        sys.stdout.write(f"\n── {name} ──\n{found}\n")
    seconds = time.monotonic() - started
    sys.stdout.write(f"\nchecks: {len(checks) - len(failures)} passed, {len(failures)} failed ({seconds:.0f} s)\n")
    return 1 if failures else 0


def _timed(check: Check) -> tuple[str, str, float]:
    started = time.monotonic()
    found = check.look()
    return check.name, found, time.monotonic() - started


if __name__ == "__main__":
    sys.exit(run(all_checks()))
