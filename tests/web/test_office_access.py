"""No screen of an admin has a fault of access, in either theme, wide or narrow."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.desk_page import PASSWORD, Floor
from tests.web.test_chat import faults
from tests.web.test_office import go_to, log_in


def faults_of_people(admin: Page) -> list[str]:
    go_to(admin, "p", "People")
    expect(admin.get_by_role("table")).to_be_visible()
    found = faults(admin)
    admin.get_by_role("button", name="Take somebody on").click()
    admin.get_by_role("button", name="Take somebody on").click()
    expect(admin.get_by_text("2 things to fix")).to_be_visible()
    found += faults(admin)
    admin.get_by_role("button", name="Back to the list").click()
    admin.get_by_role("button", name="Priya Raman").click()
    admin.get_by_role("button", name="New link for the password").click()
    return found + faults(admin)


def faults_of_teams(admin: Page) -> list[str]:
    admin.get_by_role("button", name="Teams").click()
    expect(admin.get_by_role("table")).to_be_visible()
    found = faults(admin)
    admin.get_by_role("table").get_by_role("button").first.click()
    admin.get_by_label("Monday").fill("later")
    admin.get_by_role("button", name="Save changes").click()
    expect(admin.get_by_text("1 thing to fix")).to_be_visible()
    return found + faults(admin)


def faults_of_own(admin: Page) -> list[str]:
    found: list[str] = []
    for name in ("Change your password", "Set up a second factor"):
        admin.get_by_role("button", name="Settings").click()
        found += faults(admin)
        admin.get_by_role("button", name=name).click()
        expect(admin.get_by_role("heading", name=name)).to_be_visible()
        found += faults(admin)
        admin.keyboard.press("Escape")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 768])
def test_no_screen_of_an_admin_has_a_fault_of_access_or_scrolls_sideways(floor: Floor, scheme: str, width: int) -> None:
    admin = floor.page(width, 900)
    admin.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    admin.goto("/desk")
    log_in(admin, "owen@optilink.example.com", PASSWORD)
    found = faults_of_people(admin)
    found += faults_of_teams(admin) + faults_of_own(admin)
    assert found == []
    assert admin.evaluate("document.documentElement.scrollWidth <= innerWidth")
