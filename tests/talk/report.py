"""What a run of talks shows: a line for each as it ends, everything about those that failed, and a sum."""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable

from tests.talk.perform import Outcome
from tests.talk.script import KINDS


class Report:
    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []
        self._began = time.monotonic()

    def begin(self) -> None:
        self._began = time.monotonic()

    @property
    def failed(self) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.wrong]

    def tell(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        talk, mark = outcome.talk, "FAILED" if outcome.wrong else "ok"
        lines = [f"{mark:<6} {outcome.seconds:5.1f} s  {talk.topic:<16} {talk.kind:<12} {talk.talk}"]
        sys.stdout.write("\n".join([*lines, *([story(outcome)] if outcome.wrong else [])]) + "\n")
        sys.stdout.flush()

    def summary(self) -> str:
        """Counts by topic and by kind, and at the very end how many went as written."""
        topics = sorted({outcome.talk.topic for outcome in self.outcomes})
        failed, seconds = len(self.failed), time.monotonic() - self._began
        failures = [f"  {outcome.talk.place}: {outcome.talk.talk}" for outcome in self.failed]
        return "\n".join(
            [
                *(["", "Failed:", *failures] if failures else []),
                "",
                *self._counts("topic", topics, lambda outcome: outcome.talk.topic),
                "",
                *self._counts("kind", KINDS, lambda outcome: outcome.talk.kind),
                "",
                f"{len(self.outcomes)} talks: {len(self.outcomes) - failed} as written, {failed} not ({seconds:.0f} s)",
            ]
        )

    def _counts(self, what: str, names: Iterable[str], of: Callable[[Outcome], str]) -> list[str]:
        total = Counter(map(of, self.outcomes))
        good = Counter(of(outcome) for outcome in self.outcomes if not outcome.wrong)
        return [
            f"{what:<16} as written",
            *(f"{name:<16} {good[name]:3} of {total[name]:3}" for name in names if total[name]),
        ]


def story(outcome: Outcome) -> str:
    """Everything somebody needs who has to find out why."""
    lines = [f"{outcome.talk.place}, with {outcome.talk.who}", *outcome.lines]
    lines += [f"=> {line}" for line in outcome.wrong]
    lines += [f"   “{each.text}” was taken for {each}" for each in outcome.understood if not each.text.startswith("/")]
    return "\n".join(f"       {line}" for line in lines)
