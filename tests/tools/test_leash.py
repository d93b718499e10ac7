"""The leash by itself: what is on it ends with whoever holds it."""

import signal
import time
from pathlib import Path

import psutil

from tools.leashed import Leashed, Program, run_to_end
from tools.output import Output

STUBBORN = "trap '' TERM; echo ready; while :; do sleep 0.1; done"


def program(script: str, grace: float = 5.0) -> Program:
    return Program("it", ["sh", "-c", script], grace=grace)


def lives(pid_file: Path) -> bool:
    """What has ended and only waits to be taken note of does not live."""
    try:
        return bool(psutil.Process(int(pid_file.read_text())).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def test_the_exit_code_and_the_lines_are_passed_on() -> None:
    output = Output(None)
    assert run_to_end(program("echo one; echo two >&2; exit 7"), output) == 7
    assert output.lines("it") == ["one", "two"]


def test_an_ending_by_signal_is_reported_as_a_shell_does() -> None:
    assert run_to_end(program("kill -9 $$"), Output(None)) == 128 + signal.SIGKILL


def test_a_command_that_is_not_there_is_told_and_not_raised() -> None:
    output = Output(None)
    assert run_to_end(Program("it", ["/nowhere/to/be/found"]), output) == 127
    assert output.lines("it") == ["cannot start /nowhere/to/be/found: No such file or directory"]


def test_what_ignores_the_stop_is_killed_after_its_grace() -> None:
    with Leashed(program(STUBBORN, grace=0.3)) as leashed:
        assert next(leashed.lines()) == "ready"
        started = time.monotonic()
        leashed.order("stop")
        assert leashed.wait() == 128 + signal.SIGKILL
    assert 0.2 < time.monotonic() - started < 3


def test_children_of_what_ends_by_itself_end_too(tmp_path: Path) -> None:
    lasting = Program("it", ["sh", "-c", f"sleep 1000 & echo $! > {tmp_path}/pid; exit 0"], folder=tmp_path)
    assert run_to_end(lasting, Output(None)) == 0
    assert not lives(tmp_path / "pid")


def test_a_holder_that_goes_takes_everything_along(tmp_path: Path) -> None:
    with Leashed(program(f"echo $$ > {tmp_path}/pid; echo ready; sleep 1000")) as leashed:
        next(leashed.lines())
    assert not lives(tmp_path / "pid")
