"""Signed as Amazon's own documentation signs its examples, with the key that it gives for them."""

import hashlib
from datetime import UTC, datetime

from pydantic import SecretStr

from api.stores.signing import Key, escaped, signed

KEY = Key("AKIAIOSFODNN7EXAMPLE", SecretStr("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"), "us-east-1")
AT = datetime(2013, 5, 24, tzinfo=UTC)
HOST = "https://examplebucket.s3.amazonaws.com"


def signature(method: str, path: str, body: bytes, more: dict[str, str]) -> str:
    body_hash = hashlib.sha256(body).hexdigest()
    return signed(method, f"{HOST}/{escaped(path)}", KEY, AT, body_hash, more)["authorization"].rpartition("=")[2]


def test_reading_a_part_of_an_object() -> None:
    expected = "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
    assert signature("GET", "test.txt", b"", {"Range": "bytes=0-9"}) == expected


def test_writing_an_object() -> None:
    more = {"Date": "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY"}
    expected = "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"
    assert signature("PUT", "test$file.text", b"Welcome to Amazon S3.", more) == expected
