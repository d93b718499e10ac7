"""What depends on the operator: where an amount, a date or a number without a country belongs."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale


@dataclass(frozen=True)
class Brand:
    """`plans` and `addons` are names as the catalogue has them, and may be missing."""

    locale: str = "en-GB"
    currency: str = "GBP"
    plans: Sequence[str] = ()
    addons: Sequence[str] = ()

    @property
    def region(self) -> str:
        """Whose phone numbers and postcodes may be written without a country."""
        return _locale(self.locale).territory or "GB"

    @property
    def month_first(self) -> bool:
        return _month_first(self.locale)


@lru_cache(maxsize=32)
def _locale(name: str) -> Locale:
    return Locale.parse(name, sep="-")


@lru_cache(maxsize=32)
def _month_first(name: str) -> bool:
    pattern = str(_locale(name).date_formats["short"].pattern)
    return pattern.find("M") < pattern.find("d")
