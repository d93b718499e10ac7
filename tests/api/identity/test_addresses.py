"""Phone numbers and e-mail addresses as people write them."""

import pytest

from api.identity.addresses import find_address


@pytest.mark.parametrize(
    "written",
    [
        "07700900101",
        "07700 900 101",
        "+44 7700 900101",
        "my number is 07700-900101 thanks",
        "0044 7700 900101",
    ],
)
def test_a_number_is_understood_however_it_is_spaced(written: str) -> None:
    address = find_address(written, "GB")
    assert address is not None
    assert address.value == "+447700900101"
    assert address.masked.endswith("101")
    assert "900" not in address.masked.replace(" ", "")


def test_an_email_address_is_understood_in_any_case() -> None:
    address = find_address("it's Ana.Brown@Example.com", "GB")
    assert address is not None
    assert (address.value, address.masked) == ("ana.brown@example.com", "a•••@example.com")


@pytest.mark.parametrize(
    "written", ["", "hello", "12", "42.10", "07700 9001", "07700 900101 or 07700 900102", "a@b", "'@b.com"]
)
def test_anything_else_is_no_address(written: str) -> None:
    assert find_address(written, "GB") is None
