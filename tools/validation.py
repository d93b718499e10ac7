"""Rasa's validation of domain, rules and examples. It takes ten seconds, so its verdict is kept until they change."""

import os
import subprocess
from pathlib import Path

from tools.stamps import Stamps, digest
from tools.steps import MODEL_PARTS, RASAS_DATA

NAME = "rasa-validation"
# Actions choose most of our wording; that all of it is said is a rule of our own.
EXPECTED = "is not used in any story or rule"


def problems(root: Path) -> str:
    stamps = Stamps(root / "var/stamps")
    value = digest([root / name for name in MODEL_PARTS])
    if stamps.has(NAME, value):
        return ""
    found = _validate(root)
    if not found:
        stamps.set(NAME, value)
    return found


def _validate(root: Path) -> str:
    command = ["bot/.venv/bin/rasa", "data", "validate", "--fail-on-warnings", "-c", "config.yml", "-d", "domain.yml"]
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
    done = subprocess.run(
        [*command, "--data", *RASAS_DATA], cwd=root, env=os.environ | quiet, capture_output=True, text=True, check=False
    )
    said = (done.stdout + done.stderr).strip()
    return said if done.returncode else _warnings(said)


def _warnings(said: str) -> str:
    """Some warnings do not make it fail, even when told to."""
    return "\n".join(line for line in said.splitlines() if "UserWarning:" in line and EXPECTED not in line)
