"""Ten codes on paper, for the day the phone is lost."""

import secrets

HOW_MANY, LENGTH = 10, 10
# Without those that look alike on paper.
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_codes() -> list[str]:
    return [_written("".join(secrets.choice(SIGNS) for _ in range(LENGTH))) for _ in range(HOW_MANY)]


def read(typed: str) -> str:
    """However it is spaced, and in whatever case."""
    return "".join(sign for sign in typed.lower() if sign in SIGNS)


def _written(signs: str) -> str:
    return f"{signs[: LENGTH // 2]}-{signs[LENGTH // 2 :]}"
