"""PostgreSQL refuses to run as root: this finds a way to run it as somebody else, or says there is none."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

from tools.problems import Problem

NOBODY = 65_534
NAMESPACE = ("unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}")
NO_WAY = (
    "PostgreSQL does not run as root, and this machine lets root become nobody else for it: "
    "run the command as an ordinary user, or set DATABASE_URL to a server that is running."
)


class Unprivileged:
    """How commands that use one data folder are run.

    As root the first choice is a user namespace, in which root's files look like nobody's: no file changes
    owner, and folders below /root are reached. Where that is not permitted, the folder is given to nobody.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._is_root = os.geteuid() == 0
        given_away = folder.exists() and folder.stat().st_uid == NOBODY
        self._in_namespace = self._is_root and not given_away and namespaces_work()

    def own(self) -> None:
        """Hands the (empty) folder to the user who will run on it."""
        self.hand_over(self._folder)

    def hand_over(self, path: Path) -> None:
        if self._is_root and not self._in_namespace:
            os.chown(path, NOBODY, NOBODY)

    def wrap(self, command: list[str]) -> list[str]:
        if not self._is_root:
            return command
        if self._in_namespace:
            return [*NAMESPACE, *command]
        become_nobody = self._become_nobody()
        for question in ([command[0], "--version"], ["test", "-w", str(self._folder)]):
            if subprocess.run([*become_nobody, *question], capture_output=True, check=False).returncode:
                raise Problem(NO_WAY)
        return [*become_nobody, *command]

    def _become_nobody(self) -> list[str]:
        setpriv = shutil.which("setpriv")
        if not setpriv:
            raise Problem(NO_WAY)
        return [setpriv, f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


@cache
def namespaces_work() -> bool:
    try:
        return subprocess.run([*NAMESPACE, "true"], capture_output=True).returncode == 0
    except FileNotFoundError:
        return False
