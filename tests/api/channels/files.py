"""Files that the tests' carrier has, for messages that tell of them."""

from connectors.base import File, NotSent
from tests.api.channels.carrier import Carrier


class Shelf(Carrier):
    """By where they are; what is asked for is counted, and it can be away for a while."""

    def __init__(self) -> None:
        super().__init__()
        self.files: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.away: list[NotSent] = []

    async def fetch(self, file: File) -> bytes:
        self.asked.append(file.where)
        if self.away:
            raise self.away.pop(0)
        if file.where not in self.files:
            raise NotSent("it has gone", again=False)
        return self.files[file.where]
