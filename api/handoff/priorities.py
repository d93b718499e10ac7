"""Who comes first: the lowest number."""

from typing import Literal, get_args

Priority = Literal["normal", "high", "urgent"]
PRIORITIES = {"urgent": 1, "high": 2, "normal": 3}
NAMES: dict[int, Priority] = {PRIORITIES[name]: name for name in get_args(Priority)}
