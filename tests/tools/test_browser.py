"""The browser tests find a browser, fetch one, or fail with a sentence; they never skip."""

import subprocess
from pathlib import Path

import pytest

from tools import browser
from tools.problems import Problem


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """A machine without a browser, and what was tried there to get one."""
    tried: list[list[str]] = []

    def fail(words: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        tried.append(words)
        return subprocess.CompletedProcess(words, 1)

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "APPLICATIONS", ())
    monkeypatch.setattr(browser, "playwrights_own", lambda: None)
    monkeypatch.setattr("tools.browser.subprocess.run", fail)
    browser.executable.cache_clear()
    return tried


def apt(folder: Path) -> None:
    (folder / "apt-get").touch(mode=0o755)


def test_an_installed_browser_is_taken_and_nothing_is_fetched(
    nothing_installed: list[list[str]], tmp_path: Path
) -> None:
    (tmp_path / "google-chrome").touch(mode=0o755)
    assert browser.executable() == str(tmp_path / "google-chrome")
    assert nothing_installed == []


def test_without_a_browser_one_sentence_says_what_to_do(nothing_installed: list[list[str]]) -> None:
    with pytest.raises(Problem, match=r"^The browser tests need Chromium or Chrome, none is installed .*: install one"):
        browser.executable()
    assert nothing_installed[-1][-3:] == ["playwright", "install", "chromium"]


def test_root_asks_the_distribution_first(
    nothing_installed: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apt(tmp_path)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    with pytest.raises(Problem):
        browser.executable()
    assert nothing_installed[0][0] == "apt-get"


def test_others_do_not(nothing_installed: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    apt(tmp_path)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(Problem):
        browser.executable()
    assert all(words[0] != "apt-get" for words in nothing_installed)
