"""Whether a connector is set up: all of its variables, none of them, or half, which is told at once."""

from typing import TypeVar

from pydantic import ValidationError
from pydantic_settings import BaseSettings

S = TypeVar("S", bound=BaseSettings)


class WronglySetUp(ValueError):
    """A variable is missing beside others that are there, or one can't be what it is."""


def read_settings(kind: type[S]) -> S | None:
    """None where nothing that it can't do without is there: it is not wanted."""
    try:
        return kind()
    except ValidationError as error:
        faults = error.errors(include_input=False, include_url=False)
    needed = {name for name, field in kind.model_fields.items() if field.is_required()}
    missing = {str(fault["loc"][0]) for fault in faults if fault["type"] == "missing"}
    if missing == needed:
        return None
    prefix = kind.model_config.get("env_prefix", "")
    if missing:
        raise WronglySetUp(f"{' and '.join(sorted(f'{prefix}{name}'.upper() for name in missing))} must be set too.")
    first = faults[0]
    named = f"{prefix}{first['loc'][0]}: ".upper() if first["loc"] else ""
    raise WronglySetUp(f"{named}{first['msg'].removeprefix('Value error, ')}")
