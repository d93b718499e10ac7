"""Money and days as each brand's country writes them."""

from datetime import date, timedelta

import pytest

from api.brand import read_brand
from api.formats import MINUS, Formats, Money
from models.base import now

AMOUNT = 12_345_650


@pytest.mark.parametrize(
    ("name", "money", "credit"),
    [
        ("optilink", "£123,456.50", "£500"),
        ("opticom", "€123,456.50", "€500"),
        ("telecomsphere", "$123,456.50", "$500"),
        ("telecomnet", "₹1,23,456.50", "₹500"),
    ],
)
def test_money_is_grouped_and_signed_as_at_home(name: str, money: str, credit: str) -> None:
    brand = read_brand(name)
    formats = Formats(brand)
    assert formats.money(Money(AMOUNT, brand.currency)).display == money
    assert formats.money(Money(-AMOUNT, brand.currency)).display == MINUS + money
    assert formats.round_money(500) == credit


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("optilink", "{:%a} {:%d} {:%B}"),
        ("opticom", "{:%a} {:%d} {:%B}"),
        ("telecomsphere", "{0:%a}, {2:%B} {1:%d}"),
        ("telecomnet", "{:%a}, {:%d} {:%B}"),
    ],
)
def test_a_day_stands_in_the_order_of_the_country(name: str, pattern: str) -> None:
    # Two digits on every day that this runs.
    day: date = now().date()
    while day.day < 10:
        day += timedelta(days=1)
    assert Formats(read_brand(name)).day(day).display == pattern.format(day, day, day)
