"""One operator's files: read whole, refused with a sentence that says what to do, shown as bot and page read them."""

import json
from pathlib import Path

import httpx
import pytest

from api import brand
from api.brand import BrandMissing, brand_names, chosen_brand, read_brand
from tests.running import ROOT

OPTILINK = (brand.BRANDS / "optilink" / "brand.toml").read_text()


async def test_the_brand_is_shown_as_the_contract_says(browser: httpx.AsyncClient) -> None:
    shown = (await browser.get("/v1/brand")).json()
    assert shown == json.loads((ROOT / "tests/contract/brand.json").read_text())


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_the_logo_of_each_theme_is_a_picture(browser: httpx.AsyncClient, theme: str) -> None:
    shown = await browser.get(f"/v1/brand/logo/{theme}")
    assert shown.headers["content-type"] == "image/svg+xml"
    assert "<title>OptiLink</title>" in shown.text


async def test_there_is_no_logo_of_another_theme(browser: httpx.AsyncClient) -> None:
    assert (await browser.get("/v1/brand/logo/sepia")).status_code == 422


def test_there_are_four_brands_of_four_countries_and_currencies() -> None:
    all_brands = [read_brand(name) for name in brand_names()]
    assert {one.name for one in all_brands} == {"OptiLink", "OptiCom", "TelecomSphere", "TeleComNet"}
    assert len({one.currency for one in all_brands}) == len({one.region for one in all_brands}) == 4


def test_the_environment_says_which_one_a_process_speaks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRAND", "telecomsphere")
    assert chosen_brand().name == "TelecomSphere"
    monkeypatch.setenv("BRAND", "")
    assert chosen_brand().name == "OptiLink"


def test_a_brand_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(BrandMissing, match="There are: opticom, optilink, telecomnet, telecomsphere"):
        read_brand("nobody")


@pytest.mark.parametrize(
    ("said", "instead", "told"),
    [
        ('phone = "0800 555 0100"', "", "brand.toml: phone is missing: add it, as brands/optilink has it."),
        ('corner = "soft"', 'corner = "soft"\nfax = "0800"', "nobody reads fax: take it out"),
        ('emergency = "999"', "", "helplines.emergency is missing"),
        ('"GBP"', '"XQZ"', "currency = 'XQZ' won't do: there is no currency XQZ: write the three letters of ISO 4217"),
        ('"en-GB"', '"qq-ZZ"', "there is no locale qq-ZZ: write a language and a country, like en-GB"),
        ('"Europe/London"', '"Europe/Leeds"', "there is no time zone Europe/Leeds: write a place of the IANA list"),
        ('region = "GB"', 'region = "QQ"', "there is no country QQ: write the two letters of ISO 3166"),
        ('"#1D5BD0"', '"blue"', "colour = 'blue' won't do"),
        ('"EEE d MMMM"', '"EEE d"', "a day needs its d and its month's M"),
        ('"07700 900123"', '"07"', "example_phone is no number of GB: 07"),
        ('name = "OptiLink"', "name = OptiLink", "brand.toml is not TOML"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_what_to_do(
    said: str, instead: str, told: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert said in OPTILINK
    folder = tmp_path / "brands" / "mine"
    folder.mkdir(parents=True)
    (folder / "brand.toml").write_text(OPTILINK.replace(said, instead, 1))
    monkeypatch.setattr(brand, "BRANDS", folder.parent)
    with pytest.raises(BrandMissing) as refused:
        read_brand("mine")
    assert told in str(refused.value)
    assert str(refused.value).startswith("brands/mine/brand.toml")
