"""One operator: its name, colour, formats and how to reach its people. The file is `brands/<name>.toml`."""

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field

BRANDS = Path(__file__).parent.parent / "brands"


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
    locale: str
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    timezone: str
    region: str = Field(pattern=r"^[A-Z]{2}$", description="whose numbers may be written without a country code")
    day_format: str
    helplines: Helplines


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
    helplines: Helplines
    site: str = Field(description="where the chat and the account are on the web; empty where that is not told")
    files_most_bytes: int = Field(description="how large a file may be that is sent in a conversation")
    demo: bool = Field(description="true where everything is made up and codes are shown in the log")


class BrandMissing(Exception):
    """The brand that was asked for has no file, or its file is wrong."""


def read_brand(name: str) -> Brand:
    path = BRANDS / f"{name}.toml"
    known = ", ".join(sorted(file.stem for file in BRANDS.glob("*.toml")))
    if not path.is_file():
        raise BrandMissing(f"BRAND={name} has no file in brands/. There are: {known}.")
    return Brand.model_validate(tomllib.loads(path.read_text()))


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
