"""What the demo operator sells, as `brands/<name>/catalogue.toml` lists it. Each part stands under what it is to the
demo's stories, and is called and priced as the brand likes."""

from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Literal

from babel.numbers import get_currency_precision
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from api.brand import BRANDS, chosen_brand, chosen_name, read_toml
from api.demo.countries import COUNTRIES
from models import ServiceKind

Price = Annotated[Decimal, Field(ge=0)]
# What many of the demo's customers have.
NEEDED_ADDONS = ("insurance", "intl-calls", "sports")
Broadband = Literal["slow", "usual", "fast", "fastest"]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Sold(Part):
    code: str = Field(pattern=r"^[a-z0-9-]+$")
    name: str
    price: Price


class MobilePlan(Sold):
    # Before the last price rise, where it was another.
    was: Price | None = None
    # None: without limit.
    gigabytes: int | None = None
    minutes: int | None = None
    texts: int | None = None
    extra_gigabyte: Price | None = None
    months: int
    # Used in the near countries as at home.
    near: bool = False


class Mobile(Part):
    small: MobilePlan
    middle: MobilePlan
    large: MobilePlan
    unlimited: MobilePlan
    business: MobilePlan
    prepaid: MobilePlan
    withdrawn: MobilePlan


class HomePlan(Sold):
    mbps: int | None = None


class Television(Part):
    basic: HomePlan
    plus: HomePlan


class Landline(Part):
    phone: HomePlan


class MonthlyAddon(Part):
    name: str
    kind: ServiceKind
    price: Price
    minutes: int = 0
    text: str


class Pass(Part):
    name: str
    price: Price
    days: int
    gigabytes: int
    where: Literal["home", "near", "far"]
    text: str


def _known(codes: list[str]) -> list[str]:
    if unknown := [code for code in codes if code not in COUNTRIES]:
        raise ValueError(f"{unknown[0]} has no name in api/demo/countries.py: add it there")
    return codes


class Zone(Part):
    name: str
    countries: Annotated[list[str], AfterValidator(_known)]
    gigabyte: Price
    minute: Price
    text: Price


class Abroad(Part):
    near: Zone
    around: Zone
    far: Zone

    @property
    def beyond(self) -> list[str]:
        return [*self.around.countries, *self.far.countries]


class TopUps(Part):
    # Gigabytes and their price.
    data: dict[int, Price]
    credit: list[int]


class Thing(Sold):
    days: int
    # As it stands on the thing, where that is more than its name.
    model: str | None = None


class Equipment(Part):
    router: Thing
    tv_box: Thing
    mesh: Thing
    sim: Thing
    esim: Thing


class Charges(Part):
    late_fee: Price
    replacement_sim: Price


class Wares(Part):
    mobile: Mobile
    broadband: dict[Broadband, HomePlan]
    tv: Television
    landline: Landline
    addons: dict[str, MonthlyAddon]
    passes: dict[str, Pass]
    abroad: Abroad
    top_ups: TopUps
    equipment: Equipment
    charges: Charges

    @model_validator(mode="after")
    def _insist_on_what_stories_need(self) -> "Wares":
        if missing := [code for code in NEEDED_ADDONS if code not in self.addons]:
            raise ValueError(f"addons.{missing[0]} is missing: the demo's customers have it")
        if missing_speeds := [name for name in ("slow", "usual", "fast", "fastest") if name not in self.broadband]:
            raise ValueError(f"broadband.{missing_speeds[0]} is missing: the demo's customers have it")
        return self


def read_wares(brand: str) -> Wares:
    return read_toml(BRANDS / brand / "catalogue.toml", Wares)


def wares() -> Wares:
    return _kept(chosen_name())


@lru_cache
def _kept(brand: str) -> Wares:
    return read_wares(brand)


def currency() -> str:
    return chosen_brand().currency


def minor(amount: Decimal | int) -> int:
    """Of the brand's currency: pence, cents, paise."""
    return int(Decimal(amount).scaleb(get_currency_precision(currency())))
