"""A name as it is written, whole or in part, and what is none."""

import pytest

from bot.actions.accounts.name_words import name_in, without_name

KNOWN = "Farid Haddad-Jones"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("no, Jones-Haddad", "Farid Jones-Haddad"),
        ("sorry, Farid Jones-Haddad", "Farid Jones-Haddad"),
        ("surname is jones", "Farid Jones"),
        ("first name is Fareed", "Fareed Haddad-Jones"),
        ("Fareed", "Fareed Haddad-Jones"),
        ("Haddad, Farid", "Farid Haddad"),
        ("Fareed not Farid", "Fareed Haddad-Jones"),
        ("change my name to farid o'neill please", "Farid O'Neill"),
        ("my surname is khan now, i got married", "Farid Khan"),
        ("Khan, I got married", "Farid Khan"),
        ("no, first name stays Farid", "Farid Haddad-Jones"),
        ("surname Khan please", "Farid Khan"),
        ("change my name from Farid Haddad to Farid Jones", "Farid Jones"),
    ],
)
def test_it_is_read_though_not_asked_for(words, name):
    assert name_in(words, KNOWN, asked=False) == name


@pytest.mark.parametrize(
    "words",
    [
        *(
            "change my name",
            "change my name to my married name",
            "no, it's in my other coat",
            "my name is spelled wrong",
        ),
        *(
            "my surname's changed, i got married",
            "please change my surname, I'm married now",
            "I got married and need my surname updating",
            "i got married",
            "Married",
        ),
        *(
            "i want my maiden name back",
            "is it free?",
            "yes",
            "haddad with one d",
            "change the name to match my passport",
        ),
    ],
)
def test_nothing_else_is(words):
    assert name_in(words, KNOWN, asked=False) is None


def test_asked_for_it_any_words_are_one():
    assert name_in("anna smith", KNOWN, asked=True) == "Anna Smith"
    assert name_in("no", KNOWN, asked=True) is None


def test_what_waits_for_a_sign_in_keeps_no_name():
    assert without_name("change my name to Anna Smith") == "change my name to"
    assert without_name("my surname is now Smith") == "my surname is now"
