"""The steps of a set-up: what each is made from, what it makes, and how."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tools import interpreters, node, uv
from tools.problems import Problem
from tools.progress import FULL_DISK, Progress, run
from tools.stamps import digest

SPACE_NEEDED = 5 * 1024**3
REGISTRY_ADVICE = "Check that the package index is reached, then run the command again; what is done is kept."
# The rest of bot/data is read by the action server: changing it needs no training.
RASAS_DATA = ("bot/data/nlu", "bot/data/rules")
MODEL_PARTS = (
    *RASAS_DATA,
    "bot/data/knowledge",
    "bot/knowledge.py",
    "bot/components",
    "bot/understanding",
    "bot/encoder",
    "bot/reading/tidy.py",
    "bot/uv.lock",
    "config.yml",
    "domain.yml",
)


@dataclass(frozen=True)
class Step:
    """Done when the stamp of its inputs is there and so is what it makes."""

    name: str
    title: str
    inputs: tuple[Path, ...]
    makes: Path
    do: Callable[[Progress], None]
    words: tuple[str, ...] = ()

    def value(self) -> str:
        return digest(self.inputs, *self.words)


class House:
    """The folder that is set up, and the tools it is set up with."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.private = root / "var/tools"

    @cached_property
    def uv(self) -> str:
        if found := uv.find(self.private):
            return found
        progress = Progress("      first uv, which installs the packages", self.root / "var/log/uv.log")
        fetched = uv.fetch(self.private, progress)
        progress.done()
        return fetched

    @cached_property
    def node(self) -> Path:
        if found := node.find(self.private):
            return found
        progress = Progress("      first Node, from a wheel", self.root / "var/log/node.log")
        fetched = node.fetch(self.private, self.uv, sys.executable, progress)
        progress.done()
        return fetched

    @cached_property
    def npm(self) -> dict[str, str]:
        """The environment in which npm and its scripts find that Node."""
        return node.environment(self.node)

    def steps(self) -> list[Step]:
        # A virtual environment names its own folder, so a moved checkout makes its environments again.
        return [self._python(), self._bot(), self._web_packages(), self._web_build(), self._model()]

    def _python(self) -> Step:
        inputs = (self.root / "pyproject.toml", self.root / "uv.lock")
        do = self._sync(self.root, interpreters.FOR_THE_REST)
        return Step(
            "python",
            "Python packages of the api",
            inputs,
            self.root / ".venv/bin/python",
            do,
            (str(self.root),),
        )

    def _bot(self) -> Step:
        folder = self.root / "bot"
        inputs = (folder / "pyproject.toml", folder / "uv.lock")
        do = self._sync(folder, interpreters.FOR_THE_BOT)
        title = "Python packages of the bot (Rasa, 2.7 GB)"
        return Step("bot", title, inputs, folder / ".venv/bin/python", do, (str(self.root),))

    def _web_packages(self) -> Step:
        web = self.root / "web"
        members = [*web.glob("apps/*/package.json"), *web.glob("packages/*/package.json")]
        inputs = (web / "package.json", web / "package-lock.json", *members)
        # Not `npm ci`: it refuses a lock without the optional packages of other systems, and an index that has only
        # this system's makes such a lock. Unsaved, `npm install` keeps to the lock all the same.
        do = self._npm(["install", "--no-save"], REGISTRY_ADVICE)
        return Step("web-packages", "Packages of the web pages", inputs, web / "node_modules", do)

    def _web_build(self) -> Step:
        web = self.root / "web"
        advice = "The web pages could not be built; the lines above say where."
        makes = web / "apps/widget/dist/index.html"
        return Step("web-build", "Web pages", (web,), makes, self._npm(["run", "build"], advice))

    def _model(self) -> Step:
        root = self.root
        makes = root / "var/models/selfcare.tar.gz"
        return Step("model", "The bot's model", tuple(root / name for name in MODEL_PARTS), makes, self._train)

    def _sync(self, folder: Path, wanted: interpreters.Wanted) -> Callable[[Progress], None]:
        def sync(progress: Progress) -> None:
            self._require_space(folder / ".venv")
            python = interpreters.find(wanted, self.uv, progress)
            environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
            command = [self.uv, "sync", "--frozen", "--python", python]
            run(progress, command, folder, REGISTRY_ADVICE, environment)

        return sync

    def _npm(self, arguments: list[str], advice: str) -> Callable[[Progress], None]:
        def npm(progress: Progress) -> None:
            run(progress, [str(self.node / "npm"), *arguments], self.root / "web", advice, self.npm)

        return npm

    def _train(self, progress: Progress) -> None:
        """Trained beside the model in use and moved over it, so that a stop half way leaves the old one."""
        unfinished = self.root / "var/models/new"
        shutil.rmtree(unfinished, ignore_errors=True)
        environment = {**os.environ, "RASA_CACHE_DIRECTORY": str(self.root / "var/cache")}
        # Compiled once here, Rasa starts in half the time ever after.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment |= {"RASA_TELEMETRY_ENABLED": "false", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
        command = [
            str(self.root / "bot/.venv/bin/rasa"),
            "train",
            "--config",
            "config.yml",
            "--domain",
            "domain.yml",
        ]
        command += ["--data", *RASAS_DATA, "--out", str(unfinished), "--fixed-model-name", "selfcare"]
        run(
            progress,
            command,
            self.root,
            "The model could not be trained; the lines above say why.",
            environment,
        )
        (unfinished / "selfcare.tar.gz").replace(self.root / "var/models/selfcare.tar.gz")
        unfinished.rmdir()

    def _require_space(self, environment: Path) -> None:
        if not environment.exists() and shutil.disk_usage(self.root).free < SPACE_NEEDED:
            raise Problem(FULL_DISK)
