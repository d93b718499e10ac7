"""The figures, one a line for each side."""

import statistics
import sys
from collections.abc import Mapping, Sequence

from tests.load.bot.measuring import CLIENTS, TURNS
from tests.load.bot.side import Side

# The turns whose cost is shown. Each is the middle of so many before and after it.
SHOWN, AROUND = (10, 100, 300), 8


def show(sides: Sequence[Side], long: Mapping[str, list[float]]) -> None:
    say = sys.stdout.write
    say("stock: Rasa's default pipeline and policies, its rest channel, its Redis stores. ours: the Procfile's bot.\n")
    say(f"{CLIENTS} conversations at once, one process each side; the same data, words and action server\n")
    for side in sides:
        for name, figure in [*_figures(side), *_long(long.get(side.kind.name, []))]:
            say(f"{side.kind.name}, {name}: {figure}\n")
    stock, ours = (rate(side) for side in sides)
    say(f"processor time a turn, stock to ours: {sides[0].cpu_a_turn / sides[1].cpu_a_turn:.1f}\n")
    say(f"ratio to stock: {ours / stock:.1f}\n")


def rate(side: Side) -> float:
    """Turns a second in the middle one of the rounds."""
    return CLIENTS * TURNS / statistics.median(side.seconds)


def _figures(side: Side) -> list[tuple[str, str]]:
    shares = statistics.quantiles(side.took, n=20)
    return [
        ("turns a second", f"{rate(side):.1f}"),
        ("p50, ms", f"{statistics.median(side.took):.1f}"),
        ("p95, ms", f"{shares[18]:.1f}"),
        ("processor time a turn, ms", f"{side.cpu_a_turn:.1f}"),
        ("action server's processor time a turn, ms", f"{side.actions_cpu / side.turns:.1f}"),
        ("resident memory, MB", f"{side.memory:.0f}"),
        ("start, s", f"{side.started_in:.1f}"),
        ("turns without an answer", f"{side.silent} of {side.turns}"),
    ]


def _long(costs_of: list[float]) -> list[tuple[str, str]]:
    """What turns of one conversation cost, and the last of them beside the first."""
    costs = {at: statistics.median(costs_of[at - AROUND : at + AROUND]) for at in SHOWN if at + AROUND <= len(costs_of)}
    lines = [(f"turn {at} of one conversation, processor ms", f"{cost:.1f}") for at, cost in costs.items()]
    if len(costs) > 1:
        first, *_, last = costs
        lines.append((f"turn {last} to turn {first}", f"{costs[last] / costs[first]:.2f}"))
    return lines
