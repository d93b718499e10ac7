"""Passwords and signing keys of this checkout, made once and kept in a file that only its owner reads."""

import json
import os
import secrets
from pathlib import Path

NAMES = ("POSTGRES_PASSWORD", "REDIS_PASSWORD", "BOT_SECRET", "TOKEN_SECRET", "DESK_SECRET")
BYTES = 32


def keep(file: Path) -> dict[str, str]:
    """The kept keys; missing ones are made."""
    kept: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    missing = [name for name in NAMES if name not in kept]
    if missing:
        kept |= {name: secrets.token_urlsafe(BYTES) for name in missing}
        _write(file, kept)
    return kept


def _write(file: Path, kept: dict[str, str]) -> None:
    """Through a second file: a kill in between must not lose the database's password."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        json.dump(kept, stream, indent=2)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.rename(file)
