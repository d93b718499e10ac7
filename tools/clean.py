"""`make clean`: removes what was made and can be made again. The database and its password stay."""

import shutil
import sys
from pathlib import Path

from tools.lock import Lock

ROOT = Path(__file__).resolve().parent.parent
MADE = (
    ".venv", "bot/.venv", "web/node_modules", "web/apps/*/dist", "web/packages/*/dist", "var/tools", "var/stamps",
    "var/models", "var/cache", "var/results", "var/log", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis",
)  # fmt: skip


def main() -> int:
    lock = Lock(ROOT / "var/run.lock")
    if not lock.take():
        sys.stderr.write(f"Process {lock.holder()} is running from this folder; stop it first (Ctrl-C there).\n")
        return 1
    for pattern in MADE:
        for path in ROOT.glob(pattern):
            shutil.rmtree(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
