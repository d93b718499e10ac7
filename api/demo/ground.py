"""Where the demo's people live and what numbers they have, as `brands/<name>/demo.toml` says."""

from functools import lru_cache
from typing import Annotated

import phonenumbers
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, NonNegativeInt, model_validator

from api.brand import BRANDS, chosen_brand, chosen_name, read_toml
from api.demo.countries import COUNTRIES

# The demo's people are numbered from 0: personas, the crowd, and who is made for one talk.
PEOPLE = 1000


def _room_for_all(blocks: list[str]) -> list[str]:
    """One block of a thousand numbers, or ten of a hundred."""
    if len(blocks) not in (1, 10):
        raise ValueError("give one beginning of a thousand numbers, or ten of a hundred each")
    return blocks


def _known(code: str) -> str:
    if code not in COUNTRIES:
        raise ValueError(f"{code} has no name in api/demo/countries.py: add it there")
    return code


class Places(BaseModel):
    """Beginnings of postcodes, by what goes on there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    # Nothing is wrong here: personas with a trouble of their own live in both.
    quiet: tuple[str, str]
    # A cable is cut; work is planned; nobody has signal.
    cut: str
    planned: str
    silent: str
    # Ends a postcode that nobody has.
    postcode_end: str
    areas: dict[str, str] = Field(min_length=6)
    # Column and row on a schematic map, counted from the north-west; an area that is not here is not drawn.
    spots: dict[str, tuple[NonNegativeInt, NonNegativeInt]] = {}

    @model_validator(mode="after")
    def _insist_on_areas(self) -> "Places":
        if unknown := [area for area in (*self.quiet, self.cut, self.planned, self.silent) if area not in self.areas]:
            raise ValueError(f"{unknown[0]} has no name: add it to places.areas")
        return self

    @model_validator(mode="after")
    def _insist_on_room(self) -> "Places":
        if unknown := [area for area in self.spots if area not in self.areas]:
            raise ValueError(f"{unknown[0]} has a spot and no name: add it to places.areas")
        if len(set(self.spots.values())) < len(self.spots):
            raise ValueError("two areas have the same spot on the map")
        return self

    def named(self, spot: str) -> str:
        """The area of a story: "quiet", "calm" (the second of the quiet ones) or "cut"."""
        return {"quiet": self.quiet[0], "calm": self.quiet[1], "cut": self.cut}[spot]


class Ground(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    # Begins the numbers of bills and devices.
    letters: str = Field(pattern=r"^[A-Z]{2}$")
    # What costs 1 in the stories, beside what the catalogue prices, costs this here.
    money: int = Field(ge=1)
    # Where Quinn is: a country that the catalogue calls near.
    holiday: Annotated[str, AfterValidator(_known)]
    # Beginnings of numbers that belong to nobody, in full.
    numbers: Annotated[list[str], AfterValidator(_room_for_all)]
    places: Places

    def number(self, who: int) -> str:
        if len(self.numbers) == 1:
            return f"{self.numbers[0]}{who:03d}"
        return f"{self.numbers[who // 100]}{who % 100:02d}"

    def who(self, number: str) -> int:
        """Whose number it is, for one that the demo made."""
        if len(self.numbers) == 1:
            return int(number.removeprefix(self.numbers[0]))
        block = next(block for block in self.numbers if number.startswith(block))
        return 100 * self.numbers.index(block) + int(number.removeprefix(block))


def read_ground(brand: str) -> Ground:
    return read_toml(BRANDS / brand / "demo.toml", Ground)


def ground() -> Ground:
    return _kept(chosen_name())


@lru_cache
def _kept(brand: str) -> Ground:
    return read_ground(brand)


def written(number: str) -> str:
    """As people of the country write it."""
    parsed = phonenumbers.parse(number, chosen_brand().region)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
