"""The colours that are derived from a brand's: as the pages derive them, and readable wherever they are worn."""

import json
import re
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.colour import SURFACES, Theme, contrast, derive, ink
from tests.running import ROOT

SAID = json.loads((ROOT / "tests/contract/accents.json").read_text())
THEMES: tuple[Theme, ...] = ("light", "dark")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize("colour", SAID)
def test_colours_are_those_that_both_sides_agreed_on(colour: str) -> None:
    for theme in THEMES:
        agreed = dict(SAID[colour][theme])
        agreed["on_solid"] = agreed.pop("onSolid")
        assert asdict(derive(colour, theme)) == agreed


@given(COLOURS)
def test_any_colour_can_be_worn_in_both_themes(colour: str) -> None:
    for theme in THEMES:
        accent = derive(colour, theme)
        for surface in (*SURFACES[theme], accent.soft):
            assert contrast(accent.text, surface) >= 4.5
            assert contrast(accent.focus, surface) >= 3
        assert contrast(accent.on_solid, accent.solid) >= 4.5


@given(COLOURS)
def test_any_colour_can_be_printed(colour: str) -> None:
    assert contrast(ink(colour), "#ffffff") >= 4.5


def test_a_colour_that_is_dark_enough_is_printed_as_it_is() -> None:
    assert ink("#1D5BD0") == "#1D5BD0"
    assert ink("#FFC800") != "#FFC800"


def test_the_surfaces_are_those_of_the_style_sheet() -> None:
    sheet = (ROOT / "web/packages/ui/src/tokens.css").read_text()
    pairs = re.findall(r": light-dark\((#\w+), (#\w+)\);", sheet)
    assert set(SURFACES["light"]) <= {light for light, _ in pairs}
    assert set(SURFACES["dark"]) <= {dark for _, dark in pairs}
