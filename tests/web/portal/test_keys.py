"""Without a mouse, from the door to a bill that is paid: where the focus is can be seen at every stop."""

import pytest
from playwright.sync_api import expect

from tests.web.by_keys import ByKeys
from tests.web.portal.visitor import DESKTOP, PHONE, Visitors, card_is_chosen, heading, number

PAYS = [(PHONE, "Chloe", "£61.00"), (DESKTOP, "Oscar", "£42.10")]


@pytest.mark.parametrize(("size", "name", "owed"), PAYS)
def test_from_the_door_to_a_paid_bill(visitors: Visitors, size: tuple[int, int], name: str, owed: str) -> None:
    page = visitors.floor.page(*size)
    keys = ByKeys(page)
    page.goto("/bills")
    heading(page, "Sign in")
    keys.go_to(page.get_by_label("Mobile number or e-mail"))
    keys.type(number(name))
    keys.press("Enter")
    keys.is_at(page.get_by_label("Six-digit code"))
    keys.type(visitors.floor.read_code(number(name)))
    keys.press("Enter")
    pay = page.get_by_role("link", name=f"Pay {owed}", exact=True)
    expect(pay).to_be_visible(timeout=20_000)
    keys.go_to(pay)
    keys.press("Enter")
    heading(page, f"You owe {owed}")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    go_on = keys.button(f"Continue with {owed}")
    card_is_chosen(page)
    keys.go_to(go_on)
    keys.press("Enter")
    heading(page, "Check and pay")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    keys.go_to(keys.button(f"Pay {owed}"))
    keys.press("Enter")
    expect(page.get_by_text(f"{owed} is paid")).to_be_visible(timeout=20_000)
    keys.go_to(page.get_by_role("link", name="Back to Home"))
    keys.press("Enter")
    expect(page).to_have_url(f"{visitors.floor.url}/")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
