"""Tokens as the operator's own site signs them, and as others do."""

import time
import uuid
from typing import Any

import jwt
from pydantic import SecretStr

NEW, OLD, RETIRED = (
    "the site's secret of this year, 2027 or so",
    "the site's secret of last year, still live",
    "x" * 40,
)
SITE, APP = "my.optilink.example", "app.optilink.example"
APP_SECRET = "the app's own secret, which no site knows"
SECRETS = {SITE: [SecretStr(NEW), SecretStr(OLD)], APP: [SecretStr(APP_SECRET)]}


def claims(sub: str, **other: Any) -> dict[str, Any]:
    """For a minute from now. A claim that is None is left out."""
    made = int(time.time())
    told = {"aud": SITE, "sub": sub, "jti": uuid.uuid4().hex, "iat": made, "exp": made + 60} | other
    return {name: value for name, value in told.items() if value is not None}


def signed(sub: str, secret: str = NEW, algorithm: str = "HS256", **other: Any) -> str:
    return jwt.encode(claims(sub, **other), secret, algorithm)
