"""Draws each brand's pictures for home screens from its logo's mark: python -m tools.icons. Needs a Chromium.

The mark stands in the middle, within what is left wherever a system cuts the corners off, on white up to the edge.
"""

import sys
from pathlib import Path

from tools.browser import executable

ROOT = Path(__file__).resolve().parent.parent
SIZES = (192, 512)
# Of a circle as wide as four fifths of the picture nothing is ever cut off; this square fits into it.
SHARE = 0.56
PAGE = """<!doctype html><style>
html, body {{ margin: 0; background: #fff; }}
body {{ display: grid; place-items: center; width: {size}px; height: {size}px; }}
img {{ width: {inner}px; height: {inner}px; }}
</style><img src="{logo}#alone">"""


def main() -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        for logo in sorted((ROOT / "brands").glob("*/logo.svg")):
            for size in SIZES:
                page = browser.new_page(viewport={"width": size, "height": size})
                drawing = ROOT / "var" / "icon.html"
                drawing.write_text(PAGE.format(size=size, inner=round(size * SHARE), logo=logo.as_uri()))
                page.goto(drawing.as_uri(), wait_until="networkidle")
                page.screenshot(path=logo.with_name(f"icon-{size}.png"))
                page.close()
                sys.stdout.write(f"brands/{logo.parent.name}/icon-{size}.png\n")
        drawing.unlink()
        browser.close()


if __name__ == "__main__":
    main()
