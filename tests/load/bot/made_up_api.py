"""An api that costs hardly anything: the examples of tests/contract, and 503 for all else."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tools.ports import free_ports

EXAMPLES = {
    "/v1/brand": "brand",
    "/v1/billing/current": "bill_current",
    "/v1/billing/current/comparison": "bill_comparison",
}


class MadeUpApi:
    def __init__(self, contract: Path) -> None:
        problems = json.loads((contract / "problems.json").read_text(encoding="utf-8"))
        self._away = _answer(503, json.dumps(problems["system_unavailable"]).encode())
        self._answers = {
            path: _answer(200, (contract / f"{name}.json").read_bytes()) for path, name in EXAMPLES.items()
        }

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, for as many requests as it has."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                lines = head.decode("latin-1").split("\r\n")
                lengths = [line.split(":")[1] for line in lines if line.lower().startswith("content-length:")]
                await reader.readexactly(int(lengths[0]) if lengths else 0)
                writer.write(self._answers.get(lines[0].split(" ")[1].split("?")[0], self._away))
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            # It hung up, or the benchmark is over.
            pass
        finally:
            writer.close()


@asynccontextmanager
async def made_up_api(contract: Path) -> AsyncIterator[str]:
    port = free_ports(1)[0]
    server = await asyncio.start_server(MadeUpApi(contract).serve, "127.0.0.1", port)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.close()


def _answer(status: int, body: bytes) -> bytes:
    kind = "application/json" if status == 200 else "application/problem+json"
    return f"HTTP/1.1 {status} -\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
