"""`make run`: starts everything, says where it is, and stops everything on Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tools.output import Output
from tools.problems import Problem
from tools.supervisor import Stack

ROOT = Path(__file__).parent.parent
PATIENCE = 180.0
SAY_EVERY = 5.0
WHY_IT_TAKES = {"bot": "bot (loads its model)"}


def main() -> int:
    output = Output(sys.stdout)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        stack = _stack(output)
        return _run(stack, output)
    except Problem as problem:
        sys.stderr.write(f"\n{problem}\n")
        return 1


def _stack(output: Output) -> Stack:
    given = {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL", "PUBLIC_URL") if os.environ.get(name)}
    port = os.environ.get("PORT") or "8000"
    if not port.isdigit() or not 0 < int(port) < 65_536:
        raise Problem(f"PORT has to be a number between 1 and 65535, not {port!r}.")
    return Stack(ROOT, host=os.environ.get("HOST") or "127.0.0.1", port=int(port), environment=given, output=output)


def _run(stack: Stack, output: Output) -> int:
    try:
        started = time.monotonic()
        stack.start()
        _wait(stack, output)
        output.say(f"everything answers after {time.monotonic() - started:.1f} s")
        _introduce(stack, output)
        while not stack.problem:
            time.sleep(0.5)
    except KeyboardInterrupt:
        output.say("stopping (Ctrl-C again ends everything at once)")
    finally:
        _stop(stack)
    if stack.problem:
        raise Problem(f"Everything was stopped: {stack.problem}")
    output.say("stopped")
    return 0


def _wait(stack: Stack, output: Output) -> None:
    """Says now and then what is still missing, so that a slow start does not look like a hang."""
    deadline = time.monotonic() + PATIENCE
    said = time.monotonic() - SAY_EVERY + 1
    while waiting := stack.waiting_for():
        if stack.problem or time.monotonic() > deadline:
            break
        if time.monotonic() - said > SAY_EVERY:
            said = time.monotonic()
            output.say(f"waiting for {', '.join(WHY_IT_TAKES.get(name, name) for name in waiting)} …")
        time.sleep(0.05)
    stack.wait_healthy(0.5)


def _introduce(stack: Stack, output: Output) -> None:
    output.say("")
    output.say(f"  Pages      {stack.url}/ (the chat alone: {stack.url}/chat/)")
    output.say(f"  API        {stack.url}/openapi.json")
    if phones := stack.environment.get("PHONES_URL"):
        output.say(f"  Phones     {phones}/")
    if shop := stack.environment.get("SHOP_URL"):
        output.say(f"  A shop     {shop}/ (another site, with the chat on it)")
    for line in _log_ins(stack):
        output.say(line)
    output.say("")
    output.say("Ctrl-C stops everything; what you did is kept.")


def _log_ins(stack: Stack) -> list[str]:
    """A few of the demo's people, as api.demo lists them: name, phone, e-mail, story."""
    if stack.environment.get("ENVIRONMENT") != "demo":
        return []
    command = [str(ROOT / ".venv/bin/python"), "-m", "api.demo", "--logins"]
    done = subprocess.run(command, cwd=ROOT, env=stack.environment, capture_output=True, text=True, check=False)
    rows = [line.split("\t") for line in done.stdout.splitlines() if line.count("\t") == 3]
    if not rows:
        return []
    people = [f"  {name:<18} {phone:<14} {story}" for name, phone, _, story in rows]
    return ["", "  Log-ins of the demo; the one-time code appears in this log:", *people]


def _stop(stack: Stack) -> None:
    """The second Ctrl-C arrives while we wait here."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stack.end_now())
    stack.stop()


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
