"""Requests over a few kept connections, at hardly any cost: a full client would take half of the machine itself."""

import asyncio
import json
import time
from collections import deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

# The server closes what has waited for five seconds: a request sent just then is never answered.
KEPT_FOR = 3.0


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    head: bytes = b""

    def json(self) -> Any:
        return json.loads(self.body)

    def cookie(self) -> str:
        """The one that it sets, as it is sent back."""
        found = [line for line in self.head.split(b"\r\n") if line.lower().startswith(b"set-cookie:")]
        return found[0].split(b":", 1)[1].split(b";")[0].strip().decode() if found else ""


@dataclass(frozen=True, slots=True)
class _Connection:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    used_at: float

    @property
    def is_stale(self) -> bool:
        return self.reader.at_eof() or time.monotonic() - self.used_at > KEPT_FOR


class Client:
    """Knows of HTTP what our own server answers with: a length, and connections that stay open."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self._idle: deque[_Connection] = deque()

    async def send(self, method: str, path: str, headers: Mapping[str, str], body: object = None) -> Answer:
        """Bytes go as they are, whatever else as JSON."""
        content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        fields = {"Host": "load", "Content-Length": str(len(content)), **headers}
        if content and not isinstance(body, bytes):
            fields["Content-Type"] = "application/json"
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        async with self._connection() as connection:
            connection.writer.write(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + content)
            said = await connection.reader.readuntil(b"\r\n\r\n")
            status_line, *lines = said.split(b"\r\n")
            lengths = [line for line in lines if line.lower().startswith(b"content-length:")]
            length = int(lengths[0].split(b":")[1]) if lengths else 0
            return Answer(int(status_line.split()[1]), await connection.reader.readexactly(length), said)

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[_Connection]:
        """One that waits and that the server has not closed, or a new one. After an error it is not used again."""
        while self._idle and self._idle[0].is_stale:
            self._idle.popleft().writer.close()
        if self._idle:
            connection = self._idle.popleft()
        else:
            connection = _Connection(*await asyncio.open_connection(self.host, self.port), time.monotonic())
        try:
            yield connection
        except BaseException:
            connection.writer.close()
            raise
        self._idle.append(replace(connection, used_at=time.monotonic()))

    def close(self) -> None:
        for connection in self._idle:
            connection.writer.close()
