"""Kilobytes, seconds and texts as people read them, in the brand's format."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from babel.numbers import format_decimal
from pydantic import BaseModel

from api.formats import Formats, Money

KILOBYTES_A_MEGABYTE = 1_000
KILOBYTES_A_GIGABYTE = 1_000_000
# From here on it would be written as 1,000 MB.
FROM_HERE_GIGABYTES = 999_950
TENTH = Decimal("0.1")

Unit = Literal["kilobytes", "seconds", "texts"]


class QuantityOut(BaseModel):
    amount: int
    unit: Unit
    display: str


def quantity(formats: Formats, amount: int, unit: Unit) -> QuantityOut:
    display = {"kilobytes": data, "seconds": minutes, "texts": texts}[unit](formats, amount)
    return QuantityOut(amount=amount, unit=unit, display=display)


def data(formats: Formats, kilobytes: int) -> str:
    """1.2 GB, 640.5 MB, 20 GB: one decimal, and none where it is a nought."""
    if kilobytes >= FROM_HERE_GIGABYTES:
        return f"{_tenths(formats, kilobytes, KILOBYTES_A_GIGABYTE)} GB"
    if 0 < kilobytes < KILOBYTES_A_MEGABYTE // 20:  # something was used, however little
        return f"{_number(formats, TENTH)} MB"
    return f"{_tenths(formats, kilobytes, KILOBYTES_A_MEGABYTE)} MB"


def data_of(formats: Formats, used: int, allowance: int) -> str:
    """7.2 of 20 GB; 640.5 MB of 20 GB."""
    if used >= FROM_HERE_GIGABYTES and allowance >= FROM_HERE_GIGABYTES:
        return f"{_tenths(formats, used, KILOBYTES_A_GIGABYTE)} of {data(formats, allowance)}"
    return f"{data(formats, used)} of {data(formats, allowance)}"


def minutes(formats: Formats, seconds: int) -> str:
    """A minute that was begun has been used."""
    return _counted(formats, -(-seconds // 60), "minute", "minutes")


def texts(formats: Formats, count: int) -> str:
    return _counted(formats, count, "text", "texts")


def cost_of(kilobytes: int, price_a_gigabyte: Money) -> Money:
    """Rounded half up, once for the whole amount."""
    minor = (kilobytes * price_a_gigabyte.minor + KILOBYTES_A_GIGABYTE // 2) // KILOBYTES_A_GIGABYTE
    return Money(minor, price_a_gigabyte.currency)


def _counted(formats: Formats, count: int, one: str, several: str) -> str:
    return f"{_number(formats, Decimal(count))} {one if count == 1 else several}"


def _tenths(formats: Formats, kilobytes: int, unit: int) -> str:
    return _number(formats, (Decimal(kilobytes) / unit).quantize(TENTH, ROUND_HALF_UP))


def _number(formats: Formats, number: Decimal) -> str:
    return format_decimal(number, "#,##0.#", locale=formats.locale)
