"""No state of the desk's log-in has a fault of access or scrolls sideways: wide, narrow and at 200 %."""

import pytest
from playwright.sync_api import Page

from tests.web.desk_page import Floor
from tests.web.screens import SCHEMES, WIDTHS, log_in
from tests.web.screens.tour import Tour
from tests.web.test_chat import faults


@pytest.mark.parametrize("width", WIDTHS)
def test_no_state_of_the_log_in_has_a_fault_of_access_or_scrolls_sideways(floor: Floor, width: int) -> None:
    found: dict[str, list[str]] = {}

    def look(name: str, page: Page) -> None:
        for scheme in SCHEMES:
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            found[f"{name}, {scheme}"] = faults(page)
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            found[f"{name}, sideways"] = ["it is wider than the window"]

    log_in.see(Tour(floor, width, look))
    assert found
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
