"""Requests over a few kept connections, at hardly any cost: a full client would take half of the machine itself."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class _Connection:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter


class Client:
    """Knows of HTTP what our own server answers with: a length, and connections that stay open."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._idle: deque[_Connection] = deque()

    async def send(self, method: str, path: str, headers: Mapping[str, str], body: object = None) -> Answer:
        content = b"" if body is None else json.dumps(body).encode()
        fields = {"Host": "load", "Content-Length": str(len(content)), **headers}
        if content:
            fields["Content-Type"] = "application/json"
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        async with self._connection() as connection:
            connection.writer.write(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + content)
            status_line, *lines = (await connection.reader.readuntil(b"\r\n\r\n")).split(b"\r\n")
            lengths = [line for line in lines if line.lower().startswith(b"content-length:")]
            length = int(lengths[0].split(b":")[1]) if lengths else 0
            return Answer(int(status_line.split()[1]), await connection.reader.readexactly(length))

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[_Connection]:
        """One that waits and that the server has not closed, or a new one. After an error it is not used again."""
        while self._idle and self._idle[0].reader.at_eof():
            self._idle.popleft().writer.close()
        if not self._idle:
            self._idle.append(_Connection(*await asyncio.open_connection(self._host, self._port)))
        connection = self._idle.popleft()
        try:
            yield connection
        except BaseException:
            connection.writer.close()
            raise
        self._idle.append(connection)

    def close(self) -> None:
        for connection in self._idle:
            connection.writer.close()
