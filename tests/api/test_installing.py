"""What a home screen is told of the customers' pages: the operator's name and colour, and pictures that are there."""

import struct

import httpx
import pytest

from api.brand import brand_names
from api.installing import Size, icon_of

SIZES: tuple[Size, ...] = ("192", "512")


async def test_a_home_screen_is_told_the_operator_s_name_and_colour(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/v1/brand/manifest")
    told = answer.json()
    assert answer.headers["content-type"] == "application/manifest+json"
    assert (told["name"], told["theme_color"], told["display"]) == ("OptiLink", "#1D5BD0", "standalone")
    assert (told["start_url"], told["scope"]) == ("/", "/")
    for icon in told["icons"]:
        shown = await browser.get(icon["src"])
        assert (shown.status_code, shown.headers["content-type"]) == (200, icon["type"])
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}


async def test_there_is_no_picture_of_another_size(browser: httpx.AsyncClient) -> None:
    assert (await browser.get("/v1/brand/icon/16")).status_code == 422


@pytest.mark.parametrize("name", brand_names())
def test_every_brand_has_pictures_as_large_as_they_say(name: str) -> None:
    for size in SIZES:
        drawn = icon_of(name, size).read_bytes()
        assert struct.unpack(">II", drawn[16:24]) == (int(size), int(size))
