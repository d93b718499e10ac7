"""Everything in a message is read once, at its place, and the more trustworthy reading wins."""

from datetime import date, time
from fractions import Fraction

import pytest

from bot.reading import Brand, read
from bot.reading.hours import Hours
from bot.reading.money import Money
from bot.reading.places import Address

TODAY = date(2025, 3, 12)
BRAND = Brand(plans=("SIM 5 GB", "Fast 150", "Max 500", "Home Phone"), addons=("Sports pack", "Whole-home Wi-Fi"))


def told(text, **more):
    return [(one.kind, one.value) for one in read(text, today=TODAY, brand=BRAND, **more)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("no internet since 8am at 12 Elm Road, Leeds LS6 2AB", ["symptom", "service", "hours", "address"]),
        ("my number is 07700 900123 and my email jo@example.com", ["phone", "email"]),
        ("pay 40 of it on the 24th", ["money", "day"]),
        ("upgrade me to max 500 on friday", ["plan", "day"]),
        ("remove the sports pack from next month", ["addon", "month"]),
        ("will my phone work in Spain next week", ["service", "country", "spell"]),
        ("book someone tuesday between 8 and 10", ["day", "hours"]),
        ("any news on T20418 or order O70001", ["ticket", "order"]),
        ("why was I charged £12.50 on 3 March", ["money", "day"]),
        ("moving to 12 elm rd leeds ls6 2ab on 3/4", ["address", "day"]),
        ("my code is 123456", ["code"]),
        ("card 4242 4242 4242 4242, pay £40", ["card", "money"]),
        ("wifi keeps dropping on 07700 900123", ["service", "symptom", "phone"]),
        ("the box is stuck on loading", ["service", "symptom"]),
        ("home phone is crackling", ["service", "symptom"]),
        ("home phone's not working", ["service"]),
        ("new router please", ["service"]),
        ("send it to LS6 2AB", ["postcode"]),
        ("account 12345678 was charged £5", ["account", "money"]),
        ("pay half tomorrow", ["share", "day"]),
        ("show me my march bill", ["month"]),
        ("whole home wifi please", ["addon"]),
        ("phone ending 123 has no signal", ["service", "phone_end", "symptom"]),
        ("from 3 to 9 april", ["spell"]),
        ("P-250312-ABC234", ["payment"]),
        ("the esim in my iphone", ["service", "service"]),
        ("no signal in LS6", ["symptom", "postcode_area"]),
    ],
)
def test_all_there_is_in_a_message_is_read_in_order(text, kinds):
    assert [kind for kind, _ in told(text)] == kinds


def test_values_are_normalised():
    assert told("pay £40 on the 24th after 5, in Spain, or half of it") == [
        ("money", Money(4000, "GBP")),
        ("day", date(2025, 3, 24)),
        ("hours", Hours(time(17), None)),
        ("country", "ES"),
        ("share", Fraction(1, 2)),
    ]
    assert told("12 Elm Road, Leeds LS6 2AB") == [("address", Address("12 Elm Road", "Leeds", "LS6 2AB"))]


@pytest.mark.parametrize(
    "text",
    [
        "I have 2 phones",
        "iphone 15",
        "4g",
        "call 24/7",
        "may I",
        "hello",
        "yes please",
        "I've been waiting 3 weeks",
        "you are number 1",
        "can you help us",
        "5 stars",
        "how are you",
    ],
)
def test_nothing_concrete_is_made_up(text):
    assert {kind for kind, _ in told(text)} <= {"service", "device"}


def test_what_was_asked_for_decides_what_a_bare_number_is():
    assert told("24") == []
    assert told("24", asked="money") == [("money", Money(2400, "GBP"))]
    assert told("24", asked="day") == [("day", date(2025, 3, 24))]
    assert told("8 to 10", asked="hours") == [("hours", Hours(time(8), time(10)))]
    assert told("the 24th", asked="money") == [("day", date(2025, 3, 24))]


def test_a_place_is_told_as_it_was_typed():
    text = "\u200bpay \u202e£\u200b40\u202c on the <b>24th</b>"
    money, day = read(text, today=TODAY, brand=BRAND)
    assert (money.value, day.value) == (Money(4000, "GBP"), date(2025, 3, 24))
    assert text[money.start : money.end] == money.text == "£\u200b40"
    assert text[day.start : day.end] == day.text == "24th"


def test_digits_of_other_scripts_are_digits():
    assert told("pay £٤٠") == [("money", Money(4000, "GBP"))]


def test_a_secret_is_neither_told_nor_read_as_anything_else():
    for text in ("123456", "the code is 123 456", "4242 4242 4242 4242"):
        [one] = read(text, today=TODAY, brand=BRAND, asked="money")
        assert (one.value, one.text) == (None, "")
        assert one.kind in {"code", "card"}


def test_a_brand_reads_dates_and_numbers_as_its_country_does():
    american = Brand(locale="en-US", currency="USD")
    found = read("$40 on 3/12, call (202) 555-0143", today=date(2025, 3, 1), brand=american)
    assert [one.value for one in found] == [Money(4000, "USD"), date(2025, 3, 12), "+12025550143"]
    assert (american.region, american.month_first, BRAND.region, BRAND.month_first) == ("US", True, "GB", False)
