"""Whatever is typed, reading it neither fails nor takes long, and what is found stands where it says."""

import itertools
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading import Brand, Choice, choose, correction, read, yes_or_no
from bot.reading.tidy import LONGEST, plain, tidy

TODAY = date(2025, 3, 12)
BRAND = Brand(
    plans=("SIM 5 GB", "SIM Unlimited", "Fast 150", "Max 500", "Pay as you go"),
    addons=("Sports pack", "Europe day pass"),
)
CHOICES = [Choice("Fast 150", 3100), Choice("Max 500", 3800)]
# A long message that is nothing special, and how much more than it anything else may cost. Both are timed in one run.
USUAL = "pay 40 of it on friday the 24th, the internet at 12 elm road keeps dropping, call me on 07700 900101. " * 100
MOST_TIMES = 5

PIECES = st.sampled_from(
    [
        "£",
        "$",
        "40",
        "12,50",
        "1.200,50",
        "the",
        "24th",
        "3/12",
        "31/2",
        "24/7",
        "99/99/9999",
        "friday",
        "next",
        "between",
        "and",
        "to",
        "from",
        "the",
        "0044",
        "7700",
        "900123",
        "+44",
        "T20418",
        "jo@",
        ".com",
        "LS6",
        "2AB",
        "not",
        "yes",
        "no",
        "but",
        "half",
        "of",
        "it",
        "in",
        "weeks",
        "march's",
        "bill",
        "may",
        "00:00",
        "25:61",
        "am",
        "pm",
        "ending",
        "code",
        "pin",
        "4242",
        "option",
        "#",
        "£££",
        "%%",
        "<b>",
        "</b>",
        "\u200b",
        "\u202e",
        "٤٠",
        "௧",
        "²",
        "Ⅷ",
        "👍",
        "é",
        "\x00",
        "\n",
    ]
)
MESSAGES = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=20).map("".join)
)


def read_all(text):
    found = read(text, today=TODAY, brand=BRAND)
    yes_or_no(text)
    correction(text)
    choose(text, CHOICES)
    return found


@settings(max_examples=300)
@given(MESSAGES)
def test_no_message_fails_and_findings_stand_where_they_say(text):
    found = read_all(text)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.text in {text[one.start : one.end], ""}
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@settings(max_examples=100)
@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), MESSAGES)
def test_every_today_will_do(today, text):
    read(text, today=today, brand=BRAND)
    read(text, today=today, brand=BRAND, past=True, asked="day")


@settings(max_examples=100)
@given(st.text())
def test_tidied_text_knows_where_each_character_stood(text):
    tidied = tidy(text)
    assert len(tidied.places) == len(tidied.text) + 1
    assert list(tidied.places) == sorted(tidied.places)
    assert plain(plain(text)) == plain(text)


@settings(max_examples=100)
@given(st.integers(1, 999_999_99))
def test_every_amount_survives_being_written(minor):
    [one] = read(f"£{minor / 100:,.2f}", today=TODAY, brand=BRAND)
    assert one.value.minor == minor


@settings(max_examples=100)
@given(st.dates(TODAY, date(2099, 12, 31)))
def test_every_day_survives_being_written(day):
    for written in (f"{day:%d/%m/%Y}", f"{day.day} {day:%B %Y}", f"{day:%B} {day.day}, {day.year}", day.isoformat()):
        [one] = read(written, today=TODAY, brand=BRAND)
        assert one.value == day


BAD = [
    "", " ", "\n", "\x00", "😀" * 10_000, "\u200b" * 10_000, "\u202e" * 10_000, "1" * 10_000, "a" * 10_000,
    " " * 9_999 + "x", "12 " * 4000, "a " * 5000, "not " * 3000, "<b>" * 4000, "<" * 10_000, "٣٤" * 3000,
    "1/1/1/" * 2000, "12 elm " * 2000, "a@" * 5000, "a." * 5000, "the 3rd " * 2000, "£" * 10_000, "no " * 4000,
    "monday to " * 1500, "twenty " * 2000, "+44 " * 3000, "between 8 and 10 " * 600, "sat " * 2500, "half " * 2000,
    "pay 40 " * 1500, "in " * 3000, "sorry " * 2000, "yes " * 2500, "¾" * 5000, "()" * 5000, "--" * 5000,
    "\ud800" * 100, "code " * 2000, "keeps on " * 1000,
]  # fmt: skip


def cost(text):
    """Processor time, the best of five: others work on this machine too."""

    def took():
        start = time.process_time()
        read_all(text)
        return time.process_time() - start

    read_all(text)
    return min(took() for _ in range(5))


@pytest.fixture(scope="module")
def usual():
    return cost(USUAL)


@pytest.mark.parametrize("text", BAD, ids=[f"{place}" for place in range(len(BAD))])
def test_no_message_takes_long(text, usual):
    assert cost(text) < MOST_TIMES * usual


def test_only_the_beginning_of_a_long_message_is_read():
    assert [one.value.minor for one in read("£40 " + "x" * LONGEST + " £50", today=TODAY, brand=BRAND)] == [4000]
