"""`python -m api`: serves the api from one address, in as many processes as WEB_CONCURRENCY says."""

import argparse
import socket
import sys

from uvicorn import Config, Server
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from api.app import build
from api.settings import settings

VANISHED_AFTER_MS = 30_000


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m api")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    asked = parser.parse_args()
    config = Config(
        "api.app:create_app",
        factory=True,
        host=asked.host,
        port=asked.port,
        access_log=False,
        timeout_graceful_shutdown=3,
        timeout_worker_healthcheck=30,
    )
    listening = config.bind_socket()
    # Several processes share this socket, and what they accept takes over its options. Without this one, the end of an
    # answer waits 40 ms for the browser to confirm its beginning.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    # A page that vanished without a word is given up, instead of being written to for a quarter of an hour.
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, VANISHED_AFTER_MS)
    if config.workers == 1:
        Server(config).run(sockets=[listening])
        return
    # What can't be built ends here, with its reason: of a child it would be tried again for ever.
    build(settings())
    several = Multiprocess(config, sockets=[listening])
    several.run()
    if any(each.process.exitcode == STARTUP_FAILURE for each in several.processes):
        sys.exit(STARTUP_FAILURE)


if __name__ == "__main__":
    main()
