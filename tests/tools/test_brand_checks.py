"""What a designer may get wrong in a brand's folder, and what the checks say about it."""

from pathlib import Path

import pytest

from tests.tools.conftest import plant
from tests.tools.samples_web import BRAND
from tools.checks import brands_are_whole, logos_can_be_seen


def broken(root: Path, name: str, said: str, instead: str) -> Path:
    file = f"brands/mine/{name}"
    assert said in BRAND[file]
    return plant(root, BRAND | {file: BRAND[file].replace(said, instead)})


@pytest.mark.parametrize(
    ("name", "said", "instead", "told"),
    [
        ("brand.toml", 'phone = "0800 555 0100"', "", "brands/mine/brand.toml: phone is missing: add it"),
        ("brand.toml", '"GBP"', '"GPB"', "there is no currency GPB"),
        ("brand.toml", '"en-GB"', '"en-XX-YY-ZZ"', "there is no locale en-XX-YY-ZZ"),
        ("brand.toml", '"Europe/London"', '"London"', "there is no time zone London"),
        ("catalogue.toml", "[mobile.small]", "[mobile.tiny]", "catalogue.toml: mobile.small is missing"),
        ("catalogue.toml", "price = 10.00", "price = -1", "mobile.small.price"),
        ("catalogue.toml", '"Max 500"', '"Fast 150"', "two plans have the name 'Fast 150'"),
        ("catalogue.toml", "[addons.sports]", "[addons.games]", "addons.sports is missing"),
        ("catalogue.toml", '"AT", "BE"', '"AT", "GB"', "abroad has GB, which is the brand's own country"),
        ("catalogue.toml", '"AT", "BE"', '"AT", "AT"', "abroad has AT in two zones"),
        ("catalogue.toml", '"CH", ', "", "needs CH: a story of the demo is told there"),
        ("catalogue.toml", '"AT", "BE"', '"AT", "XX"', "XX has no name in api/demo/countries.py"),
        ("demo.toml", 'holiday = "ES"', 'holiday = "US"', "abroad.near has no US"),
        ("demo.toml", 'cut = "LS6"', 'cut = "LS9"', "LS9 has no name: add it to places.areas"),
        ("demo.toml", "LS6 = [2, 2]", "LS9 = [2, 2]", "LS9 has a spot and no name: add it to places.areas"),
        ("demo.toml", "LS6 = [2, 2]", "LS6 = [3, 2]", "two areas have the same spot on the map"),
        ("demo.toml", '["+447700900"]', '["+447700900", "+447700901"]', "one beginning of a thousand numbers"),
    ],
)
def test_a_brand_that_is_not_whole_is_refused(name: str, said: str, instead: str, told: str, tmp_path: Path) -> None:
    found = brands_are_whole.problems(broken(tmp_path, name, said, instead))
    assert any(told in one for one in found), found


@pytest.mark.parametrize("name", ["brand.toml", "catalogue.toml", "demo.toml"])
def test_a_file_that_is_missing_is_named(name: str, tmp_path: Path) -> None:
    root = plant(tmp_path, BRAND)
    (root / "brands/mine" / name).unlink()
    assert brands_are_whole.problems(root) == [f"brands/mine/{name} is not there: copy another brand's and change it."]


@pytest.mark.parametrize(
    ("name", "said", "instead", "told"),
    [
        ("logo.svg", "#1D5BD0", "#FFC800", "its mark in #FFC800 has a contrast of 1.3 on #ebeef2, and needs 3.0"),
        ("logo.svg", "#16191F", "#8A93A3", "its word in #8A93A3 has a contrast of"),
        ("logo-dark.svg", "#6E9FFF", "#1B2D55", "its mark in #1B2D55 has a contrast of"),
        ("logo-dark.svg", 'id="word"', 'id="letters"', 'needs a <g id="word"> around its word'),
        ("logo.svg", "#1D5BD0", "blue", "its mark has the colour 'blue': write it as #1D5BD0"),
        ("logo.svg", '<view id="alone"', '<view id="mine"', 'needs <view id="alone"'),
        ("logo.svg", '<g id="mark">', '<g id="mark"><script>1</script>', "has a <script>"),
        ("logo.svg", '<g id="mark">', '<g id="mark" onclick="1">', "has onclick on a <g>"),
        ("logo.svg", "</svg>", "", "is no SVG"),
        ("logo.svg", "<title>", f"<!--{'x' * 9000}--><title>", "is larger than 8192 bytes"),
    ],
)
def test_a_logo_that_is_lost_or_does_things_is_refused(
    name: str, said: str, instead: str, told: str, tmp_path: Path
) -> None:
    found = logos_can_be_seen.problems(broken(tmp_path, name, said, instead))
    assert any(told in one for one in found), found


def test_a_shape_without_a_colour_is_black_as_browsers_have_it(tmp_path: Path) -> None:
    found = logos_can_be_seen.problems(broken(tmp_path, "logo-dark.svg", 'fill="none" stroke="#6E9FFF"', ""))
    assert any("its mark in #000000 has a contrast of" in one for one in found), found
