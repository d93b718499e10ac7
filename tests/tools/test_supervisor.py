"""The supervisor, with real servers and processes that only say that they are well."""

import signal
import urllib.request
from pathlib import Path

import psycopg
import pytest

from tests.tools.conftest import plant
from tools.problems import Problem
from tools.supervisor import Stack


def answers(url: str) -> bool:
    with urllib.request.urlopen(f"{url}/health", timeout=5) as answer:
        return bool(answer.status == 200)


def test_everything_comes_up_and_knows_its_addresses(stack: Stack) -> None:
    assert stack.waiting_for() == []
    assert answers(stack.url)
    assert stack.names == ["redis", "postgres", "api", "worker"]
    assert stack.environment["REDIS_PASSWORD"] in stack.redis_url
    with psycopg.connect(stack.database_url) as connection:
        assert connection.execute("SELECT current_database()").fetchone() == ("selfcare",)


def test_secrets_are_readable_by_their_owner_alone(stack: Stack, product: Path) -> None:
    assert (product / "var/secrets.json").stat().st_mode & 0o777 == 0o600
    assert (product / "var/redis/redis.conf").stat().st_mode & 0o777 == 0o600


def test_a_killed_process_is_started_again(stack: Stack) -> None:
    before = len(stack.log("api"))
    stack.kill("api")
    assert stack.waiting_for() == ["api"]
    stack.wait_healthy(20)
    assert stack.log("api")[before:] == ["listening"]
    assert "api was ended by SIGKILL; starting it again in 0.5 s" in stack.log("selfcare")


def test_a_held_process_stays_down_until_it_is_released(stack: Stack) -> None:
    stack.hold("worker")
    with pytest.raises(OSError, match=r"refused"):
        answers(f"http://127.0.0.1:{stack.environment['WORKER_PORT']}")
    stack.wait_healthy(1)
    stack.release("worker")
    assert stack.waiting_for() == ["worker"]
    stack.wait_healthy(20)


def test_the_database_survives_being_killed(stack: Stack) -> None:
    with psycopg.connect(stack.database_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    stack.kill("postgres", signal.SIGKILL)
    stack.wait_healthy(60)
    with psycopg.connect(stack.database_url) as connection:
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)


def test_a_second_one_in_the_same_folder_is_refused_in_one_sentence(stack: Stack, product: Path) -> None:
    with pytest.raises(Problem, match=r"^Already running as process \d+ with data in .*; stop that one first\.$"):
        Stack(product, port=0).start()


def test_a_taken_port_is_told_with_its_holder_and_a_way_out(product: Path, tmp_path: Path, taken_port: int) -> None:
    with pytest.raises(Problem, match=rf"^Port {taken_port} is taken by process \d+ \(.*\); .* make run PORT="):
        Stack(product, var=tmp_path, port=taken_port).start()


def test_what_never_gets_well_is_given_up_with_its_last_words(product: Path, tmp_path: Path) -> None:
    text = "# health: http://127.0.0.1:$BOT_PORT/\nbot: sh -c 'echo no model here; exit 3'"
    root = plant(tmp_path, {"Procfile": text})
    stack = Stack(root, port=0, environment=given_servers())
    with pytest.raises(Problem, match=r"(?s)^bot stopped with exit code 3, 3 times within a minute.*no model here$"):
        start_with_the_tools_of(product, stack, root)
    assert stack.problem


def test_what_dies_five_times_within_a_minute_is_given_up(
    product: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.process.FIRST_DELAY", 0.02)
    root = plant(tmp_path, {"Procfile": "bot: sleep 1000", "models/migrate.py": ""})
    (root / ".venv").symlink_to(product / ".venv")
    stack = Stack(root, port=0, environment=given_servers())
    stack.start()
    for _ in range(5):
        stack.wait_healthy(10)
        assert stack.problem is None
        stack.kill("bot")
    with pytest.raises(Problem, match=r"^bot was ended by SIGKILL, 5 times within a minute\. It said nothing\.$"):
        stack.wait_healthy(10)
    stack.stop()


def test_a_database_ahead_of_the_code_is_told_in_its_own_sentence(product: Path, tmp_path: Path) -> None:
    migrate = "import sys; print('The database is newer: run the newer version.'); sys.exit(3)"
    root = plant(tmp_path, {"Procfile": "", "models/__init__.py": "", "models/migrate.py": migrate})
    stack = Stack(root, port=0, environment=given_servers())
    with pytest.raises(Problem, match=r"^The database is newer: run the newer version\.$"):
        start_with_the_tools_of(product, stack, root)


def test_given_servers_are_used_and_none_is_started(product: Path, tmp_path: Path) -> None:
    root = plant(tmp_path, {"Procfile": "", "models/__init__.py": "", "models/migrate.py": ""})
    stack = Stack(root, port=0, environment=given_servers() | {"REDIS_URL": "redis://:p%40ss@cache.example:6400/0"})
    start_with_the_tools_of(product, stack, root)
    assert stack.names == []
    assert [stack.environment[f"REDIS_{part}"] for part in ("HOST", "PORT", "PASSWORD")] == [
        "cache.example",
        "6400",
        "p@ss",
    ]


def given_servers() -> dict[str, str]:
    return {
        "DATABASE_URL": "postgresql://db.example/selfcare",
        "REDIS_URL": "redis://:x@cache.example",
        "ENVIRONMENT": "x",
    }


def start_with_the_tools_of(product: Path, stack: Stack, root: Path) -> None:
    (root / ".venv").symlink_to(product / ".venv")
    (root / "models/migrate.py").touch() if (root / "models").exists() else plant(root, {"models/migrate.py": ""})
    try:
        stack.start()
        stack.wait_healthy(20)
    finally:
        stack.stop()
