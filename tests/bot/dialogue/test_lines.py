"""Which line a message is about: the one it names, else the one chosen before, else it is asked."""

import pytest

from bot.dialogue.lines import line_title, meant, named
from bot.dialogue.memory import Memory
from bot.reading import Found

VANS = ["Van 1 ending 152", "Van 2 ending 153", "Maya's phone ending 214", "Mobile ending 101"]
TV, OFFICE = "TV at 12 Elm Road", "Broadband at 9 Mill Lane"
HOMES = {"b1": ("Broadband at 12 Elm Road", "broadband"), "t1": (TV, "tv"), "b2": (OFFICE, "broadband")}
SERVICES = [{"id": one, "label": label, "kind": kind, "state": "active"} for one, (label, kind) in HOMES.items()]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("van 2 please", 1),
        ("and what about the one ending 214?", 2),
        ("block 152", 0),
        ("mayas", 2),
        ("not van 1, van 2", 1),
        ("my phone", None),
        ("the second bill", None),
        ("my last contract", None),
        ("both vans", None),
        ("anything but van 2", None),
        ("it ended in 2153", None),
    ],
)
def test_a_line_is_named_by_what_it_is_called_or_by_its_last_digits(words, place):
    assert named(words, VANS) == place


def test_a_day_names_no_house_and_a_house_does():
    homes = ["Broadband at 24 Elm Road", "Broadband at 9 Mill Lane"]
    assert named("on the 24th", homes, ["the 24th"]) is None
    assert named("at 24 elm road", homes) == 0


def test_a_kind_says_which_line_where_there_is_one_of_it_and_otherwise_none():
    heard = {kind: [Found("service", kind, 0, len(kind), kind)] for kind in ("tv", "broadband")}
    assert [one["id"] for one in meant("tv", heard["tv"], SERVICES, ["b1"])] == ["t1"]
    assert [one["id"] for one in meant("broadband", heard["broadband"], SERVICES)] == ["b1", "b2"]


def test_of_those_remembered_the_last_one_goes_first():
    memory = Memory()
    for line in ("b1", "b2"):
        memory.keep_line("home", line)
    memory.keep_line("line", "t1")
    memory.keep_line("home", "b1")
    assert [one["id"] for one in meant("", [], SERVICES, [*memory.lines.values()])] == ["b1"]


def test_a_button_has_as_much_of_the_label_as_there_is_room_for():
    assert [line_title(label) for label in (VANS[1], "Broadband at 33 Orchard Mews")] == ["Van 2 153", "Broadband"]
