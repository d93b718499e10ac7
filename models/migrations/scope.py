"""Which tables in the database are ours to compare: the jobs' tables belong to procrastinate."""

from typing import Any

JOBS_PREFIX = "procrastinate_"


def is_ours(_object: Any, name: str | None, kind: str, _reflected: bool, _compare_to: Any) -> bool:
    return kind != "table" or not (name or "").startswith(JOBS_PREFIX)
