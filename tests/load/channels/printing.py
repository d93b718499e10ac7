"""The figures, one a line, each with its target beside it."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.load.channels.steps import WITHIN, Step
from tests.load.generator import Measured

ACKNOWLEDGED_WITHIN, FEEDS_BELOW, DESK_WITHIN = 100, 400, 300


def say(what: str, figure: str, target: str = "") -> None:
    sys.stdout.write(f"{what}: {figure}{f'   (target: {target})' if target else ''}\n")
    sys.stdout.flush()


def machine(cores: int, memory: float, load: float) -> None:
    names = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    name = names[0].partition(":")[2].strip() if names else "processor"
    say("machine", f"{cores} x {name}, {memory:.0f} GiB, load {load:.1f} before anything was started")


def webhooks(rate: float, seconds: float, measured: Measured) -> None:
    what = f"webhooks acknowledged at {rate:.0f} a second for {seconds:.0f} s"
    say(f"{what}, p50 p95 p99, ms", _times(measured, 50, 95, 99), f"p99 under {ACKNOWLEDGED_WITHIN}")


def steps(way: str, made: Sequence[Step], pause: float) -> None:
    for step in made:
        well = f" and {sum(step.cpu.values()):.0f} of processor time{'' if step.is_sustained else ', too much'}"
        say(f"  {way} at {step.rate:.1f} a second, p50 p95, a message, ms", _times(step.measured, 50, 95) + well)
    best = max((step for step in made if step.is_sustained), key=lambda step: step.rate, default=None)
    if best is None:
        say(f"message to answer, {way}", "no rate was sustained", f"p95 under {WITHIN:.0f}")
        return
    waited = f", of which {1000 * pause:.0f} ms are waited for a next line" if pause else ""
    target = f"p95 under {best.limit:.0f} with that wait" if pause else f"p95 under {WITHIN:.0f}"
    what = f"message to answer, {way}, at {best.rate:.1f} a second"
    say(f"{what}, the highest rate sustained, p50 p95, ms", _times(best.measured, 50, 95) + waited, target)
    cpu(way, best.cpu)


def cpu(way: str, used: Mapping[str, float], unit: str = "a message") -> None:
    shares = ", ".join(f"{name} {each:.1f}" for name, each in sorted(used.items(), key=lambda item: -item[1]))
    say(f"processor time {unit}, {way}, ms", f"{sum(used.values()):.1f} in all: {shares}")


def feeds(count: int, before: float, after: float) -> None:
    figure = f"{after:.0f}, without them {before:.0f}, {1024 * (after - before) / count:.0f} KB a feed"
    say(f"memory of one api process with {count} open feeds, MB", figure, f"under {FEEDS_BELOW}")


def desk(messages: int, measured: Sequence[Measured]) -> None:
    for each in measured:
        say(
            f"{each.name}, of {messages} messages, p50 p95 max, ms",
            _times(each, 50, 95, 100),
            f"p95 under {DESK_WITHIN}",
        )


def _times(measured: Measured, *shares: int) -> str:
    return " ".join(f"{measured.share(share):.0f}" for share in shares)
