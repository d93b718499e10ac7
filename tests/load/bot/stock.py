"""Rasa as it comes out of the box, taught what our bot was taught: its own default pipeline, policies and stores.

What its developers call the default is in its package; nothing of it is written here.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from tools.problems import Problem

# It learns for 100 rounds, which takes more than an hour on two cores. What a turn costs does not depend on it.
EPOCHS = int(os.environ.get("EPOCHS", "5"))
# Its learnt policies learn from stories alone, and are idle without. STORIES=1 gives them our rules as stories.
STORIES = os.environ.get("STORIES", "0") == "1"
DEFAULT_CONFIG = "rasa/engine/recipes/config_files/default_config.yml"


class Stock:
    """Its files and its model, kept below a folder by what they were made of."""

    def __init__(self, root: Path, place: Path) -> None:
        self._root = root
        self._config = _default_config(root)
        self._data = [root / "bot/data/nlu", root / "bot/data/rules"]
        self.folder = place / "stock" / self._digest()
        self.model = self.folder / "stock.tar.gz"

    def make(self) -> None:
        """Trains the model unless it is there, and writes the files that it is started with."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "credentials.yml").write_text("rest:\n")
        stores = {"type": "redis", "url": "${REDIS_HOST}", "port": "${REDIS_PORT}", "password": "${REDIS_PASSWORD}"}
        endpoints = {
            "action_endpoint": {"url": "${ACTIONS_URL}"},
            "tracker_store": stores | {"db": 3},
            "lock_store": stores | {"db": 4},
        }
        (self.folder / "endpoints.yml").write_text(yaml.safe_dump(endpoints))
        if not self.model.exists():
            self._train()

    def _train(self) -> None:
        sys.stdout.write(f"training Rasa's default pipeline for {EPOCHS} rounds: some minutes, once\n")
        sys.stdout.flush()
        unfinished = self.folder / "unfinished"
        (self.folder / "config.yml").write_text(yaml.safe_dump(self._config))
        data = [*self._data, *([self._stories()] if STORIES else [])]
        command = [self._root / "bot/.venv/bin/rasa", "train", "--config", self.folder / "config.yml"]
        command += ["--domain", self._root / "domain.yml", "--data", *data]
        command += ["--out", unfinished, "--fixed-model-name", "stock"]
        environment = os.environ | {"RASA_TELEMETRY_ENABLED": "false", "RASA_CACHE_DIRECTORY": str(unfinished)}
        with (self.folder / "train.log").open("w") as log:
            code = subprocess.run(
                ["nice", "-n", "10", *map(str, command)], cwd=self._root, env=environment, stdout=log, stderr=log
            ).returncode
        if code or not (unfinished / "stock.tar.gz").exists():
            raise Problem(f"Rasa's default pipeline could not be trained; see {log.name}")
        (unfinished / "stock.tar.gz").rename(self.model)
        shutil.rmtree(unfinished)

    def _stories(self) -> Path:
        """Every rule once more, as a story."""
        rules = [rule for path in self._data[1].glob("*.yml") for rule in yaml.safe_load(path.read_text())["rules"]]
        stories = [{"story": rule["rule"], "steps": rule["steps"]} for rule in rules]
        path = self.folder / "stories.yml"
        path.write_text(yaml.safe_dump({"version": "3.1", "stories": stories}))
        return path

    def _digest(self) -> str:
        made_of = hashlib.sha256(f"{self._config} {STORIES}".encode())
        for path in [self._root / "domain.yml", *sorted(file for folder in self._data for file in folder.glob("*"))]:
            made_of.update(path.read_bytes())
        return made_of.hexdigest()[:16]


def _default_config(root: Path) -> dict[str, Any]:
    found = list((root / "bot/.venv").resolve().glob(f"lib/*/site-packages/{DEFAULT_CONFIG}"))
    if not found:
        raise Problem("Rasa is not installed; run: make setup")
    config: dict[str, Any] = yaml.safe_load(found[0].read_text())
    for part in (part for parts in (config["pipeline"], config["policies"]) for part in parts):
        if part["name"] in ("DIETClassifier", "ResponseSelector"):
            part["epochs"] = EPOCHS
    return config | {"assistant_id": "stock"}
