"""Finds a Chromium for the browser tests, or installs one. They are never skipped for want of a browser."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from tools.problems import Problem

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
APPLICATIONS = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",)
NONE = (
    "The browser tests need Chromium or Chrome, none is installed and none could be fetched: "
    "install one (on Debian: apt-get install chromium) and run the command again."
)


@cache
def executable() -> str:
    """The program to give to Playwright as executable_path."""
    found = installed() or by_distribution() or by_playwright()
    if not found:
        raise Problem(NONE)
    return found


def installed() -> str | None:
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    return found or next((path for path in APPLICATIONS if Path(path).exists()), None) or playwrights_own()


def by_distribution() -> str | None:
    """Only root may, and only where there is apt."""
    if os.geteuid() or not shutil.which("apt-get"):
        return None
    sys.stderr.write("No Chromium is installed; fetching the distribution's for the browser tests …\n")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", "chromium"]):
        done = subprocess.run(["apt-get", *words], env=environment, capture_output=True, check=False)
        if done.returncode:
            return None
    return shutil.which("chromium")


def by_playwright() -> str | None:
    sys.stderr.write("Fetching Playwright's Chromium for the browser tests …\n")
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], capture_output=True, check=False)
    return playwrights_own()


def playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


if __name__ == "__main__":
    try:
        sys.stdout.write(executable() + "\n")
    except Problem as problem:
        sys.exit(str(problem))
