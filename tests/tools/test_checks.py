"""Each rule of ours is shown to notice the thing it is there for, and to leave the good one alone."""

import importlib
import pkgutil
from pathlib import Path

import pytest

import tools.checks
from tests.conftest import ROOT
from tests.tools import samples, samples_web
from tests.tools.built_pages import Tree
from tests.tools.conftest import plant

SAMPLES = samples.SAMPLES + samples_web.SAMPLES


def problems(rule: str, root: Path, tree: Tree) -> list[str]:
    found: list[str] = importlib.import_module(f"tools.checks.{rule}").problems(plant(root, tree))
    return found


@pytest.mark.parametrize(("rule", "good", "bad", "sentence"), SAMPLES)
def test_a_rule_keeps_quiet_about_the_good_and_names_the_bad(
    rule: str, good: Tree, bad: Tree, sentence: str, tmp_path: Path
) -> None:
    for name in ("good", "bad"):
        (tmp_path / name).mkdir()
    assert problems(rule, tmp_path / "good", good) == []
    found = problems(rule, tmp_path / "bad", bad)
    assert any(sentence in one for one in found), found


def test_every_rule_has_a_sample() -> None:
    assert {module.name for module in pkgutil.iter_modules(tools.checks.__path__)} == {sample[0] for sample in SAMPLES}


@pytest.mark.parametrize("rule", sorted({sample[0] for sample in SAMPLES}))
def test_a_rule_says_what_it_is_for(rule: str) -> None:
    assert (ROOT / f"tools/checks/{rule}.py").read_text().startswith('"""')
