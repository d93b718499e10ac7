"""`python -m api`: serves the api from one address, in as many processes as WEB_CONCURRENCY says."""

import argparse
import socket

from uvicorn import Config, Server
from uvicorn.supervisors import Multiprocess


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
    )
    listening = config.bind_socket()
    # Several processes share this socket, and what they accept takes over its options. Without this one, the end of an
    # answer waits 40 ms for the browser to confirm its beginning.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if config.workers > 1:
        Multiprocess(config, sockets=[listening]).run()
    else:
        Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main()
