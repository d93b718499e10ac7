"""The web's lock was made from its package files: an unlocked package would be whatever is newest."""

import json
from pathlib import Path
from typing import Any

KINDS = ("dependencies", "devDependencies", "optionalDependencies", "peerDependencies")


def problems(root: Path) -> list[str]:
    web = root / "web"
    if not (web / "package-lock.json").exists():
        return []
    locked = json.loads((web / "package-lock.json").read_text())["packages"]
    members = [web, *(file.parent for top in ("apps", "packages") for file in web.glob(f"{top}/*/package.json"))]
    return [
        f"{(member / 'package.json').relative_to(root)} has other {kind} than web/package-lock.json; run npm install"
        for member in members
        for kind in KINDS
        if _read(member).get(kind, {}) != locked.get(_key(member, web), {}).get(kind, {})
    ]


def _read(member: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((member / "package.json").read_text())
    return content


def _key(member: Path, web: Path) -> str:
    return "" if member == web else member.relative_to(web).as_posix()
