"""`make eval`: what the trained model makes of messages it has never seen, one figure a line.

    make eval                  our own: tests/bot/heldout.yml, out_of_scope.yml and followups.tsv
    make eval FILE=some.tsv    any: text, tab, the accepted intents with commas between; more columns are ignored
A message turned away counts as right where out_of_scope is accepted.
"""

import asyncio
import logging
import os
import sys
import time
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import followups
import yaml

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "var/models/selfcare.tar.gz"
OUR_OWN = (ROOT / "tests/bot/heldout.yml", ROOT / "tests/bot/out_of_scope.yml")
FALLBACK, OUT_OF_SCOPE = "nlu_fallback", "out_of_scope"
TURNED_AWAY = {FALLBACK, OUT_OF_SCOPE}
CONFIDENT = 0.7


class Unusable(Exception):
    """There is nothing to measure with; the message says why."""


@dataclass(frozen=True)
class Labelled:
    text: str
    accepted: list[str]


@dataclass(frozen=True)
class Outcome:
    """A message, and what it was taken for."""

    accepted: list[str]
    found: str
    confidence: float
    wishes: int
    milliseconds: float

    @property
    def right(self) -> bool:
        return self.found in self.accepted or (OUT_OF_SCOPE in self.accepted and self.found == FALLBACK)

    @property
    def wanted(self) -> str:
        """The accepted intent that it is counted for."""
        return self.found if self.found in self.accepted else self.accepted[0]


def trained_intents() -> set[str]:
    return {intent for path in (ROOT / "bot/data/nlu").glob("*.yml") for intent, _ in examples(path)}


def examples(path: Path) -> list[tuple[str, str]]:
    """(intent, message) of a file of Rasa's."""
    body = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        (item["intent"], line.removeprefix("- ").strip())
        for item in body["nlu"]
        for line in item["examples"].splitlines()
    ]


def our_own() -> list[Labelled]:
    return [Labelled(text, [intent]) for path in OUR_OWN for intent, text in examples(path)]


def read(path: Path, intents: Collection[str]) -> list[Labelled]:
    """A file of anybody's; what is wrong with it is told with its line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as problem:
        raise Unusable(f"{path} cannot be read: {problem.strerror}.") from problem
    except UnicodeDecodeError as problem:
        raise Unusable(f"{path} is not UTF-8 text.") from problem
    rows = [(place, line.rstrip("\r").split("\t")) for place, line in enumerate(lines, start=1) if line.strip()]
    if rows and rows[0][1][0].strip().lower() == "text":
        rows = rows[1:]
    if not rows:
        raise Unusable(f"{path} has no messages.")
    return [_labelled(f"{path}:{place}", row, intents) for place, row in rows]


def _labelled(where: str, row: list[str], intents: Collection[str]) -> Labelled:
    if len(row) < 2:
        raise Unusable(f"{where}: two columns are wanted, text and accepted intents, with a tab between.")
    text, accepted = row[0].strip(), [name.strip() for name in row[1].split(",") if name.strip()]
    if not text or not accepted:
        raise Unusable(f"{where}: the {'accepted intents are' if text else 'text is'} missing.")
    unknown = [name for name in accepted if name not in intents and name != FALLBACK]
    if unknown:
        raise Unusable(f"{where}: {unknown[0]!r} is no intent of bot/data/nlu.")
    return Labelled(text, accepted)


async def outcomes(model: Any, messages: list[Labelled]) -> list[Outcome]:
    found = []
    for message in messages:
        start = time.perf_counter()
        # An invisible sign in front: words, even such as begin with "/", not a command.
        read_as = await model.parse_message(f"\u200b{message.text}")
        took = (time.perf_counter() - start) * 1000
        intent = read_as["intent"]
        wishes = len(read_as.get("wishes", []))
        found.append(Outcome(message.accepted, intent["name"], intent["confidence"], wishes, took))
    return found


def figures(outcomes: list[Outcome]) -> dict[str, float]:
    """Each by its name; one without any message to count is left out."""
    strange = [outcome for outcome in outcomes if OUT_OF_SCOPE in outcome.accepted]
    good = [outcome for outcome in outcomes if OUT_OF_SCOPE not in outcome.accepted]
    times = sorted(outcome.milliseconds for outcome in outcomes)
    named = {
        "accuracy": _share(outcomes, [o.right for o in outcomes]),
        "macro F1": _macro_f1(outcomes),
        "out-of-scope recall": _share(strange, [o.found in TURNED_AWAY for o in strange]),
        "good messages rejected": _share(good, [o.found in TURNED_AWAY for o in good]),
        f"confidently wrong (confidence >= {CONFIDENT})": _share(outcomes, [_fooled(o) for o in outcomes]),
        "calibration error": _calibration_error([o for o in outcomes if o.found != FALLBACK]),
        "several wishes heard": _share(outcomes, [o.wishes > 1 for o in outcomes]),
        "messages": len(outcomes),
        "milliseconds p50": times[len(times) // 2],
        "milliseconds p95": times[int(len(times) * 0.95)],
    }
    return {name: figure for name, figure in named.items() if figure is not None}


def _share(among: list[Outcome], are: list[bool]) -> float | None:
    return sum(are) / len(among) if among else None


def _fooled(outcome: Outcome) -> bool:
    return not outcome.right and outcome.found != FALLBACK and outcome.confidence >= CONFIDENT


def _macro_f1(outcomes: list[Outcome]) -> float:
    wanted, found = Counter(o.wanted for o in outcomes), Counter(o.found for o in outcomes)
    both = Counter(o.found for o in outcomes if o.found == o.wanted)
    return sum(2 * both[name] / (wanted[name] + found[name]) for name in wanted) / len(wanted)


def _calibration_error(outcomes: list[Outcome]) -> float | None:
    """How far confidence and the share that is right are apart, by tenths of confidence."""
    tenths: dict[int, list[Outcome]] = {}
    for outcome in outcomes:
        tenths.setdefault(min(int(outcome.confidence * 10), 9), []).append(outcome)
    apart = [abs(sum(o.confidence - o.right for o in those)) for those in tenths.values()]
    return sum(apart) / len(outcomes) if outcomes else None


def report(outcomes: list[Outcome]) -> str:
    told = [
        f"{name} {figure:.{1 if name.startswith('milliseconds') else 3}f}".removesuffix(".000")
        for name, figure in figures(outcomes).items()
    ]
    confusions = Counter((o.accepted[0], o.found) for o in outcomes if not o.right)
    told += ["", "confusions (wanted, taken for, how often)"] if confusions else []
    return "\n".join([*told, *(f"  {wanted} {found} {count}" for (wanted, found), count in confusions.most_common())])


def main() -> int:
    try:
        chosen = os.environ.get("FILE", "").strip()
        messages = read(Path(chosen), trained_intents()) if chosen else our_own()
        if not MODEL.exists():
            raise Unusable(f"{MODEL.relative_to(ROOT)} is missing: train the bot first (make train).")
    except Unusable as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    model = _model()
    asyncio.run(outcomes(model, messages[:20]))
    sys.stdout.write(report(asyncio.run(outcomes(model, messages))) + "\n")
    sys.stdout.write("" if chosen else followups.report(model) + "\n")
    return 0


def _model() -> Any:
    # Here, for it takes seconds, and a file that is unusable is told at once.
    from rasa.core.agent import Agent
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.ERROR)
    logging.disable(logging.WARNING)
    return Agent.load(str(MODEL))


if __name__ == "__main__":
    sys.exit(main())
