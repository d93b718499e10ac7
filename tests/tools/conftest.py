"""A small product to start, stop and kill: real servers, and processes that only say that they are well."""

import socket
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tests.conftest import ROOT
from tools.supervisor import Stack

WELL = """
    import http.server, sys

    class Well(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()

        def log_message(self, *ignored):
            pass

    print("listening", flush=True)
    http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Well).serve_forever()
"""
PROCFILE = """
    # health: $API_URL/health
    # needs: database
    api: .venv/bin/python well.py $PORT

    # health: http://127.0.0.1:$WORKER_PORT/health
    worker: sh -c ".venv/bin/python well.py $WORKER_PORT & wait"
"""


def plant(root: Path, files: dict[str, str]) -> Path:
    """Writes a tree of files."""
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(textwrap.dedent(content).lstrip("\n"))
    return root


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our tools and packages, and processes that are up in a moment."""
    root = tmp_path_factory.mktemp("product")
    (root / "tools").symlink_to(ROOT / "tools")
    (root / ".venv").symlink_to(ROOT / ".venv")
    nothing = {"models/__init__.py": "", "models/migrate.py": "", "api/__init__.py": "", "api/demo.py": ""}
    return plant(root, {"well.py": WELL, "Procfile": PROCFILE, **nothing})


@pytest.fixture(scope="module")
def stack(product: Path) -> Iterator[Stack]:
    stack = Stack(product, port=0)
    try:
        stack.start()
        stack.wait_healthy(60)
        yield stack
    finally:
        stack.stop()


@pytest.fixture
def running_in() -> Callable[[Path], set[str]]:
    """What still runs from a folder, leashes included."""

    def look(folder: Path) -> set[str]:
        found = set()
        for process in psutil.process_iter(["cmdline", "cwd", "pid"]):
            words = " ".join(process.info["cmdline"] or [])
            if str(folder) in words or str(folder) == process.info["cwd"]:
                found.add(f"{process.info['pid']} {words}")
        return found

    return look


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]
