"""Amounts are read with their currency, and other numbers are left alone."""

import pytest

from bot.reading.money import Money, find_money


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("£12.50", 1250),
        ("can I pay £ 5 now", 500),
        ("40 quid", 4000),
        ("forty pounds", 4000),
        ("fourty pounds", 4000),
        ("ill pay a tenner", 1000),
        ("a fiver off", 500),
        ("two tenners", 2000),
        ("12.50 pounds", 1250),
        ("£12,50", 1250),
        ("£1,200.50", 120050),
        ("£1.200,50", 120050),
        ("45p", 45),
        ("50 pence", 50),
        ("ten pounds fifty", 1050),
        ("10 pounds 50p", 1050),
        ("a hundred and twenty pounds", 12000),
        ("a hundred quid", 10000),
        ("I want to pay 40 of it", 4000),
        ("pay 40 of it on the 24th", 4000),
        ("can i just pay 20 now and the rest friday", 2000),
        ("I can pay fifty now", 5000),
        ("I was charged 12.99 for nothing", 1299),
        ("you took 12,50 from me", 1250),
        ("why do I owe 84.20", 8420),
        ("top me up by 10 please", 1000),
        ("40 gbp", 4000),
        ("only £30 not more", 3000),
        ("my bill was £42.10 last month", 4210),
        ("my bill is 84.20", 8420),
        ("refund me 15", 1500),
        ("£40.", 4000),
        ("the 15 pound one", 1500),
        ("(£9.99)", 999),
    ],
)
def test_an_amount_is_read(text, minor):
    assert [one.value for one in find_money(text, "GBP")] == [Money(minor, "GBP")]


@pytest.mark.parametrize(
    ("text", "ours", "value"),
    [
        ("$30", "GBP", Money(3000, "USD")),
        ("$30", "CAD", Money(3000, "CAD")),
        ("30 bucks", "AUD", Money(3000, "AUD")),
        ("€40", "GBP", Money(4000, "EUR")),
        ("12.50 euros", "GBP", Money(1250, "EUR")),
        ("pay 40 now", "EUR", Money(4000, "EUR")),
        ("pay 400 now", "JPY", Money(400, "JPY")),
    ],
)
def test_the_currency_is_the_one_named_or_the_brands(text, ours, value):
    assert [one.value for one in find_money(text, ours)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "I have 2 phones",
        "iphone 15",
        "call 24/7",
        "4g not working",
        "add 5 GB",
        "upgrade me to 500 Mb",
        "07700 900123",
        "pay by 3/12",
        "account 12345678",
        "pay 2 bills",
        "paid 3 times",
        "I paid 2 weeks ago",
        "pay on the 24th",
        "ticket T20418",
        "after 5",
        "12 Elm Road",
        "battery at 50%",
        "I was charged twice",
        "24/03/2025",
        "half past 5",
        "the 500 one",
        "option 2",
        "charged for 3 of them",
        "press the pound key",
        "I owe you one",
        "you did a grand job",
        "I paid 24/03",
        "LS6 2AB",
        "8 to 10",
        "i'm 40 years old",
        "40",
    ],
)
def test_another_number_is_no_amount(text):
    assert find_money(text, "GBP") == []


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("40", 4000),
        ("12,50", 1250),
        ("12.50", 1250),
        ("twenty five", 2500),
        ("twenty-five", 2500),
        ("just 40 please", 4000),
        ("40 now", 4000),
        ("about thirty", 3000),
        ("1,200.50", 120050),
    ],
)
def test_a_bare_number_is_an_amount_where_one_was_asked_for(text, minor):
    assert [one.value.minor for one in find_money(text, "GBP", asked=True)] == [minor]


@pytest.mark.parametrize(
    "text", ["the 24th", "24/3", "at 5", "option 2", "07700 900123", "5 days", "2 phones", "may 5"]
)
def test_what_is_plainly_something_else_is_none_even_then(text):
    assert find_money(text, "GBP", asked=True) == []


def test_two_amounts_are_both_told_in_order():
    assert [one.value.minor for one in find_money("£40 not £30", "GBP")] == [4000, 3000]


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("₹500", 50000),
        ("pay ₹ 1,00,000.50 now", 10000050),
        ("Rs 720.00", 72000),
        ("rs.720 please", 72000),
        ("500 rupees", 50000),
        ("top up by 200 rs", 20000),
        ("INR 349", 34900),
        ("pay 600 of it", 60000),
    ],
)
def test_rupees_are_read_by_sign_word_and_grouping(text, minor):
    assert [one.value for one in find_money(text, "INR")] == [Money(minor, "INR")]


def test_rupees_stay_rupees_where_people_pay_in_pounds():
    assert [one.value for one in find_money("he gave me 500 rupees", "GBP")] == [Money(50000, "INR")]
