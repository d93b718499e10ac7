"""Lines and people in the portal: somebody is asked, signs in, says yes or no, and can be taken off again."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.portal.visitor import DESKTOP, PHONE, Visitors, heading

STRANGER = "robin.price@example.com"


def invite(page: Page, value: str = STRANGER) -> str:
    """The label of the line that was given."""
    button = page.get_by_role("button", name=re.compile("^Ask somebody to use")).first
    line = (button.get_attribute("aria-label") or "").removeprefix("Ask somebody to use ")
    button.click()
    page.get_by_label("Their given name").fill("Robin")
    page.get_by_label("Their family name").fill("Price")
    page.get_by_label("Their mobile number or e-mail").fill(value)
    page.get_by_role("button", name="Ask them").dblclick()
    expect(page.get_by_text("Robin Price is asked, and has until")).to_be_visible(timeout=20_000)
    return line


def sign_in(visitors: Visitors, page: Page, address: str) -> None:
    page.goto("/")
    page.get_by_label("Mobile number or e-mail").fill(address)
    page.keyboard.press("Enter")
    page.get_by_label("Six-digit code").fill(visitors.floor.read_code(address))
    page.keyboard.press("Enter")


@pytest.mark.parametrize(("holds", "uses"), [(PHONE, DESKTOP), (DESKTOP, PHONE)])
def test_somebody_is_asked_says_yes_uses_the_line_and_is_taken_off_again(
    visitors: Visitors, holds: tuple[int, int], uses: tuple[int, int]
) -> None:
    page = visitors.at("/account/people", "Kirsty", holds)
    line = invite(page)
    expect(page.get_by_text("Robin Price is asked, at r")).to_have_count(1)
    robin = visitors.floor.page(*uses)
    sign_in(visitors, robin, STRANGER)
    robin.get_by_role("link", name="See who asks").click()
    # What the holder calls the line is not told to strangers.
    asked = re.sub(r"^.* ending", "Mobile ending", line)
    expect(robin.get_by_role("heading", name=f"Kirsty Campbell asks you to use {asked}")).to_be_visible()
    robin.get_by_role("button", name="Yes, I use it").click()
    expect(robin.get_by_text(f"You use {asked} now.")).to_be_visible(timeout=20_000)
    expect(robin.get_by_role("heading", name="A line of")).to_be_visible()
    page.reload()
    back = page.get_by_role("button", name=f"Take back {line} from Robin Price")
    back.click()
    page.get_by_role("dialog").get_by_role("button", name=f"Take {line} back").click()
    expect(page.get_by_text(f"Nobody but you uses {line} from now on.")).to_be_visible(timeout=20_000)
    robin.reload()
    expect(robin.get_by_text("You have no line with us yet")).to_be_visible(timeout=20_000)


def test_who_says_no_is_signed_out_and_nothing_of_them_stays(visitors: Visitors) -> None:
    page = visitors.at("/account/people", "Noor", PHONE)
    invite(page, "no.thanks@example.com")
    robin = visitors.floor.page(*PHONE)
    sign_in(visitors, robin, "no.thanks@example.com")
    robin.get_by_role("link", name="See who asks").click()
    robin.get_by_role("button", name="No, thanks").click()
    heading(robin, "Sign in")
    expect(robin.get_by_text("Noor Ahmed hears that you said no.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name=re.compile("^Ask somebody to use")).first).to_be_visible(timeout=20_000)


def test_an_invitation_is_withdrawn(visitors: Visitors) -> None:
    page = visitors.at("/account/people", "Ana", DESKTOP)
    line = invite(page)
    page.get_by_role("button", name=f"Withdraw the invitation to {line}").click()
    page.get_by_role("dialog").get_by_role("button", name="Leave it open").click()
    page.get_by_role("button", name=f"Withdraw the invitation to {line}").click()
    page.get_by_role("button", name="Withdraw it").click()
    expect(page.get_by_text(f"Nobody is asked to use {line} any more.")).to_be_visible(timeout=20_000)
    expect(page.get_by_role("button", name=f"Ask somebody to use {line}")).to_be_visible()


def test_what_cannot_be_asked_is_said_and_what_was_typed_stays(visitors: Visitors) -> None:
    page = visitors.at("/account/people", "Petra")
    page.get_by_role("button", name=re.compile("^Ask somebody to use")).first.click()
    page.get_by_role("button", name="Ask them").click()
    expect(page.get_by_text("Enter both names")).to_be_visible()
    page.get_by_label("Their given name").fill("Robin")
    page.get_by_label("Their family name").fill("Price")
    page.get_by_label("Their mobile number or e-mail").fill("petra.vogel@example.com")
    page.get_by_role("button", name="Ask them").click()
    expect(page.get_by_text("That is your own.")).to_be_visible()
    expect(page.get_by_label("Their given name")).to_have_value("Robin")


def test_who_uses_a_line_sees_whose_it_is_and_what_each_sees(visitors: Visitors) -> None:
    page = visitors.at("/account/people", "Maya")
    expect(page.get_by_role("heading", name="A line of Noor Ahmed")).to_be_visible()
    expect(page.get_by_text("you see no bill")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Ask somebody|Take"))).to_have_count(0)
