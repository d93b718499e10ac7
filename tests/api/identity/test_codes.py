"""Six digits that only the server can make again."""

import re
import uuid

from api.identity.codes import code_for
from tests.api.conftest import SECRET

ANA = "+447700900101"


def test_the_same_row_makes_the_same_code_and_another_address_another() -> None:
    """An id may follow from a key that its customer chose: it must not carry a code to another address."""
    rows = [uuid.uuid4() for _ in range(40)]
    made = {code_for(row, f"{name}@example.com", SECRET) for row in rows for name in ("a", "b")}
    assert made == {code_for(row, f"{name}@example.com", SECRET) for row in rows for name in ("a", "b")}
    assert len(made) > 75
    assert all(re.fullmatch(r"\d{6}", code) for code in made)
    assert code_for(rows[0], "a@example.com", SECRET) != code_for(rows[0], "a@example.com", SECRET + "x")


def test_codes_are_spread_evenly() -> None:
    counts = [0] * 10
    for number in range(4000):
        for digit in code_for(uuid.UUID(int=number), ANA, SECRET):
            counts[int(digit)] += 1
    assert all(2200 < count < 2600 for count in counts), counts
