"""A request to S3, signed: AWS Signature Version 4, with the hash of the body in its headers."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlsplit

from pydantic import SecretStr

ALGORITHM = "AWS4-HMAC-SHA256"


@dataclass(frozen=True, slots=True)
class Key:
    id: str
    secret: SecretStr
    region: str


def signed(
    method: str, url: str, key: Key, at: datetime, body_hash: str, more: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The headers to send, `more` among them. The address has no query, and its path is escaped already."""
    parts = urlsplit(url)
    stamp, day = at.strftime("%Y%m%dT%H%M%SZ"), at.strftime("%Y%m%d")
    headers = {"host": parts.netloc, "x-amz-content-sha256": body_hash, "x-amz-date": stamp}
    headers |= {name.lower(): value for name, value in (more or {}).items()}
    names = ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name].strip()}\n" for name in sorted(headers))
    request = "\n".join([method, parts.path or "/", "", lines, names, body_hash])
    scope = f"{day}/{key.region}/s3/aws4_request"
    told = "\n".join([ALGORITHM, stamp, scope, hashlib.sha256(request.encode()).hexdigest()])
    with_key = f"AWS4{key.secret.get_secret_value()}".encode()
    for part in scope.split("/"):
        with_key = _hmac(with_key, part)
    signature = _hmac(with_key, told).hex()
    proof = f"{ALGORITHM} Credential={key.id}/{scope}, SignedHeaders={names}, Signature={signature}"
    return {name: value for name, value in headers.items() if name != "host"} | {"authorization": proof}


def _hmac(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def escaped(path: str) -> str:
    """As S3 writes a path when it looks at a signature."""
    return quote(path, safe="/-_.~")
