"""Finding Python: a name proves nothing, only an interpreter's own answer does."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools import interpreters
from tools.problems import Problem
from tools.progress import Progress

HERE = sys.version_info.minor


def program(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine on which nothing is found but what a test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.setattr(interpreters, "SYSTEM_FOLDERS", ())
    return tmp_path


@pytest.fixture
def progress(tmp_path: Path) -> Progress:
    return Progress("A step", tmp_path / "log", io.StringIO())


def test_an_interpreter_tells_its_version_and_its_place() -> None:
    assert interpreters.answers_as(sys.executable, HERE) == sys.executable
    assert interpreters.answers_as(sys.executable, HERE + 1) is None


def test_a_shim_that_fails_is_no_interpreter(bare: Path) -> None:
    shim = program(bare / "bin/python3.10", "echo 'pyenv: python3.10: command not found' >&2; exit 127")
    assert interpreters.answers_as(str(shim), 10) is None


def test_pyenvs_folders_are_looked_through_after_the_path(bare: Path, progress: Progress) -> None:
    kept = program(bare / f"pyenv/versions/3.{HERE}.4/bin/python3", f'exec {sys.executable} "$@"')
    program(bare / f"bin/python3.{HERE}", "exit 127")
    assert list(interpreters.candidates(HERE))[-1] == str(kept)
    wanted = interpreters.Wanted("a test", (HERE,))
    assert interpreters.find(wanted, "uv", progress) == sys.executable


def test_uv_is_asked_before_it_downloads(bare: Path, progress: Progress) -> None:
    uv = program(bare / "uv", f'echo "$@" >> {bare}/asked; echo /from/uv')
    assert interpreters.find(interpreters.Wanted("a test", (10,)), str(uv), progress) == "/from/uv"
    assert "--no-python-downloads 3.10" in (bare / "asked").read_text()
    assert "install" not in (bare / "asked").read_text()


def test_when_there_is_none_one_sentence_says_what_to_do(bare: Path, progress: Progress) -> None:
    uv = program(bare / "uv", "exit 2")
    with pytest.raises(Problem, match=r"no Python 3\.10 here for the bot .*install it .*run the command again\."):
        interpreters.find(interpreters.FOR_THE_BOT, str(uv), progress)


def test_the_makefile_says_in_one_sentence_that_there_is_no_python(bare: Path) -> None:
    program(bare / "bin/python3", "exit 1")
    done = subprocess.run(["/bin/sh", "tools/python.sh"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Selfcare needs Python 3.10 or newer")
    assert len(done.stderr.splitlines()) == 1


def test_setting_up_needs_nothing_that_python_3_10_lacks() -> None:
    command = [
        str(ROOT / "bot/.venv/bin/python"),
        "-ISc",
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import tools.setup",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
