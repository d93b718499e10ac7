"""Pictures of what a browser shows, light and dark, and the paper that shows them."""

import io
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from tests.running import ROOT
from tests.web.test_chat import FADED_IN

PICTURES = ROOT / "docs" / "pictures"
SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Album:
    """`captions` says which pictures there are, in this order, and what is to be seen on them."""

    name: str
    paper: Path
    opening: str
    captions: Mapping[str, str]
    widths: tuple[int, ...]
    quality: int = 60
    # How wide a picture is on paper, where that is less than on the screen.
    drawn: Mapping[int, int] = field(default_factory=dict)

    def keep(self, name: str, page: Page) -> None:
        """As wide as the page is now, in both schemes."""
        if name not in self.captions:
            return
        self._place.mkdir(parents=True, exist_ok=True)
        width = page.evaluate("innerWidth")
        # Light is last: whoever walks on walks in it.
        for scheme in reversed(SCHEMES):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            page.evaluate(FADED_IN)
            taken = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide")))
            self.draw(taken.convert("RGB"), self._file_of(name, width, scheme))

    def draw(self, taken: Image.Image, to: Path) -> None:
        if wide := self.drawn.get(taken.width):
            taken = taken.resize((wide, taken.height * wide // taken.width), Image.Resampling.LANCZOS)
        taken.save(to, quality=self.quality, method=6)
        sys.stdout.write(f"{to.relative_to(ROOT)} {to.stat().st_size / 1024:.0f} kB\n")

    def write(self) -> None:
        """The paper, with what there is a picture of."""
        pictures = {name: self._pictures_of(name) for name in self.captions}
        shown = (
            f"\n## {caption}\n\n{self._shown(pictures[name], caption)}\n"
            for name, caption in self.captions.items()
            if pictures[name]
        )
        self.paper.write_text(self.opening + "".join(shown), encoding="utf-8")

    @property
    def _place(self) -> Path:
        return PICTURES / self.name

    def _file_of(self, name: str, width: int, scheme: str) -> Path:
        return self._place / f"{name}-{width}-{scheme}.webp"

    def _pictures_of(self, name: str) -> list[tuple[str, Path]]:
        all_of_it = [
            (f"{width}, {scheme}", self._file_of(name, width, scheme)) for width in self.widths for scheme in SCHEMES
        ]
        return [(words, file) for words, file in all_of_it if file.exists()]

    def _shown(self, pictures: list[tuple[str, Path]], caption: str) -> str:
        """The first in sight, the others a link away."""
        (_, first), *others = [(words, file.relative_to(self.paper.parent).as_posix()) for words, file in pictures]
        return f"![{caption}]({first})\n\n" + " · ".join(f"[{words}]({place})" for words, place in others)
