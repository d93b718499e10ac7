"""Finds free ports, and says who holds a taken one."""

import errno
import random
import socket

from tools.problems import Problem

# Below the range from which systems hand out ports to outgoing connections, so that a process that is started
# again a minute later still finds its port free.
FIRST, LAST = 20_000, 31_999
TRIES = 2_000


def is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            if problem.errno != errno.EADDRINUSE:
                sentence = f"Cannot listen on {host}:{port}: {problem.strerror}; choose another HOST or PORT."
                raise Problem(sentence) from None
            return False
    return True


def free_ports(count: int) -> list[int]:
    """Different ports on 127.0.0.1 that nobody listens on now."""
    found: list[int] = []
    for _ in range(TRIES):
        port = random.randint(FIRST, LAST)
        if port not in found and is_free("127.0.0.1", port):
            found.append(port)
        if len(found) == count:
            return found
    raise Problem(f"No {count} free ports between {FIRST} and {LAST}; stop what holds them and try again.")


def holder(port: int) -> str | None:
    """The process that listens on the port, when the system lets us know."""
    import psutil

    try:
        for connection in psutil.net_connections("tcp"):
            listens = connection.status == psutil.CONN_LISTEN and tuple(connection.laddr)[1:] == (port,)
            if listens and connection.pid:
                return f"process {connection.pid} ({psutil.Process(connection.pid).name()})"
    except psutil.Error:
        return None
    return None


def require_free(host: str, port: int) -> None:
    if not is_free(host, port):
        who = holder(port) or "another process"
        raise Problem(f"Port {port} is taken by {who}; stop it, or run: make run PORT={port + 10}")
