"""`make talk`: performs the conversations. `make talk ONLY=x`: those whose topic, kind, file or title has x in it."""

import os
import sys

from tests.talk.perform import perform_all
from tests.talk.reading import Unreadable, read_all
from tests.talk.report import Report
from tests.talk.stage import find_kept, found_or_own
from tools.problems import Problem


def main(only: str) -> int:
    try:
        talks = [talk for talk in read_all() if talk.matches(only)]
    except Unreadable as mistakes:
        print(mistakes)
        return 2
    if not talks:
        print(f"There is no talk with {only!r} in its topic, kind, file or title.")
        return 2
    print("On what is kept running." if find_kept() else "Starting the product, which takes some twenty seconds …")
    report = Report()
    try:
        with found_or_own() as stage:
            report.begin()
            perform_all(stage, talks, report.tell)
    except Problem as problem:
        print(problem)
        return 2
    print(report.summary())
    return 1 if report.failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(" ".join(sys.argv[1:]) or os.environ.get("ONLY", "")))
    except KeyboardInterrupt:
        sys.exit(130)
