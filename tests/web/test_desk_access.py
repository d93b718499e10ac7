"""No screen of the desk has a fault of access, scrolls sideways or cuts anything off: wide, narrow and at 200 %."""

import pytest
from playwright.sync_api import Page

from tests.web.album import SCHEMES
from tests.web.desk_page import Floor
from tests.web.screens import PARTS, WIDTHS
from tests.web.screens.tour import Tour, resize
from tests.web.test_chat import faults

# At 200 % a window of 1280 by 800 has half of both.
ZOOMED = 640
# Whatever can be used has to be in sight once somebody goes to it, and under nothing else; what is written is not cut.
CUT_OFF = """() => {
  const root = document.querySelector("dialog[open]") ?? document.body;
  const isShown = (one) => one.checkVisibility({ visibilityProperty: true })
    && one.closest(".spoken, [hidden]") === null;
  const name = (one) => one.outerHTML.slice(0, 120);
  const seen = (one) => {
    one.scrollIntoView({ block: "nearest", inline: "nearest" });
    const box = one.getBoundingClientRect();
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    return box.left > -1 && box.right < innerWidth + 1 && [0.1, 0.5, 0.9].some((share) => {
      const found = document.elementFromPoint(left + (right - left) * share, top + (bottom - top) * share);
      return found !== null && (one.contains(found) || found.contains(one));
    });
  };
  const used = [...root.querySelectorAll("button, input, select, textarea, a[href], summary")].filter(isShown);
  const cut = [...root.querySelectorAll("*")].filter((one) => isShown(one) && one.children.length === 0
    && ["hidden", "clip"].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1
    && one.clientWidth > 1);
  return [...used.filter((one) => !seen(one)).map((one) => `out of reach: ${name(one)}`),
          ...cut.map((one) => `cut off: ${name(one)}`)];
}"""
# Somebody who types sees what they type.
CRAMPED = """() => {
  const box = document.querySelector(".composer textarea");
  if (box === null || document.querySelector("dialog[open]") !== null) return [];
  box.scrollIntoView({ block: "nearest" });
  const { top, bottom, width } = box.getBoundingClientRect();
  const isUsable = top >= 0 && bottom <= innerHeight && bottom - top >= 44 && width >= 280;
  return isUsable ? [] : [`the box is ${width} wide, from ${top} to ${bottom}`];
}"""
WIDE = "document.documentElement.scrollWidth <= innerWidth ? [] : ['it is wider than the window']"


def faults_at(name: str, page: Page, width: int) -> list[str]:
    resize(name, page, width)
    found: list[str] = page.evaluate(WIDE)
    if width == ZOOMED:
        found += page.evaluate(CUT_OFF) + page.evaluate(CRAMPED)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found += [f"{scheme}: {fault}" for fault in faults(page)]
    return found


@pytest.mark.parametrize("part", PARTS)
def test_no_state_has_a_fault_of_access_is_cut_off_or_scrolls_sideways(floor: Floor, part: str) -> None:
    found: dict[str, list[str]] = {}

    def look(name: str, page: Page) -> None:
        for width in reversed(WIDTHS):
            found[f"{name} at {width}"] = faults_at(name, page, width)

    PARTS[part](Tour(floor, WIDTHS[0], look))
    assert found
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
