"""The steps that the desk's tests share."""

import base64
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx
import pytest

from api.demo.staff import PASSWORD, PASSWORD_HASH
from api.desk import own, proving
from api.factors import totp

PRIYA, SAM = "priya@optilink.example.com", "sam@optilink.example.com"
SESSION, ME, FACTOR = "/v1/desk/session", "/v1/desk/me", "/v1/desk/second-factor"
FIRST = f"{FACTOR}/first-code"


def hash_quickly(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Hashing is tested beside this. Told: what was verified against, as each takes a quarter of a second."""
    tried: list[str] = []

    def verify(password: str, kept: str) -> bool:
        tried.append(kept)
        return kept == hashed(password) or (kept == PASSWORD_HASH and password == PASSWORD)

    monkeypatch.setattr(proving, "verify_password", verify)
    monkeypatch.setattr(own, "hash_password", hashed)
    return tried


def hashed(password: str) -> str:
    return f"hash of {password[::-1]}"


async def log_in(
    client: httpx.AsyncClient, email: str = PRIYA, password: str = PASSWORD, code: str | None = None
) -> httpx.Response:
    told = {"email": email, "password": password} | ({"code": code} if code else {})
    return await client.post(SESSION, json=told)


class Phone:
    """An agent's authenticator app."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock, self.secret = clock, b""

    def scan(self, secret: str) -> None:
        self.secret = base64.b32decode(secret)

    def shows(self, ahead: int = 0) -> str:
        """Now, or so many steps away."""
        return totp.code_at(self.secret, totp.step_at(self.clock()) + ahead)

    async def set_up(self, client: httpx.AsyncClient, email: str = PRIYA, **proof: str) -> dict[str, Any]:
        """The recovery codes and the agent. The code it shows now is used by that."""
        who = {"email": email, "password": PASSWORD}
        begun = await client.post(FACTOR, json=who | proof)
        self.scan(begun.raise_for_status().json()["secret"])
        done = await client.post(FIRST, json=who | {"code": self.shows()})
        return dict(done.raise_for_status().json())
