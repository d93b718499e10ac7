"""Every brand has a logo for light pages and one for dark ones, which stand out there and do nothing but be seen."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from api.brand import LOGOS
from api.colour import ENOUGH_TO_READ, ENOUGH_TO_SEE, SURFACES, Theme, contrast

MOST_BYTES = 8 * 1024
SVG = "{http://www.w3.org/2000/svg}"
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
GROUPS = frozenset({"svg", "g"})
SHAPES = frozenset({"path", "circle", "ellipse", "rect", "line", "polygon", "polyline"})
SILENT = frozenset({"title", "view"})
# What each part needs, as WCAG 2 has it for drawings and for words.
PARTS = {"mark": ENOUGH_TO_SEE, "word": ENOUGH_TO_READ}
# SVG's own: filled in black, without a line.
UNSAID = {"fill": "#000000", "stroke": "none"}


def problems(root: Path) -> list[str]:
    return [
        f"brands/{folder.name}/{name}: {why}"
        for folder in sorted((root / "brands").glob("*/"))
        for theme, name in LOGOS.items()
        for why in _faults(folder / name, theme)
    ]


def _faults(logo: Path, theme: Theme) -> Iterator[str]:
    if not logo.is_file():
        yield f"is not there: draw the mark and the name for {theme} pages, as brands/optilink has them"
        return
    if logo.stat().st_size > MOST_BYTES:
        yield f"is larger than {MOST_BYTES} bytes: draw it with fewer points"
    try:
        drawing = ElementTree.fromstring(logo.read_text(encoding="utf-8"))
    except ElementTree.ParseError as error:
        yield f"is no SVG: {error}"
        return
    yield from _strange(drawing)
    if drawing.find(f"{SVG}view[@id='alone']") is None:
        yield 'needs <view id="alone" viewBox="…"/> around the mark, which stands alone where there is little room'
    for part, enough in PARTS.items():
        group = drawing.find(f"{SVG}g[@id='{part}']")
        if group is None:
            yield f'needs a <g id="{part}"> around its {part}'
        else:
            colours = sorted(set(_colours(group, UNSAID)))
            yield from (why for colour in colours for why in _lost(part, colour, theme, enough))


def _strange(drawing: ElementTree.Element) -> Iterator[str]:
    """A picture that a browser is sent may hold neither a script nor an address."""
    for element in drawing.iter():
        name = element.tag.removeprefix(SVG)
        if name not in GROUPS | SHAPES | SILENT:
            yield f"has a <{name}>: draw with paths and simple shapes, and letters as paths too"
        for attribute in element.attrib:
            if attribute.startswith("on") or attribute.endswith("href") or attribute in {"style", "class"}:
                yield f"has {attribute} on a <{name}>: write fill and stroke on the shapes themselves"


def _colours(element: ElementTree.Element, inherited: dict[str, str]) -> Iterator[str]:
    own = {name: element.get(name, before) for name, before in inherited.items()}
    if element.tag.removeprefix(SVG) in SHAPES:
        yield from (colour for colour in own.values() if colour != "none")
    for inner in element:
        yield from _colours(inner, own)


def _lost(part: str, colour: str, theme: Theme, enough: float) -> Iterator[str]:
    if not COLOUR.fullmatch(colour):
        yield f"its {part} has the colour {colour!r}: write it as #1D5BD0"
        return
    least = min((contrast(colour, surface), surface) for surface in SURFACES[theme])
    if least[0] < enough:
        yield f"its {part} in {colour} has a contrast of {least[0]:.1f} on {least[1]}, and needs {enough}"
