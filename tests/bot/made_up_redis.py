"""Redis as the tracker store uses it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from redis.exceptions import ConnectionError as Refused


class MadeUpRedis:
    """The commands that the store gives, and when what it set goes."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.ends: dict[str, float | None] = {}
        self.is_down = False

    def mget(self, *keys: str) -> list[str | None]:
        if self.is_down:
            raise Refused("refused")
        return [self.values.get(key) for key in keys]

    @contextmanager
    def pipeline(self) -> "Iterator[Together]":
        yield Together(self)

    def wait(self, seconds: float) -> None:
        """What was to be kept for no longer is gone."""
        kept = {key: value for key, value in self.values.items() if (ends := self.ends[key]) is None or ends > seconds}
        self.values = kept

    def holds(self, words: str) -> bool:
        return any(words in value for value in self.values.values())


class Together:
    """Commands that are carried out all at once, or not at all."""

    def __init__(self, redis: MadeUpRedis) -> None:
        self._redis = redis
        self._commands: list[Callable[[], object]] = []

    def set(self, key: str, value: str, ex: float | None = None) -> None:
        self._commands += [lambda: self._redis.values.update({key: value}), lambda: self._redis.ends.update({key: ex})]

    def delete(self, key: str) -> None:
        self._commands.append(lambda: self._redis.values.pop(key, None))

    def execute(self) -> None:
        if self._redis.is_down:
            raise Refused("refused")
        for command in self._commands:
            command()
