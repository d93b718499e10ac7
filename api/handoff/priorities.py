"""Who comes first: the lowest number."""

PRIORITIES = {"urgent": 1, "high": 2, "normal": 3}
NAMES = {value: name for name, value in PRIORITIES.items()}
