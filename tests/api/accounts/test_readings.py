"""Names, postcodes and addresses, as people write them."""

import re
from string import printable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.accounts.readings import (
    ContactNotUnderstood,
    NameNotUnderstood,
    PostcodeNotUnderstood,
    read_contact,
    read_name,
    read_postcode,
)
from api.accounts.rendering import receipt_number
from api.brand import Brand, read_brand
from models import ContactField

OPTILINK = read_brand("optilink")


def of_country(region: str) -> Brand:
    return OPTILINK.model_copy(update={"region": region})


@pytest.mark.parametrize(
    ("written", "kept"),
    [("s118ab", "S11 8AB"), (" SW1A  1AA ", "SW1A 1AA"), ("m1 1ae", "M1 1AE"), ("S11 0ZZ", "S11 0ZZ")],
)
def test_a_postcode_is_kept_as_the_post_writes_it(written: str, kept: str) -> None:
    assert read_postcode(written, OPTILINK) == kept


def test_elsewhere_postcodes_look_otherwise() -> None:
    assert read_postcode(" 1012  ab", of_country("NL")) == "1012 AB"
    assert read_postcode("8001", of_country("CH")) == "8001"
    with pytest.raises(PostcodeNotUnderstood):
        read_postcode("#!", of_country("CH"))


@given(st.text(max_size=20))
def test_a_postcode_read_again_is_the_same(written: str) -> None:
    try:
        kept = read_postcode(written, OPTILINK)
    except PostcodeNotUnderstood:
        return
    assert read_postcode(kept, OPTILINK) == kept
    assert len(kept) <= 16


@given(st.sampled_from(ContactField), st.text(alphabet=printable + "éİ٤\u200b", max_size=40))
def test_an_address_that_is_read_is_one_the_database_takes(field: ContactField, written: str) -> None:
    try:
        address = read_contact(field, written, OPTILINK)
    except ContactNotUnderstood:
        return
    if field is ContactField.email:
        assert address.value.isascii()
        assert address.value == address.value.lower()
    else:
        assert re.fullmatch(r"[+][1-9][0-9]{6,14}", address.value)


@pytest.mark.parametrize(
    "written", ["ana.new@example.com", "my new one is Ana.New@Example.com.", "<ana.new@example.com>"]
)
def test_an_email_address_is_found_among_words(written: str) -> None:
    assert read_contact(ContactField.email, written, OPTILINK).value == "ana.new@example.com"


@given(st.text())
def test_a_receipt_has_a_number_that_can_be_read_out(reference: str) -> None:
    number = receipt_number(reference)
    assert re.fullmatch(r"A-[2-9A-HJ-NP-TV-Z]{7}", number)
    assert receipt_number(reference) == number


@pytest.mark.parametrize("family", ["O'Neill", "Vogel-Lind", "Шевченко", "शर्मा", "Davis Jr.", "Price B.A.", "St. John"])
def test_a_name_has_the_letters_of_any_script(family: str) -> None:
    assert read_name("Ana", family).family_name == family


@pytest.mark.parametrize(
    "family", ["<b>Bobby</b>", "{phone}", "Brown2", "Brown;", "-", "Brown\N{CROWN}", "evil.example", "t.co"]
)
def test_what_has_other_signs_in_it_is_no_name(family: str) -> None:
    with pytest.raises(NameNotUnderstood):
        read_name("Ana", family)
