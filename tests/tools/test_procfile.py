"""Reading the Procfile."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools import procfile
from tools.problems import Problem


def read(folder: Path, text: str) -> list[procfile.Entry]:
    (folder / "Procfile").write_text(text)
    return procfile.read(folder / "Procfile")


def test_a_process_takes_the_remarks_above_it_and_no_others(tmp_path: Path) -> None:
    text = "# Prose.\n# health: http://x/$PORT\n# needs: database\napi: run --port $PORT\n\nbot: talk: loud\n"
    assert read(tmp_path, text) == [
        procfile.Entry("api", "run --port $PORT", "http://x/$PORT", "database"),
        procfile.Entry("bot", "talk: loud"),
    ]


def test_a_process_can_be_for_one_environment_only(tmp_path: Path) -> None:
    everywhere, demos = read(tmp_path, "api: run\n# only: demo\nphones: ring\n")
    assert everywhere.runs_in("production")
    assert [demos.runs_in(name) for name in ("demo", "production")] == [True, False]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("api run", "Procfile line 1 is not 'name: command': api run"),
        ("# needs: luck\napi: run", "line 2: a process needs one of nothing, database, not luck"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(Problem, match=sentence):
        read(tmp_path, text)


def test_every_process_of_ours_can_be_asked_whether_it_is_well() -> None:
    entries = procfile.read(ROOT / "Procfile")
    assert [entry.name for entry in entries] == ["api", "worker", "bot", "actions", "phones", "shop"]
    assert all(entry.health for entry in entries)
