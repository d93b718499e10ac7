"""What a provider brings as JSON, in a form that nothing later stumbles over."""

import json
import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from connectors.base import Anomalous

log = logging.getLogger(__name__)
Item = TypeVar("Item")


class Wire(BaseModel):
    """A part of what comes in: the fields that we read; whatever else a provider adds is left alone."""

    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True, hide_input_in_errors=True)


def json_object(body: bytes) -> dict[str, Any]:
    try:
        read = _clean(json.loads(body))
    except (ValueError, RecursionError):
        raise Anomalous("It is not JSON.") from None
    if not isinstance(read, dict):
        raise Anomalous("It is no JSON object.")
    return read


def _clean(value: Any) -> Any:
    """Without what PostgreSQL can't hold: NUL, and halves of characters that JSON's escapes can leave alone."""
    if isinstance(value, str):
        return value.encode("utf-8", "ignore").decode().replace("\x00", "")
    if isinstance(value, list):
        return [_clean(each) for each in value]
    if isinstance(value, dict):
        return {_clean(key): _clean(each) for key, each in value.items()}
    return value


def every(items: Iterable[Any], read: Callable[[Any], Iterable[Item]]) -> list[Item]:
    """One that can't be read keeps none of the others out; where none can be, it is not this provider's."""
    found: list[Item] = []
    faults = 0
    everything = list(items)
    for item in everything:
        try:
            found.extend(read(item))
        except ValidationError as error:
            # What the customer wrote stays out of it.
            faults += 1
            fault = error.errors(include_input=False, include_context=False)[0]
            log.warning("one of %s could not be read: %s %s", len(everything), fault["loc"], fault["type"])
    if faults and faults == len(everything):
        raise Anomalous("Nothing in it can be read.")
    return found


def moment(seconds: str | float | None) -> datetime | None:
    """A provider's stamp: seconds since 1970."""
    try:
        return datetime.fromtimestamp(float(seconds), UTC) if seconds is not None else None
    except (ValueError, OverflowError, OSError):
        return None
