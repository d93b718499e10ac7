"""Redis as the tracker store uses it."""

from redis.exceptions import ConnectionError as Refused


class MadeUpRedis:
    """The commands that the store gives, and when what it set goes."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.ends: dict[str, float | None] = {}
        self.is_down = False

    def get(self, key: str) -> str | None:
        if self.is_down:
            raise Refused("refused")
        return self.values.get(key)

    def set(self, key: str, value: str, ex: float | None = None) -> None:
        if self.is_down:
            raise Refused("refused")
        self.values[key], self.ends[key] = value, ex

    def delete(self, key: str) -> None:
        if self.is_down:
            raise Refused("refused")
        self.values.pop(key, None)

    def wait(self, seconds: float) -> None:
        """What was to be kept for no longer is gone."""
        kept = {key: value for key, value in self.values.items() if (ends := self.ends[key]) is None or ends > seconds}
        self.values = kept

    def holds(self, words: str) -> bool:
        return any(words in value for value in self.values.values())
