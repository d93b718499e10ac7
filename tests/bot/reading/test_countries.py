"""Countries are read by name, nickname or island, and never where a word only looks like one."""

import pytest

from bot.reading.countries import find_countries


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("will my phone work in Spain?", "ES"),
        ("spain", "ES"),
        ("going to france tomorrow", "FR"),
        ("the States", "US"),
        ("in the US", "US"),
        ("USA", "US"),
        ("to america", "US"),
        ("the united states", "US"),
        ("holland", "NL"),
        ("Majorca next week", "ES"),
        ("tenerife", "ES"),
        ("dubai", "AE"),
        ("going up to geneva thurs", "CH"),
        ("a weekend in florence", "IT"),
        ("the UAE", "AE"),
        ("crete", "GR"),
        ("turkey", "TR"),
        ("roaming in turkey", "TR"),
        ("to Jersey", "JE"),
        ("visiting Jordan", "JO"),
        ("switzerland", "CH"),
        ("in swizerland", "CH"),
        ("in Spian", "ES"),
        ("to Itlay", "IT"),
        ("from germny", "DE"),
        ("eire", "IE"),
        ("republic of ireland", "IE"),
        ("scotland", "GB"),
        ("bosnia", "BA"),
        ("ivory coast", "CI"),
        ("south africa", "ZA"),
        ("new zealand", "NZ"),
        ("Trinidad and Tobago", "TT"),
        ("czech republic", "CZ"),
    ],
)
def test_a_country_is_read(text, code):
    assert [one.value for one in find_countries(text)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "can you help us",
        "it is in no state to work",
        "ask Jordan about it",
        "turkey for dinner",
        "Chad rang me",
        "Florence rang me",
        "the us",
        "I am in the train",
        "for my child",
        "from Susan",
        "to change my plan",
        "to the portal",
        "in general",
        "to cancel",
        "for months",
        "in person",
        "spanish channels",
    ],
)
def test_another_word_is_no_country(text):
    assert find_countries(text) == []


def test_all_countries_of_a_journey_are_read():
    assert [one.value for one in find_countries("from Spain to Portugal and the Netherlands")] == ["ES", "PT", "NL"]
