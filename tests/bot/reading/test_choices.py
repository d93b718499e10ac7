"""One of the things offered is chosen in many ways, and never guessed."""

import pytest

from bot.reading.choices import BOTH, NEITHER, Choice, choose

PLANS = [Choice("Fast 150", 3100), Choice("Max 500", 3800), Choice("Full 900", 5200)]
SIMS = [Choice("SIM 2 GB", 800), Choice("SIM 5 GB", 1000)]
SLOTS = [Choice("Tue 18 March, 8 to 10"), Choice("Tue 18 March, 12 to 2"), Choice("Wed 19 March, 8 to 10")]
LINES = [Choice("Sam's phone, ending 123"), Choice("Home broadband"), Choice("Jo's phone, ending 456")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("the second one", 1), ("second", 1), ("2nd", 1), ("the 2nd please", 1), ("first", 0), ("the top one", 0),
        ("the last", 2), ("last one", 2),
        ("third one please", 2), ("2", 1), ("#2", 1), ("2.", 1), ("option 2", 1), ("number two", 1), ("option b", 1),
        ("b", 1), ("B)", 1), ("c please", 2),
        ("the cheaper", 0), ("the cheapest one", 0), ("less expensive one", 0), ("the most expensive", 2),
        ("the dearest", 2), ("the 500 one", 1),
        ("500", 1), ("max", 1), ("Max 500", 1), ("maxx 500", 1), ("mxa 500", 1), ("fulll", 2),
        ("I'd like the full one", 2), ("£38", 1), ("the 38 one", 1),
        ("the one for 31", 0), ("the middle one", 1), ("fast please", 0), ("second last", 1),
        ("yes the second one", 1), ("one", 0), ("the first of those then", 0), ("last of these", 2),
    ],
)  # fmt: skip
def test_a_plan_is_chosen(text, place):
    assert choose(text, PLANS) == place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hmm",
        "yes",
        "not the first",
        "4",
        "option d",
        "£99",
        "the fast or the full",
        "fast 500",
        "any news on my bill",
        "1 or 2",
        "anything but max",
        "the 5th one",
        "9" * 300,
    ],
)
def test_what_is_not_plain_chooses_nothing(text):
    assert choose(text, PLANS) is None


@pytest.mark.parametrize(
    "text", ["neither", "none of them", "something else", "none", "not any of those", "Neither thanks"]
)
def test_none_of_them(text):
    assert choose(text, PLANS) == NEITHER


@pytest.mark.parametrize("text", ["both", "both please", "all of them", "all three", "either", "don't mind"])
def test_all_of_them(text):
    assert choose(text, PLANS) == BOTH


def test_a_digit_alone_is_a_place_unless_it_begins_another_ones_name():
    assert choose("2", SIMS) == 1
    assert choose("2", [Choice("Van 2 153"), Choice("Van 1 154")]) == 1
    assert choose("3", [Choice("2 parts"), Choice("3 parts"), Choice("4 parts")]) is None
    assert choose("the 2 gb one", SIMS) == 0
    assert choose("option 2", [*reversed(SIMS)]) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("12 to 2", 1),
        ("wednesday", 2),
        ("wed", 2),
        ("the 19th", 2),
        ("the wed one", 2),
        ("the 12 one", 1),
        ("tuesday", None),
        ("8 to 10", None),
        ("tue 8 to 10", 0),
    ],
)
def test_an_appointment_is_chosen_by_what_sets_it_apart(text, place):
    assert choose(text, SLOTS) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("broadband", 1),
        ("brodband", 1),
        ("Sam's", 0),
        ("the one ending 456", 2),
        ("sam", 0),
        ("jo", 2),
        ("phone", None),
        ("home", 1),
    ],
)
def test_a_line_is_chosen_by_its_name_or_last_digits(text, place):
    assert choose(text, LINES) == place


def test_nothing_is_the_cheapest_where_prices_are_unknown_or_the_same():
    assert choose("the cheapest", LINES) is None
    assert choose("the cheapest", [Choice("A day", 500), Choice("A week", 500)]) is None


def test_nothing_is_chosen_where_nothing_is_offered():
    assert choose("the first", []) is None
