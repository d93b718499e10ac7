"""What every port to a back office shares: how an answer looks, how a call is meant, how it fails."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Literal, TypeVar

from api.errors import Unavailable
from api.paging import Slice

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])
Meaning = Literal["read", "change"]
MEANING = "__meaning__"
__all__ = ["MEANING", "Answered", "Meaning", "OutcomeUnknown", "Slice", "SystemUnavailable", "change", "read"]


class SystemUnavailable(Unavailable):
    """A back office is down, slow or wrong. Never a fact about the customer, and nothing was changed."""


class OutcomeUnknown(Unavailable):
    """A change was asked for and no answer came. The same request again finds out, and never does it twice."""

    title = "We don't know yet whether this was done"


@dataclass(frozen=True, slots=True)
class Answered(Generic[T]):
    """What a system said, and when. Stale: it does not answer now, and this is what it said last."""

    value: T
    as_of: datetime
    stale: bool = False

    def fresh(self) -> T:
        """For what is about to be changed: yesterday's answer is no ground to act on."""
        if self.stale:
            raise SystemUnavailable("The system behind this is not answering. Please try again.", retry_after=30)
        return self.value


def read(method: F) -> F:
    """Marks a port's method that changes nothing: it may be asked again, and its last answer may stand in."""
    setattr(method, MEANING, "read")
    return method


def change(method: F) -> F:
    """Marks a port's method that does something. Its `reference` makes a second call find what the first has done."""
    setattr(method, MEANING, "change")
    return method
