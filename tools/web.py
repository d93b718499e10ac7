"""Runs one of the web's npm scripts with the Node that setup found: python -m tools.web SCRIPT."""

import subprocess
import sys
from pathlib import Path

from tools.steps import House

ROOT = Path(__file__).resolve().parent.parent


def main(script: str) -> int:
    house = House(ROOT)
    command = [str(house.node / "npm"), "run", script]
    return subprocess.run(command, cwd=ROOT / "web", env=house.npm, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
