"""One operator: its name, looks, formats and how to reach its people. The files are in `brands/<name>/`."""

import os
import tomllib
import zoneinfo
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, Self, TypeVar

import phonenumbers
from babel import Locale, UnknownLocaleError
from babel.numbers import is_currency
from fastapi import APIRouter, Depends, Request, Response
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from api.colour import Theme
from api.settings import FIRST_BRAND, ROOT

Model = TypeVar("Model", bound=BaseModel)
BRANDS = ROOT / "brands"
LOGOS: dict[Theme, str] = {"light": "logo.svg", "dark": "logo-dark.svg"}


def _known_locale(name: str) -> str:
    try:
        Locale.parse(name, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError(f"there is no locale {name}: write a language and a country, like en-GB") from error
    return name


def _known_currency(code: str) -> str:
    if not is_currency(code):
        raise ValueError(f"there is no currency {code}: write the three letters of ISO 4217, like EUR")
    return code


def _known_timezone(name: str) -> str:
    if name not in zoneinfo.available_timezones():
        raise ValueError(f"there is no time zone {name}: write a place of the IANA list, like Europe/Dublin")
    return name


def _known_day(pattern: str) -> str:
    if not {"d", "M"} <= set(pattern):
        raise ValueError("a day needs its d and its month's M, as in EEE d MMMM")
    return pattern


def _known_region(code: str) -> str:
    if code not in phonenumbers.SUPPORTED_REGIONS:
        raise ValueError(f"there is no country {code}: write the two letters of ISO 3166, like IE")
    return code


class Helplines(BaseModel):
    """Numbers to give out in a bad moment, none of them the operator's own but the last."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    emergency: str = Field(description="police, fire, ambulance", examples=["999"])
    distress: str | None = Field(default=None, description="for who does not want to live", examples=["116 123"])
    abuse: str | None = Field(default=None, description="for who is threatened at home")
    debt: str | None = Field(default=None, description="free advice on debts")
    night: str | None = Field(default=None, description="the operator's own, at any hour, for lost phones and fraud")


class Brand(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    assistant_line: str = Field(description="stands under the name; has to say that it is automated")
    colour: str = Field(pattern=r"^#[0-9A-Fa-f]{6}$")
    corner: Literal["soft", "sharp"] = "soft"
    phone: str
    phone_hours: str
    locale: Annotated[str, AfterValidator(_known_locale)]
    currency: Annotated[str, AfterValidator(_known_currency)]
    timezone: Annotated[str, AfterValidator(_known_timezone)]
    region: Annotated[
        str,
        AfterValidator(_known_region),
        Field(description="whose numbers may be written without a country code"),
    ]
    day_format: Annotated[str, AfterValidator(_known_day)]
    example_phone: str = Field(description="nobody's, as people of the country write one")
    example_postcode: str
    helplines: Helplines

    @model_validator(mode="after")
    def _insist_on_example(self) -> Self:
        if not phonenumbers.is_possible_number_string(self.example_phone, self.region):
            raise ValueError(f"example_phone is no number of {self.region}: {self.example_phone}")
        return self


class BrandOut(BaseModel):
    """What a page needs to wear the brand."""

    name: str
    assistant_line: str
    colour: str
    corner: str
    phone: str
    phone_hours: str
    locale: str
    currency: str
    timezone: str = Field(examples=["Europe/London"])
    example_phone: str = Field(description="shown where somebody is asked for a number", examples=["07700 900123"])
    example_postcode: str = Field(examples=["S11 8AB"])
    helplines: Helplines
    site: str = Field(description="where the chat and the account are on the web; empty where that is not told")
    files_most_bytes: int = Field(description="how large a file may be that is sent in a conversation")
    demo: bool = Field(description="true where everything is made up and codes are shown in the log")


class BrandMissing(Exception):
    """The brand that was asked for has no file, or its file is wrong."""


def brand_names() -> list[str]:
    return sorted(folder.name for folder in BRANDS.iterdir() if folder.is_dir())


def read_brand(name: str) -> Brand:
    if name not in brand_names():
        raise BrandMissing(f"BRAND={name} has no folder in brands/. There are: {', '.join(brand_names())}.")
    return read_toml(BRANDS / name / "brand.toml", Brand)


def read_toml(path: Path, model: type[Model]) -> Model:
    """What a brand's file says, or one sentence for each thing that is wrong in it."""
    place = path.relative_to(path.parent.parent.parent)
    try:
        return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))
    except FileNotFoundError as error:
        raise BrandMissing(f"{place} is not there: copy another brand's and change it.") from error
    except tomllib.TOMLDecodeError as error:
        raise BrandMissing(f"{place} is not TOML: {error}.") from error
    except ValidationError as error:
        raise BrandMissing("\n".join(f"{place}: {_told(fault['loc'], fault)}" for fault in error.errors())) from error


def _told(where: tuple[int | str, ...], fault: ErrorDetails) -> str:
    key = ".".join(map(str, where))
    match fault["type"]:
        case "missing":
            return f"{key} is missing: add it, as brands/{FIRST_BRAND} has it."
        case "extra_forbidden":
            return f"nobody reads {key}: take it out, or write it as brands/{FIRST_BRAND} does."
    said = fault["msg"].removeprefix("Value error, ")
    return f"{key} = {fault['input']!r} won't do: {said}." if key else f"{said}."


def chosen_name() -> str:
    """The operator that this process speaks for, as the settings read it too."""
    return os.environ.get("BRAND") or FIRST_BRAND


def chosen_brand() -> Brand:
    return _kept(chosen_name())


@lru_cache
def _kept(name: str) -> Brand:
    return read_brand(name)


def logo_of(name: str, theme: Theme) -> bytes:
    return (BRANDS / name / LOGOS[theme]).read_bytes()


async def _brand(request: Request) -> Brand:
    brand: Brand = request.app.state.parts.brand
    return brand


CurrentBrand = Annotated[Brand, Depends(_brand)]
router = APIRouter(tags=["brand"])


@router.get("/v1/brand")
async def show_brand(request: Request, brand: CurrentBrand) -> BrandOut:
    """The operator this installation speaks for."""
    chosen = request.app.state.parts.settings
    known = brand.model_dump(include=set(BrandOut.model_fields))
    return BrandOut(
        **known, site=chosen.public_url, files_most_bytes=chosen.files_most_bytes, demo=chosen.environment == "demo"
    )


@router.get("/v1/brand/logo/{theme}", response_class=Response, responses={200: {"content": {"image/svg+xml": {}}}})
async def show_logo(request: Request, theme: Theme) -> Response:
    """Its mark and its name as a picture; `#alone` after the address shows the mark without the name."""
    drawn = logo_of(request.app.state.parts.settings.brand, theme)
    return Response(drawn, media_type="image/svg+xml", headers={"Cache-Control": "public, max-age=3600"})
