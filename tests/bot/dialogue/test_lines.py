"""Which line a message is about: the one it names, else the one chosen before, else it is asked."""

import pytest
from conftest import day, money, problem

from bot.dialogue.lines import line_title, meant, named
from bot.dialogue.memory import Memory
from bot.reading import Found

VANS = ["Van 1 ending 152", "Van 2 ending 153", "Maya's phone ending 214", "Mobile ending 101"]
TV, OFFICE = "TV at 12 Elm Road", "Broadband at 9 Mill Lane"
HOMES = {"b1": ("Broadband at 12 Elm Road", "broadband"), "t1": (TV, "tv"), "b2": (OFFICE, "broadband")}
SERVICES = [{"id": one, "label": label, "kind": kind, "state": "active"} for one, (label, kind) in HOMES.items()]
ME, QUOTES, AREAS = "/v1/accounts/me", "/v1/orders/quotes", "/v1/outages/areas"
MOVE = {
    "quote_id": "q1",
    "title": "A move",
    "address": "5 Hill Street, LS6 0ZZ",
    "needs_visit": False,
    "expected_on": day("2030-12-10", "Tue 10 December"),
    "monthly": money(3100),
    "once": money(0),
    "number_stays": None,
    "contract_months": 0,
}


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


def quote(request):
    if b"service_id" in request.content:
        return 201, MOVE
    return problem("which-service", choices=[{"id": one["id"], "label": one["label"]} for one in SERVICES])


@pytest.fixture
async def moved_broadband(talk):
    """A move that was looked at and left: the line of it is remembered."""
    routes = {ME: (200, {"accounts": [{"services": SERVICES}]}), QUOTES: quote}
    conversation = talk({**routes, AREAS: (200, {"areas": [{"area": {"postcode_prefix": "LS6"}}]})})
    await conversation.hear("move_service", "moving to 5 Hill Street, LS6 0ZZ in three weeks")
    [said] = await conversation.press("Broadband")
    assert said.key == "homes.move_service_confirm"
    await conversation.hear("deny", "no")
    assert conversation.memory["lines"] == {"home": "b1"}
    return conversation


def asked_about(conversation):
    return conversation.api.sent(QUOTES)[-1].get("service_id")


async def test_a_line_that_was_chosen_is_meant_again(moved_broadband):
    await moved_broadband.hear("move_service", "move it to 5 Hill Street, LS6 0ZZ in three weeks")
    assert asked_about(moved_broadband) == "b1"


@pytest.mark.parametrize(
    ("words", "line"), [("move the tv to 5 Hill Street, LS6 0ZZ", "t1"), ("moving the mill lane one", "b2")]
)
async def test_a_line_that_is_named_wins_over_the_one_remembered(moved_broadband, words, line):
    await moved_broadband.hear("move_service", words)
    for answer in ("5 Hill Street, LS6 0ZZ", "in three weeks"):
        await moved_broadband.hear("nlu_fallback", answer, 0.3)
    assert asked_about(moved_broadband) == line
    assert moved_broadband.memory["lines"] == {"home": line}


async def test_an_answer_in_the_middle_of_a_form_names_no_other_line(moved_broadband):
    await moved_broadband.hear("move_service", "we are moving")
    await moved_broadband.hear("nlu_fallback", "9 Mill Lane, LS6 0ZZ", 0.3)
    await moved_broadband.hear("nlu_fallback", "in three weeks", 0.3)
    assert asked_about(moved_broadband) == "b1"
