"""`make test`: every suite in turn, then one table. `python -m tools.test NAME…` runs only those named."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.steps import House

ROOT = Path(__file__).resolve().parent.parent
COUNT = re.compile(r"(\d+) (passed|failed|errors?)\b")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# vitest counts its files on a line of their own; pytest's closing line has the time in it.
CLOSING = re.compile(r"^\s*Tests\s|\d+ (passed|failed|errors?)\b.* in [\d.]+ ?s")
# What can be tested side by side.
BESIDE = ("tests/api", "tests/models", "tests/connectors")
# A test for each conversation, eight at a time: counted by themselves.
TALKS = "tests/talk/test_conversations.py"
QUIET = {"RASA_TELEMETRY_ENABLED": "false", "SQLALCHEMY_SILENCE_UBER_WARNING": "1", "TF_CPP_MIN_LOG_LEVEL": "3"}


@dataclass(frozen=True)
class Suite:
    name: str
    command: list[str]
    environment: Mapping[str, str]
    folder: Path = ROOT


@dataclass
class Result:
    passed: int = 0
    failed: int = 0
    seconds: float = 0.0


def suites() -> list[Suite]:
    here, bot = str(ROOT / ".venv/bin/python"), str(ROOT / "bot/.venv/bin/python")
    rasa = os.environ | QUIET
    house = House(ROOT)
    return [
        Suite("web", [str(house.node / "npm"), "test"], house.npm, ROOT / "web"),
        Suite("bot", [bot, "-m", "pytest", "-c", "bot/pyproject.toml", "--rootdir", ".", "tests/bot"], rasa),
        # Each of the two has a database server of its own. What starts the whole product is left to run alone.
        Suite("api", [here, "-m", "pytest", "-n", "2", *BESIDE], os.environ),
        Suite("product", [here, "-m", "pytest", *(f"--ignore={apart}" for apart in (*BESIDE, TALKS))], os.environ),
        Suite("talks", [here, "-m", "pytest", TALKS], os.environ),
    ]


def run(suite: Suite) -> Result:
    """Its output is shown as it comes, and its closing line is counted."""
    sys.stdout.write(f"\n══ {suite.name} ══\n")
    sys.stdout.flush()
    started = time.monotonic()
    result = Result()
    with subprocess.Popen(
        suite.command,
        cwd=suite.folder,
        env=suite.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        assert process.stdout
        for line in process.stdout:
            sys.stdout.write(line)
            sys.stdout.flush()
            count(line, result)
    settle(result, process.returncode)
    result.seconds = time.monotonic() - started
    return result


def count(line: str, result: Result) -> None:
    plain = COLOUR.sub("", line)
    if CLOSING.search(plain):
        numbers = {word.rstrip("s"): int(number) for number, word in COUNT.findall(plain)}
        result.passed = numbers.get("passed", 0)
        result.failed = numbers.get("failed", 0) + numbers.get("error", 0)


def settle(result: Result, code: int) -> None:
    """A suite that counts nothing is one test; the exit code has the last word."""
    if code and not result.failed:
        result.failed = 1
    elif not code and not result.passed:
        result.passed = 1


def main(chosen: list[str]) -> int:
    results = {suite.name: run(suite) for suite in suites() if not chosen or suite.name in chosen}
    sys.stdout.write("\n")
    for name, result in results.items():
        numbers = f"{result.passed:5} passed {result.failed:4} failed {result.seconds:7.1f} s"
        sys.stdout.write(f"{'✗' if result.failed else '✓'} {name:<8} {numbers}\n")
    passed, failed = (sum(each) for each in zip(*((r.passed, r.failed) for r in results.values()), strict=True))
    sys.stdout.write(f"\n{passed} passed, {failed} failed\n")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
