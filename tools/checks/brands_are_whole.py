"""Every folder of brands/ has its three files, each says all that is read, and what they say fits together."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from api.brand import Brand, BrandMissing, Model, read_toml
from api.colour import ENOUGH_TO_READ, ENOUGH_TO_SEE, SURFACES, Accent, Theme, contrast, derive
from api.demo.ground import Ground
from api.demo.wares import Wares

# Where Ana's bill doubled: no plan may cover it.
TOLD_OF = "CH"
THEMES: tuple[Theme, ...] = ("light", "dark")


def problems(root: Path) -> list[str]:
    return [problem for folder in sorted((root / "brands").glob("*/")) for problem in _of(folder)]


def _of(folder: Path) -> Iterator[str]:
    place = f"brands/{folder.name}"
    brand, wrong_in_brand = _read(folder / "brand.toml", Brand)
    wares, wrong_in_wares = _read(folder / "catalogue.toml", Wares)
    ground, wrong_in_ground = _read(folder / "demo.toml", Ground)
    yield from (*wrong_in_brand, *wrong_in_wares, *wrong_in_ground)
    if brand is not None:
        yield from (f"{place}/brand.toml: {why}" for why in _unreadable(brand))
    if wares is not None:
        yield from (f"{place}/catalogue.toml: {why}" for why in _twice(wares))
    if brand is not None and wares is not None and ground is not None:
        yield from (f"{place}/catalogue.toml: {why}" for why in _astray(brand, wares, ground))


def _read(path: Path, model: type[Model]) -> tuple[Model | None, list[str]]:
    """What was read, or what is wrong in it."""
    try:
        return read_toml(path, model), []
    except BrandMissing as problem:
        return None, str(problem).splitlines()


def _unreadable(brand: Brand) -> Iterator[str]:
    for theme in THEMES:
        accent = derive(brand.colour, theme)
        for what, colour, ground, enough in _pairs(accent, theme):
            if (found := contrast(colour, ground)) < enough:
                yield (
                    f"{what} {colour} has {found:.1f} on {ground} in the {theme} theme, and needs {enough}: "
                    "choose another `colour`"
                )


def _pairs(accent: Accent, theme: Theme) -> Iterator[tuple[str, str, str, float]]:
    yield "the words on the main button,", accent.on_solid, accent.solid, ENOUGH_TO_READ
    for surface in (*SURFACES[theme], accent.soft):
        yield "the colour as text,", accent.text, surface, ENOUGH_TO_READ
        yield "the focus,", accent.focus, surface, ENOUGH_TO_SEE
    for surface in SURFACES[theme]:
        yield "the main button's edge,", accent.edge, surface, ENOUGH_TO_SEE


def _twice(wares: Wares) -> Iterator[str]:
    plans = [*dict(wares.mobile).values(), *wares.broadband.values(), *dict(wares.tv).values(), wares.landline.phone]
    for what, said in (("code", [plan.code for plan in plans]), ("name", [plan.name for plan in plans])):
        yield from (f"two plans have the {what} {one!r}" for one, count in Counter(said).items() if count > 1)


def _astray(brand: Brand, wares: Wares, ground: Ground) -> Iterator[str]:
    near, beyond = wares.abroad.near.countries, wares.abroad.beyond
    if brand.region in (*near, *beyond):
        yield f"abroad has {brand.region}, which is the brand's own country"
    if ground.holiday not in near:
        yield f"abroad.near has no {ground.holiday}, which demo.toml calls the holiday's country"
    if TOLD_OF not in beyond:
        yield f"abroad.around or abroad.far needs {TOLD_OF}: a story of the demo is told there"
    yield from (f"abroad has {one} in two zones" for one, count in Counter([*near, *beyond]).items() if count > 1)
