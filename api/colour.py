"""From an operator's one colour, every colour that wears it, as the pages work them out (web/packages/ui/src/brand.ts).

What is printed and what is checked needs them too. tests/contract/accents.json keeps both sides the same.
"""

import math
from dataclasses import dataclass
from typing import Literal

ENOUGH_TO_READ, ENOUGH_TO_SEE = 4.5, 3.0
WHITE, BLACK = "#ffffff", "#000000"
# Chroma is given up in steps until a screen can show the colour.
STEP_OF_CHROMA = 0.002
ALMOST = 0.0005
# How much of the paper is mixed into the brand's colour behind a bill's boxes.
TINT = 0.92

Triple = tuple[float, float, float]
Theme = Literal["light", "dark"]
# Every surface that accent text may stand on.
SURFACES: dict[Theme, tuple[str, ...]] = {
    "light": ("#f5f6f8", "#ffffff", "#ebeef2"),
    "dark": ("#0e1115", "#161a20", "#1f252d", "#0a0c0f"),
}
# Lightness and most chroma of the fill behind the customer's own words, and which way to walk for more contrast.
_SOFT: dict[Theme, tuple[float, float]] = {"light": (0.949, 0.022), "dark": (0.283, 0.055)}
_STEP: dict[Theme, float] = {"light": -0.005, "dark": 0.005}


@dataclass(frozen=True, slots=True)
class Oklch:
    lightness: float
    chroma: float
    hue: float


@dataclass(frozen=True, slots=True)
class Accent:
    """As the web's of the same name: the colour itself, what is read on it, and where it is lost, its edge."""

    solid: str
    on_solid: str
    edge: str
    text: str
    focus: str
    soft: str


def derive(colour: str, theme: Theme) -> Accent:
    brand, (lightness, most) = _to_oklch(colour), _SOFT[theme]
    soft = _to_hex(Oklch(lightness, min(brand.chroma, most), brand.hue))
    surfaces = (*SURFACES[theme], soft)
    focus = _walk(brand, _STEP[theme], surfaces, ENOUGH_TO_SEE)
    is_lost = any(contrast(colour, surface) < ENOUGH_TO_SEE for surface in SURFACES[theme])
    return Accent(
        solid=colour,
        on_solid=WHITE if contrast(colour, WHITE) >= ENOUGH_TO_READ else BLACK,
        edge=focus if is_lost else colour,
        text=_walk(brand, _STEP[theme], surfaces, ENOUGH_TO_READ),
        focus=focus,
        soft=soft,
    )


def ink(colour: str) -> str:
    """The colour as it can be read on paper, and on a light tint of itself: untouched where it is dark enough."""
    papers = (WHITE, _mixed(colour, WHITE, TINT))
    if all(contrast(colour, paper) >= ENOUGH_TO_READ for paper in papers):
        return colour
    return _walk(_to_oklch(colour), _STEP["light"], papers, ENOUGH_TO_READ)


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white), as WCAG 2 counts."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _walk(brand: Oklch, step: float, surfaces: tuple[str, ...], enough: float) -> str:
    """Keeps the hue and walks the lightness until the colour stands out enough on all of them."""
    lightness = brand.lightness
    while 0 < lightness < 1:
        colour = _to_hex(Oklch(lightness, brand.chroma, brand.hue))
        if all(contrast(colour, surface) >= enough for surface in surfaces):
            return colour
        lightness += step
    return BLACK if step < 0 else WHITE


def _channels(colour: str) -> Triple:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _mixed(colour: str, paper: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(paper), strict=True)
    return "#" + "".join(f"{_byte(one * (1 - share) + other * share):02x}" for one, other in pairs)


def _byte(value: float) -> int:
    return math.floor(255 * min(1.0, max(0.0, value)) + 0.5)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _gamma(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)


def _luminance(colour: str) -> float:
    red, green, blue = map(_linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _to_oklch(colour: str) -> Oklch:
    r, g, b = map(_linear, _channels(colour))
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    middle = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short
    red_green = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short
    yellow_blue = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short
    return Oklch(lightness, math.hypot(red_green, yellow_blue), math.atan2(yellow_blue, red_green))


def _to_linear(colour: Oklch) -> Triple:
    red_green, yellow_blue = colour.chroma * math.cos(colour.hue), colour.chroma * math.sin(colour.hue)
    long = (colour.lightness + 0.3963377774 * red_green + 0.2158037573 * yellow_blue) ** 3
    middle = (colour.lightness - 0.1055613458 * red_green - 0.0638541728 * yellow_blue) ** 3
    short = (colour.lightness - 0.0894841775 * red_green - 1.291485548 * yellow_blue) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
    )


def _is_showable(colour: Triple) -> bool:
    return all(-ALMOST <= value <= 1 + ALMOST for value in colour)


def _to_hex(colour: Oklch) -> str:
    """The nearest colour a screen can show: hue and lightness stay, chroma gives way."""
    chroma = colour.chroma
    while chroma > 0 and not _is_showable(_to_linear(Oklch(colour.lightness, chroma, colour.hue))):
        chroma -= STEP_OF_CHROMA
    shown = _to_linear(Oklch(colour.lightness, max(0.0, chroma), colour.hue))
    return "#" + "".join(f"{_byte(_gamma(max(0.0, value))):02x}" for value in shown)
