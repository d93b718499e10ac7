"""Numbers are told apart by how they are written, and secrets are never kept."""

import pytest

from bot.reading.numbers import find_accounts, find_phones, find_references, find_secrets


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("07700 900123", "+447700900123"),
        ("my number is 07700900123 thanks", "+447700900123"),
        ("+44 7700 900123", "+447700900123"),
        ("+44 (0)7700 900123", "+447700900123"),
        ("0044 7700 900 123", "+447700900123"),
        ("07700-900-123", "+447700900123"),
        ("44 7700 900123", "+447700900123"),
        ("(0113) 496 0000", "+441134960000"),
        ("it's 07700.900.123.", "+447700900123"),
        ("call 0800 555 0100", "+448005550100"),
        ("bring +353 85 012 3456 over", "+353850123456"),
        ("0 7 7 0 0 9 0 0 1 2 3", "+447700900123"),
    ],
)
def test_a_phone_number_is_read_however_it_is_spaced(text, number):
    assert [(one.kind, one.value) for one in find_phones(text, "GB")] == [("phone", number)]


def test_a_number_without_a_country_is_the_brands():
    assert [one.value for one in find_phones("(202) 555-0143", "US")] == ["+12025550143"]
    assert [one.value for one in find_phones("085 012 3456", "IE")] == ["+353850123456"]


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("the one ending 123", "123"),
        ("ends in 123", "123"),
        ("ending with 0123", "0123"),
        ("last three digits 123", "123"),
        ("last 3 are 123", "123"),
    ],
)
def test_the_last_digits_tell_lines_apart(text, digits):
    assert [(one.kind, one.value) for one in find_phones(text, "GB")] == [("phone_end", digits)]


@pytest.mark.parametrize(
    "text",
    [
        "account number 01234567890",
        "order 01234567890",
        "£42.10 on 24/03/2025",
        "2025-03-24",
        "12345678",
        "T20418",
        "A0123456789",
        "I have 2 phones",
        "call 24/7",
        "42.10",
        "24.03.2025",
        "card ending 4242",
        "it ends on the 24th",
        "between 8 and 10",
        "1 2 3",
        "ending in march",
        "P-250312-ABC234",
    ],
)
def test_another_number_is_no_phone(text):
    assert find_phones(text, "GB") == []


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("T20418", "ticket", "T20418"),
        ("any news on t20418?", "ticket", "T20418"),
        ("T-20418", "ticket", "T20418"),
        ("t 20418", "ticket", "T20418"),
        ("ticket number 20418", "ticket", "T20418"),
        ("my case 20418", "ticket", "T20418"),
        ("case no. 20418", "ticket", "T20418"),
        ("where is order O70001", "order", "O70001"),
        ("o70001", "order", "O70001"),
        ("order number 70001", "order", "O70001"),
        ("A0123456789", "order", "A0123456789"),
        ("P-250312-ABC234", "payment", "P-250312-ABC234"),
        ("p250312abc234", "payment", "P-250312-ABC234"),
        ("payment P 250312 ABC234", "payment", "P-250312-ABC234"),
        ("A-250312-ABC234", "arrangement", "A-250312-ABC234"),
        ("A-BCDEFGH", "receipt", "A-BCDEFGH"),
        ("OL-2025-03-900123", "bill", "OL-2025-03-900123"),
    ],
)
def test_a_number_of_ours_is_read_as_the_api_writes_it(text, kind, number):
    assert [(one.kind, one.value) for one in find_references(text)] == [(kind, number)]


@pytest.mark.parametrize(
    "text",
    [
        "o2 is better",
        "order 2 sims",
        "t-shirt",
        "a 5 GB pack",
        "order 5 in march",
        "case closed",
        "a-levels",
        "ticket from 24/03",
    ],
)
def test_another_word_is_no_number_of_ours(text):
    assert find_references(text) == []


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("account 12345678", "12345678"),
        ("my account number is 1234 5678", "12345678"),
        ("acc no: 00123456", "00123456"),
        ("a/c 123456", "123456"),
        ("account number 900123", "900123"),
    ],
)
def test_an_account_number_needs_the_word(text, digits):
    assert [one.value for one in find_accounts(text)] == [digits]


@pytest.mark.parametrize(
    "text", ["12345678", "account of 2 people", "my account was charged 42.10", "account since 2019"]
)
def test_another_number_is_no_account(text):
    assert find_accounts(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the code is 123456", "code"),
        ("code 1234", "code"),
        ("my pin is 4711", "code"),
        ("otp: 123 456", "code"),
        ("123456", "code"),
        ("123 456", "code"),
        ("123456 is the code", "code"),
        ("puk 12345678", "code"),
        ("4242 4242 4242 4242", "card"),
        ("card 4242-4242-4242-4242 exp", "card"),
    ],
)
def test_a_secret_is_noticed_and_not_kept(text, kind):
    [one] = find_secrets(text)
    assert (one.kind, one.value, one.text) == (kind, None, "")


@pytest.mark.parametrize(
    "text",
    [
        "I never got the code",
        "PAC code please",
        "07700 900123",
        "postcode LS6 2AB",
        "+44 7700 900123",
        "0044 7700 900123",
        "I pay 40",
    ],
)
def test_what_is_no_secret_is_left(text):
    assert find_secrets(text) == []
