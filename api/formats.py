"""Amounts and days as people read them, in the brand's format. Nobody downstream formats anything."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, get_currency_precision
from pydantic import BaseModel, Field

from api.brand import Brand
from models.base import now

# Days. Within ten months a day and its month name one day only.
FAR = 300
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units (pence, cents): never a float."""

    minor: int
    currency: str

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other), self.currency)

    def __abs__(self) -> "Money":
        return Money(abs(self.minor), self.currency)

    def _same(self, other: "Money") -> int:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} don't add up")
        return other.minor


class MoneyOut(BaseModel):
    minor: int
    currency: str
    display: str


class DayOut(BaseModel):
    iso: date
    display: str


class MomentOut(BaseModel):
    iso: datetime
    display: str = Field(description="day and time on the customer's clock", examples=["Sun 22 November, 18:30"])


class Formats:
    """One brand's way to write things down."""

    def __init__(self, brand: Brand) -> None:
        self.locale = brand.locale.replace("-", "_")
        self.timezone = ZoneInfo(brand.timezone)
        self.currency = brand.currency
        self.day_pattern = brand.day_format

    def money(self, amount: Money, *, signed: bool = False) -> MoneyOut:
        digits = get_currency_precision(amount.currency)
        value = Decimal(abs(amount.minor)).scaleb(-digits)
        written = format_currency(value, amount.currency, locale=self.locale)
        if amount.minor < 0:
            written = MINUS + written
        elif signed and amount.minor > 0:
            written = "+" + written
        return MoneyOut(minor=amount.minor, currency=amount.currency, display=written)

    def round_money(self, whole: int) -> str:
        """Of a whole number of pounds, euros, rupees: £10."""
        pattern = Locale.parse(self.locale).currency_formats["standard"].pattern.replace(".00", "")
        return format_currency(whole, self.currency, format=pattern, locale=self.locale, currency_digits=False)

    def day(self, day: date) -> DayOut:
        """With its year where one could take it for another year's: a contract ends on a day two years from now."""
        is_far = abs((day - self.today(now())).days) > FAR
        pattern = f"{self.day_pattern} y" if is_far else self.day_pattern
        return DayOut(iso=day, display=format_date(day, pattern, locale=self.locale))

    def month(self, day: date) -> str:
        return format_date(day, "LLLL", locale=self.locale)

    def month_and_year(self, day: date) -> str:
        return format_date(day, "LLLL y", locale=self.locale)

    def full_day(self, day: date) -> str:
        """With its year, as documents have it: 10 November 2026."""
        return format_date(day, "long", locale=self.locale)

    def clock(self, moment: datetime) -> str:
        return moment.astimezone(self.timezone).strftime("%H:%M")

    def moment(self, moment: datetime) -> MomentOut:
        display = f"{self.day(self.today(moment)).display}, {self.clock(moment)}"
        return MomentOut(iso=moment, display=display)

    def today(self, moment: datetime) -> date:
        return moment.astimezone(self.timezone).date()
