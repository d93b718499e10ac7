"""Steps are done once, done again when what they are made from changes, and leave no half-done stamp."""

import io
import sys
from pathlib import Path

import pytest

from tools import setup, uv
from tools.lock import Lock
from tools.problems import Problem
from tools.progress import FULL_DISK, Progress, run
from tools.stamps import Stamps, digest
from tools.steps import House, Step


def step(folder: Path, done: list[str], fails: bool = False) -> Step:
    def do(progress: Progress) -> None:
        done.append("done")
        (folder / "made").touch()
        if fails:
            raise Problem("it failed")

    return Step("step", "A step", (folder / "input",), folder / "made", do)


def carry_out(one: Step, stamps: Stamps, folder: Path) -> None:
    if not setup.is_done(one, stamps):
        setup.do(one, one.title, stamps, folder / "log")


@pytest.fixture
def stamps(tmp_path: Path) -> Stamps:
    (tmp_path / "input").write_text("first")
    return Stamps(tmp_path / "stamps")


def test_what_is_done_is_not_done_again(tmp_path: Path, stamps: Stamps) -> None:
    done: list[str] = []
    carry_out(step(tmp_path, done), stamps, tmp_path)
    carry_out(step(tmp_path, done), stamps, tmp_path)
    assert done == ["done"]


def test_a_changed_input_or_a_missing_result_does_it_again(tmp_path: Path, stamps: Stamps) -> None:
    done: list[str] = []
    carry_out(step(tmp_path, done), stamps, tmp_path)
    (tmp_path / "input").write_text("second")
    carry_out(step(tmp_path, done), stamps, tmp_path)
    (tmp_path / "made").unlink()
    carry_out(step(tmp_path, done), stamps, tmp_path)
    assert len(done) == 3


def test_a_step_that_failed_is_done_again_though_its_result_is_there(tmp_path: Path, stamps: Stamps) -> None:
    done: list[str] = []
    with pytest.raises(Problem):
        carry_out(step(tmp_path, done, fails=True), stamps, tmp_path)
    carry_out(step(tmp_path, done), stamps, tmp_path)
    assert len(done) == 2


def test_a_digest_knows_names_and_content_and_nothing_that_was_made(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    first = digest([tmp_path])
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules/b").write_text("x")
    assert digest([tmp_path]) == first
    assert digest([tmp_path], "another version") != first
    (tmp_path / "a").rename(tmp_path / "c")
    assert digest([tmp_path]) != first


def test_a_failed_command_shows_its_last_lines_and_one_sentence(tmp_path: Path) -> None:
    progress = Progress("A step", tmp_path / "log", io.StringIO())
    with pytest.raises(Problem, match=r"(?s)^  line 2\n.*  line 21\n\nDo this\. \(All it said: .*log\)$"):
        run(progress, ["sh", "-c", "for i in $(seq 21); do echo line $i; done; exit 1"], tmp_path, "Do this.")
    assert len((tmp_path / "log").read_text().splitlines()) == 21


def test_a_full_disk_is_told_as_such(tmp_path: Path) -> None:
    progress = Progress("A step", tmp_path / "log", io.StringIO())
    with pytest.raises(Problem) as raised:
        run(progress, ["sh", "-c", "echo 'write: No space left on device'; exit 1"], tmp_path, "Do this.")
    assert str(raised.value).endswith(FULL_DISK)


def test_too_little_space_is_told_before_anything_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.steps.SPACE_NEEDED", 1 << 62)
    steps = {each.name: each for each in House(tmp_path).steps()}
    with pytest.raises(Problem, match="The disk is full"):
        steps["bot"].do(Progress("The bot", tmp_path / "log", io.StringIO()))


def test_progress_is_plain_lines_where_there_is_no_terminal(tmp_path: Path) -> None:
    stream = io.StringIO()
    progress = Progress("[1/2] A step", tmp_path / "log", stream)
    run(progress, ["echo", "hello"], tmp_path, "")
    progress.done()
    assert stream.getvalue().startswith("[1/2] A step\n      done in 0.")


def test_a_lock_is_free_again_when_its_holder_gives_it_back(tmp_path: Path) -> None:
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    assert first.take()
    assert not second.take()
    first.give_back()
    assert second.take()
    second.give_back()


def test_an_old_uv_is_not_good_enough(tmp_path: Path) -> None:
    old = tmp_path / "uv"
    old.write_text("#!/bin/sh\necho uv 0.4.30\n")
    old.chmod(0o755)
    assert not uv.is_new_enough(str(old))
    assert not uv.is_new_enough(str(tmp_path / "none"))


def test_without_pip_and_without_venv_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*words: object, **options: object) -> None:
        raise ImportError("ensurepip is not available")

    monkeypatch.setattr(uv, "_has_pip", lambda python: False)
    monkeypatch.setattr("venv.create", refuse)
    with pytest.raises(Problem, match=f"^{sys.executable} has no pip and cannot make a virtual environment: install"):
        uv.fetch(tmp_path, Progress("uv", tmp_path / "log", io.StringIO()))
