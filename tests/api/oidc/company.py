"""A company's log-in server on this machine: it signs for real, looks at every proof, and can be told to do wrong."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa

CLIENT_ID, SECRET = "the desk", "a secret: of the desk & its provider"
EMAIL = "priya@optilink.example.com"


@cache
def rsa_key(name: str) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def public_jwk(name: str) -> dict[str, Any]:
    return jwt.algorithms.RSAAlgorithm.to_jwk(rsa_key(name).public_key(), as_dict=True) | {"kid": name, "use": "sig"}


class Company(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Asked)
        self.person = {"sub": "4711", "email": EMAIL, "email_verified": True}
        # What is put into the next name instead of what belongs there; None leaves a claim out.
        self.lies: dict[str, Any] = {}
        self.signs_with: tuple[Any, str, str] = (rsa_key("2026"), "RS256", "2026")
        self.keys = [public_jwk("2025"), public_jwk("2026")]
        self.discovery: dict[str, Any] = {}
        self.broken: int | None = None
        self.codes: dict[str, dict[str, str]] = {}
        self.exchanges: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def log_in(self, address: str) -> dict[str, str]:
        """The person types their password there: what the browser is sent back with."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return {"code": code, "state": asked["state"]}

    def name_for(self, asked: dict[str, str]) -> str:
        made = int(time.time())
        claims = {"iss": self.url, "aud": asked["client_id"], "iat": made, "exp": made + 300, "nonce": asked["nonce"]}
        told = {name: value for name, value in (claims | self.person | self.lies).items() if value is not None}
        key, algorithm, key_id = self.signs_with
        return jwt.encode(told, key, algorithm, headers={"kid": key_id})


class _Asked(BaseHTTPRequestHandler):
    server: Company

    def do_GET(self) -> None:
        url = self.server.url
        if self.path == "/.well-known/openid-configuration":
            addresses = {"authorization_endpoint": f"{url}/in?tenant=1", "token_endpoint": f"{url}/token"}
            self._answer({"issuer": url, **addresses, "jwks_uri": f"{url}/keys"} | self.server.discovery)
        else:
            self._answer({"keys": self.server.keys})

    def do_POST(self) -> None:
        read = self.rfile.read(int(self.headers["content-length"])).decode()
        form = {name: values[0] for name, values in parse_qs(read).items()}
        asked = self.server.codes.pop(form["code"], None)
        if asked is None or not self._is_proven(form) or not _is_same(form, asked):
            self._answer({"error": "invalid_grant"}, 400)
        else:
            self._answer({"id_token": self.server.name_for(asked), "access_token": "unused", "token_type": "Bearer"})

    def _is_proven(self, form: dict[str, str]) -> bool:
        if "client_secret" in form:
            self.server.exchanges.append("post")
            return (form["client_id"], form["client_secret"]) == (CLIENT_ID, SECRET)
        self.server.exchanges.append("basic")
        given = base64.b64decode(self.headers["authorization"].removeprefix("Basic ")).decode()
        return given == urlencode({CLIENT_ID: SECRET}).replace("=", ":", 1)

    def _answer(self, told: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(told).encode()
        self.send_response(self.server.broken or status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


def _is_same(form: dict[str, str], asked: dict[str, str]) -> bool:
    """The one who asks for the name is the one who sent the browser (RFC 7636)."""
    made = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).decode().rstrip("=")
    return (made, form["redirect_uri"]) == (asked["code_challenge"], asked["redirect_uri"])


def elliptic() -> tuple[Any, dict[str, Any]]:
    key = ec.generate_private_key(ec.SECP256R1())
    return key, jwt.algorithms.ECAlgorithm.to_jwk(key.public_key(), as_dict=True) | {"kid": "curve"}


@contextmanager
def company() -> Iterator[Company]:
    server = Company()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
