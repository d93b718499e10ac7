"""One operator's file: read whole, refused with a clear sentence, and shown as the bot and the page read it."""

import json

import httpx
import pytest
from pydantic import ValidationError

from api import brand
from api.brand import BrandMissing, read_brand
from tests.running import ROOT


async def test_the_brand_is_shown_as_the_contract_says(browser: httpx.AsyncClient) -> None:
    shown = (await browser.get("/v1/brand")).json()
    assert shown == json.loads((ROOT / "tests/contract/brand.json").read_text())


def test_every_brand_in_the_folder_can_be_read() -> None:
    for file in brand.BRANDS.glob("*.toml"):
        assert read_brand(file.stem).name


def test_a_brand_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(BrandMissing, match="There are: optilink"):
        read_brand("nobody")


def test_a_brand_with_a_missing_or_a_foreign_key_is_refused() -> None:
    whole = read_brand("optilink").model_dump()
    for broken in ({key: value for key, value in whole.items() if key != "phone"}, whole | {"fax": "0800"}):
        with pytest.raises(ValidationError):
            brand.Brand.model_validate(broken)
