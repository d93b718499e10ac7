"""What is sealed opens under the same key, for the same agent, and as it was."""

import uuid

import pytest

from api.factors import recovery
from api.factors.sealing import NotSealedHere, hash_of_code, seal, unseal

KEY, OTHER = "a secret of the desk, long enough for it", "another secret of the desk, long enough too"
JO, SAM = uuid.uuid4(), uuid.uuid4()


def test_it_opens_for_whom_it_was_sealed() -> None:
    sealed = seal(b"a secret", JO.bytes, KEY)
    assert unseal(sealed, JO.bytes, KEY) == b"a secret"
    assert b"a secret" not in sealed
    assert seal(b"a secret", JO.bytes, KEY) != sealed


@pytest.mark.parametrize("case", ["another's", "another key", "altered", "cut", "empty"])
def test_it_opens_for_nobody_else_and_not_once_altered(case: str) -> None:
    sealed = seal(b"a secret", JO.bytes, KEY)
    tried = {"altered": sealed[:-1] + bytes([sealed[-1] ^ 1]), "cut": sealed[:14], "empty": b""}.get(case, sealed)
    with pytest.raises(NotSealedHere):
        unseal(tried, SAM.bytes if case == "another's" else JO.bytes, OTHER if case == "another key" else KEY)


def test_recovery_codes_are_read_however_they_are_written() -> None:
    codes = recovery.new_codes()
    assert len(set(codes)) == 10
    for code in codes:
        assert recovery.read(f" {code.upper().replace('-', ' ')} ") == recovery.read(code) == code.replace("-", "")
        assert len(recovery.read(code)) == 10


def test_the_same_code_is_kept_differently_for_each_agent() -> None:
    assert hash_of_code("k7mqp9x2hd", JO, KEY) != hash_of_code("k7mqp9x2hd", SAM, KEY)
    assert hash_of_code("k7mqp9x2hd", JO, KEY) != hash_of_code("k7mqp9x2hd", JO, OTHER)
