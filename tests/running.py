"""The whole product, running: every process under the supervisor, on its own ports and its own data."""

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from tests.talk.customer import Customer, code_in
from tools.leashed import Program
from tools.lock import Lock
from tools.output import Output
from tools.ports import free_ports
from tools.process import Process
from tools.supervisor import Stack

ROOT = Path(__file__).parent.parent
ANA = "+447700900101"


@contextmanager
def api_alone(environment: Mapping[str, str]) -> Iterator[str]:
    """The api without the rest, as `make run` starts it, and its address."""
    port = free_ports(1)[0]
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "api", "--port", str(port)]
    process = Process(
        Program("api", command, lambda: is_up(address), environment=environment, folder=ROOT), Output(None)
    )
    process.start()
    try:
        process.wait_healthy(60)
        yield address
    finally:
        process.stop()


def is_up(address: str) -> bool:
    try:
        return httpx.get(f"{address}/health", timeout=1).status_code == 200
    except httpx.HTTPError:
        return False


def stack_anew(name: str, environment: Mapping[str, str] | None = None, host: str = "127.0.0.1") -> Stack:
    """For a program that starts on data of its own, `var/<name>`: what was left by a run that was broken off would go
    on in between. Of a run that is still going nothing is touched, and starting says so."""
    place = ROOT / "var" / name
    lock = Lock(place / "run.lock")
    if lock.take():
        shutil.rmtree(place)
        lock.give_back()
    return Stack(ROOT, var=place, host=host, port=0, environment=environment or {})


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    stack = Stack(ROOT, var=tmp_path_factory.mktemp("stack"), port=0)
    stack.start()
    try:
        stack.wait_healthy(180)
        yield stack
    finally:
        stack.stop()


@pytest.fixture
def customer(stack: Stack) -> Iterator[Customer]:
    """Whoever they sign in as is signed out after: the next to sign in as the same would go on where they were."""
    talking = Customer(stack.url).open()
    yield talking
    with suppress(httpx.HTTPError):
        talking.http.post("/v1/sign-out")
    talking.close()


@pytest.fixture(scope="session")
def signed_in(stack: Stack, read_code: Callable[[str], str]) -> Iterator[Customer]:
    """Ana, whose bill doubled. One sign-in for all tests: codes for one number are limited, as they should be."""
    talking = Customer(stack.url).open()
    talking.sign_in(ANA, read_code)
    yield talking
    talking.close()


@pytest.fixture
def ana(signed_in: Customer) -> Customer:
    return signed_in.begin()


@pytest.fixture(scope="session")
def read_code(stack: Stack) -> Callable[[str], str]:
    """Reads a code where somebody trying the demo reads it: in the log."""
    return code_in(lambda: stack.log("api"))
