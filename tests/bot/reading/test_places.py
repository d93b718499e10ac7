"""E-mail addresses, postcodes and address lines are read, and sentences with numbers in them are not."""

import pytest

from bot.reading.places import Address, find_addresses, find_emails, find_postcodes


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("jo@example.com", "jo@example.com"),
        ("my email is Jo.Smith@Example.co.uk.", "jo.smith@example.co.uk"),
        ("jo+bills@example.com please", "jo+bills@example.com"),
        ("<jo_s@mail.example.org>", "jo_s@mail.example.org"),
        ("jo at gmail dot com", "jo@gmail.com"),
        ("jo.smith (at) example (dot) org", "jo.smith@example.org"),
        ("jo at example dot co dot uk", "jo@example.co.uk"),
    ],
)
def test_an_email_address_is_read(text, email):
    assert [one.value for one in find_emails(text)] == [email]


@pytest.mark.parametrize("text", ["meet me @ 5", "jo@", "@jo", "jo@example", "at home", "a@b@c", "look at it. com on"])
def test_what_is_no_email_address_is_left(text):
    assert find_emails(text) == []


@pytest.mark.parametrize(
    ("text", "region", "kind", "code"),
    [
        ("LS6 2AB", "GB", "postcode", "LS6 2AB"),
        ("ls62ab", "GB", "postcode", "LS6 2AB"),
        ("I'm at sw1a 1aa", "GB", "postcode", "SW1A 1AA"),
        ("M1 1AE.", "GB", "postcode", "M1 1AE"),
        ("any issues in LS6?", "GB", "postcode_area", "LS6"),
        ("postcode sw1a", "GB", "postcode_area", "SW1A"),
        ("D02 X285", "IE", "postcode", "D02 X285"),
        ("a65f4e2", "IE", "postcode", "A65 F4E2"),
        ("zip 90210", "US", "postcode", "90210"),
        ("Springfield, IL 62704-1234", "US", "postcode", "62704-1234"),
        ("90210", "US", "postcode", "90210"),
        ("pin code 880006", "IN", "postcode", "880006"),
        ("Lake Road, 880006", "IN", "postcode", "880006"),
        ("880006", "IN", "postcode", "880006"),
    ],
)
def test_a_postcode_is_read(text, region, kind, code):
    assert [(one.kind, one.value) for one in find_postcodes(text, region)] == [(kind, code)]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("o2 5gb plan", "GB"),
        ("on the 3rd", "GB"),
        ("4g in town", "GB"),
        ("T20418", "GB"),
        ("zip 90210", "GB"),
        ("order 62704", "US"),
        ("ps5 online", "GB"),
        ("e5 6gb", "GB"),
    ],
)
def test_another_code_is_no_postcode(text, region):
    assert find_postcodes(text, region) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("12 Elm Road, Leeds LS6 2AB", Address("12 Elm Road", "Leeds", "LS6 2AB")),
        ("moving to 12 elm rd leeds ls6 2ab", Address("12 elm rd", "leeds", "LS6 2AB")),
        ("12 Elm Road", Address("12 Elm Road")),
        ("12a elm road", Address("12a elm road")),
        ("flat 2, 7 High Street, London", Address("flat 2, 7 High Street", "London")),
        ("7 St John's Avenue, York YO1 7HH", Address("7 St John's Avenue", "York", "YO1 7HH")),
        ("I live at 3 Park Lane and it is down", Address("3 Park Lane")),
        ("221b Baker Street, London NW1 6XE", Address("221b Baker Street", "London", "NW1 6XE")),
    ],
)
def test_an_address_is_read(text, address):
    assert [one.value for one in find_addresses(text)] == [address]


@pytest.mark.parametrize(
    "text",
    [
        "2 people down my street",
        "3 days on the road",
        "5 houses in the street",
        "100 mb on our road",
        "there is 1 way",
        "I have 2 phones",
        "2 no way",
        "24/7",
        "£12 elm road",
    ],
)
def test_a_sentence_is_no_address(text):
    assert find_addresses(text) == []
