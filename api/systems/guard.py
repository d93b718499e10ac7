"""Stands before every system: time-outs, one more try where that is safe, a breaker, the last known answer."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn, TypeVar, cast, get_type_hints

from pydantic import TypeAdapter, ValidationError
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from api.errors import ServiceError
from api.systems.base import MEANING, Answered, Meaning, OutcomeUnknown, SystemUnavailable
from api.systems.breaker import REST, Breaker
from api.systems.faults import Faults, suffer
from api.systems.last_known import LastKnown, key_of

log = logging.getLogger(__name__)
P = TypeVar("P")
# What a system that is not well does. A refusal in its own words (a ServiceError) is an answer, and goes through.
TROUBLE = (TimeoutError, OSError, OperationalError, InterfaceError, PoolTimeout, ValidationError)


@dataclass(frozen=True, slots=True)
class Care:
    """How systems are treated."""

    last_known: LastKnown
    # None where nothing is made up: no fault can be switched on.
    faults: Faults | None
    # How long one call may take. What fails sooner is read once more, what is slow is not.
    read_within: float = 2.0
    change_within: float = 8.0
    # How long a system that failed several times in a row is left alone.
    rest: float = REST


@dataclass(slots=True)
class Guard:
    name: str
    port: type[Any]
    system: Any
    care: Care
    breaker: Breaker = field(init=False)
    _calls: dict[str, Callable[..., Awaitable[Any]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.breaker = Breaker(rest=self.care.rest)

    def __getattr__(self, method: str) -> Callable[..., Awaitable[Any]]:
        if method not in self._calls:
            self._calls[method] = self._guarded(method)
        return self._calls[method]

    async def last_said(self, method: str, arguments: tuple[Any, ...], options: dict[str, Any]) -> Answered[Any] | None:
        """What it answered to that before, for who can't wait until it does again."""
        shape = TypeAdapter(get_type_hints(getattr(self.port, method))["return"])
        known = await self.care.last_known.find(key_of(self.name, method, arguments, options), shape)
        return None if known is None else replace(known, stale=True)

    def _guarded(self, method: str) -> Callable[..., Awaitable[Any]]:
        declared = getattr(self.port, method)
        meaning: Meaning = getattr(declared, MEANING)
        shape = TypeAdapter(get_type_hints(declared)["return"])
        does = getattr(self.system, method)

        async def read(*arguments: Any, **options: Any) -> Any:
            key = key_of(self.name, method, arguments, options)
            try:
                answer = await self._read(method, shape, lambda: does(*arguments, **options))
            except SystemUnavailable:
                known = await self.last_said(method, arguments, options)
                if known is None:
                    raise
                return known
            self.care.last_known.keep(key, answer, shape)
            return answer

        async def change(*arguments: Any, **options: Any) -> Any:
            return await self._change(method, shape, lambda: does(*arguments, **options))

        return read if meaning == "read" else change

    async def _read(self, method: str, shape: TypeAdapter[Any], call: Callable[[], Awaitable[Any]]) -> Answered[Any]:
        self._ask_breaker()
        for is_last_try in (False, True):
            try:
                return cast("Answered[Any]", await self._call(shape, call, self.care.read_within))
            except TROUBLE as trouble:
                self._note(method, trouble)
                # What is slow is not asked twice: its customer has waited long enough, and it has enough to do.
                is_slow = isinstance(trouble, TimeoutError)
                if is_last_try or is_slow or not self.breaker.lets_through():
                    self._give_up(trouble)
        raise AssertionError("the last try has answered or given up")

    async def _change(self, method: str, shape: TypeAdapter[Any], call: Callable[[], Awaitable[Any]]) -> Any:
        """Tried once. Only a system that could not be reached at all has surely done nothing."""
        self._ask_breaker()
        try:
            return await self._call(shape, call, self.care.change_within)
        except ConnectionRefusedError as trouble:
            self._note(method, trouble)
            self._give_up(trouble)
        except TROUBLE as trouble:
            self._note(method, trouble)
            detail = "The answer did not come in time. Send the same request again: nothing is done twice."
            raise OutcomeUnknown(detail, system=self.name, retry_after=5) from trouble

    async def _call(self, shape: TypeAdapter[Any], call: Callable[[], Awaitable[Any]], within: float) -> Any:
        fault = await self.care.faults.of(self.name) if self.care.faults else None
        try:
            async with asyncio.timeout(within):
                answer = await suffer(fault, call)
        except ServiceError:
            self.breaker.worked()
            raise
        shape.validate_python(answer, strict=True)
        self.breaker.worked()
        return answer

    def _ask_breaker(self) -> None:
        if not self.breaker.lets_through():
            raise SystemUnavailable(self._sentence(), system=self.name, retry_after=10)

    def _note(self, method: str, trouble: Exception) -> None:
        self.breaker.failed()
        log.warning("system=%s call=%s trouble=%s", self.name, method, type(trouble).__name__)

    def _give_up(self, trouble: Exception) -> NoReturn:
        raise SystemUnavailable(self._sentence(), system=self.name, retry_after=10) from trouble

    def _sentence(self) -> str:
        return f"The {self.name} system is not answering. Nothing was changed; please try again in a moment."


def guarded(name: str, port: type[P], system: P, care: Care) -> P:
    return cast(P, Guard(name, port, system, care))
