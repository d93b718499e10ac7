"""What is sold is known by its name with letters wrong, and services and devices by what people call them."""

import pytest

from bot.reading.names import find_devices, find_names, find_services

PLANS = [
    "SIM 5 GB",
    "SIM 20 GB",
    "SIM Unlimited",
    "Essential 50",
    "Fast 150",
    "Max 500",
    "Full 900",
    "TV Essentials",
    "TV Plus",
    "Home Phone",
    "Pay as you go",
]
ADDONS = [
    "Phone insurance",
    "International calls",
    "Sports pack",
    "Film pack",
    "Whole-home Wi-Fi",
    "Europe day pass",
    "Europe week pass",
]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("max 500", "Max 500"),
        ("move me to Max 500 please", "Max 500"),
        ("maxx 500", "Max 500"),
        ("MAX500 sorry max 500", "Max 500"),
        ("fats 150", "Fast 150"),
        ("esential 50", "Essential 50"),
        ("the sim unlimted one", "SIM Unlimited"),
        ("sim 20 gb", "SIM 20 GB"),
        ("TV  plus", "TV Plus"),
        ("the 20 gig one", "SIM 20 GB"),
        ("pay as u go", "Pay as you go"),
        ("upgrade me to 500", "Max 500"),
        ("change to the 900 plan", "Full 900"),
        ("upgrade me to 500 Mb", "Max 500"),
    ],
)
def test_a_plan_is_known_by_its_name(text, name):
    assert name in [one.value for one in find_names(text, "plan", PLANS)]


@pytest.mark.parametrize(
    "text",
    [
        "max 50",
        "fast 100",
        "pay 500 on friday",
        "my phone",
        "it is fast",
        "full of noise",
        "500",
        "upgrade me",
        "sim 2 gb",
    ],
)
def test_what_is_not_sold_is_no_plan(text):
    assert find_names(text, "plan", PLANS) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("remove the sports pack", "Sports pack"),
        ("remove the sports package", "Sports pack"),
        ("sprots pack", "Sports pack"),
        ("phone insurence", "Phone insurance"),
        ("internatonal calls", "International calls"),
        ("europe week pass", "Europe week pass"),
        ("whole home wifi", "Whole-home Wi-Fi"),
        ("flim pack", "Film pack"),
    ],
)
def test_an_addon_is_known_by_its_name(text, name):
    assert [one.value for one in find_names(text, "addon", ADDONS)] == [name]


def test_a_name_that_fits_two_is_neither():
    assert find_names("europe pass", "addon", ADDONS) == []


def test_nothing_is_found_where_nothing_is_sold():
    assert find_names("max 500", "plan", []) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("my internet is down", ["broadband"]),
        ("brodband", ["broadband"]),
        ("wi-fi keeps dropping", ["broadband"]),
        ("wi fi", ["broadband"]),
        ("fibre please", ["broadband"]),
        ("mobile", ["mobile"]),
        ("cell phone", ["mobile"]),
        ("my phone has no signal", ["mobile"]),
        ("sim card", ["mobile"]),
        ("iphone 15", ["mobile"]),
        ("telly", ["tv"]),
        ("the tv box is stuck", ["tv"]),
        ("box", ["tv"]),
        ("landline", ["landline"]),
        ("land line", ["landline"]),
        ("home phone is crackling", ["landline"]),
        ("internet and tv", ["broadband", "tv"]),
        ("what phone number do you have", []),
        ("I phoned yesterday", []),
        ("check my inbox", []),
        ("text box", []),
        ("how much is my bill", []),
    ],
)
def test_services_are_known_by_what_people_call_them(text, kinds):
    assert [one.value for one in find_services(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("the router has a red light", ["router"]),
        ("new hub", ["router"]),
        ("modem", ["router"]),
        ("set top box", ["tv_box"]),
        ("tv box", ["tv_box"]),
        ("esim", ["esim"]),
        ("e-sim please", ["esim"]),
        ("sim card", ["sim"]),
        ("iphone 15", ["handset"]),
        ("samsung galaxy", ["handset"]),
        ("handset", ["handset"]),
        ("home phone", []),
        ("phone number", []),
        ("github", []),
    ],
)
def test_devices_are_known_by_what_people_call_them(text, kinds):
    assert [one.value for one in find_devices(text)] == kinds
