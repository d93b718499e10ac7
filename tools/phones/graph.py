"""How Meta signs what it brings, checks a token, and words a refusal."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse

# As Meta's error codes go with HTTP's.
STATUSES = {190: 401, 10: 403, 200: 403, 130429: 429, 131000: 500, 131016: 503, 132001: 404}


class Refusal(Exception):
    """Meta's answer to what it does not take."""

    def __init__(self, code: int, message: str, details: str = "", subcode: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.body = error(code, message, details, subcode)

    def answer(self) -> Response:
        return JSONResponse(self.body, STATUSES.get(self.code, 400))


def error(code: int, message: str, details: str = "", subcode: int | None = None) -> dict[str, Any]:
    told: dict[str, Any] = {"message": f"(#{code}) {message}", "type": "OAuthException", "code": code}
    if details:
        told["error_data"] = {"messaging_product": "whatsapp", "details": details}
    if subcode is not None:
        told["error_subcode"] = subcode
    return {"error": told | {"fbtrace_id": "AbCdEfGhIjKlMnOp"}}


def signature(secret: str, content: bytes) -> dict[str, str]:
    return {"X-Hub-Signature-256": "sha256=" + hmac.new(secret.encode(), content, hashlib.sha256).hexdigest()}


def check_token(request: Request, token: str) -> None:
    """In the header, or in the address as in many of Meta's examples."""
    given = request.headers.get("authorization", "").removeprefix("Bearer ") or request.query_params.get("access_token")
    if given != token:
        raise Refusal(190, "Invalid OAuth access token - Cannot parse access token")


def need(holds: bool, code: int, details: str) -> None:
    if not holds:
        raise Refusal(code, "Parameter value is not valid" if code != 100 else "Invalid parameter", details)


def text_in(values: Mapping[str, Any], *names: str) -> str:
    """A text deep in a body, or nothing."""
    part: Any = values
    for name in names:
        part = part.get(name) if isinstance(part, Mapping) else None
    return part if isinstance(part, str) else ""
