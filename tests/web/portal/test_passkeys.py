"""Passkeys in the portal, with a device of the browser's own making: made, shown, asked for, refused, taken away."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.web.desk_page import LOOPBACK, Floor, running
from tests.web.portal.visitor import DESKTOP, PHONE, Visitors, card_is_chosen, heading, prove

# Unlocked by its owner as soon as it is asked.
PHONE_OF_THEIRS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def whole_floor(postgres: str, demo_database: str, redis_url: str, chromium: Browser) -> Iterator[Floor]:
    """By its name: browsers bind no passkey to an address of numbers."""
    with running(postgres, demo_database, redis_url, chromium, host="localhost") as floor:
        yield floor


@dataclass
class Device:
    line: CDPSession
    name: str

    def is_unlocked(self, unlocked: bool) -> None:
        self.line.send("WebAuthn.setUserVerified", {"authenticatorId": self.name, "isUserVerified": unlocked})


def device_in(page: Page) -> Device:
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    made = line.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE_OF_THEIRS})
    return Device(line, str(made["authenticatorId"]))


def at_the_door(visitors: Visitors, size: tuple[int, int] = PHONE) -> tuple[Page, Device]:
    page = visitors.floor.page(*size)
    device = device_in(page)
    page.goto("/")
    heading(page, "Sign in")
    return page, device


def leave(page: Page) -> None:
    page.get_by_role("button", name=", more").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()


def make_one(visitors: Visitors, name: str, size: tuple[int, int] = PHONE) -> tuple[Page, Device]:
    page, device = at_the_door(visitors, size)
    prove(visitors, page, name)
    page.get_by_role("button", name="Make a passkey").click(timeout=20_000)
    expect(page.get_by_text("Next time choose")).to_be_visible(timeout=20_000)
    return page, device


@pytest.mark.parametrize(("size", "name"), [(PHONE, "Ana"), (DESKTOP, "Ben")])
def test_after_a_code_a_passkey_is_offered_and_the_next_sign_in_needs_no_code(
    visitors: Visitors, size: tuple[int, int], name: str
) -> None:
    page, _ = make_one(visitors, name, size)
    page.get_by_role("button", name="Close", exact=True).click()
    leave(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("link", name="Bills")).to_be_visible(timeout=20_000)
    expect(page.get_by_text("Next time without a code?")).to_have_count(0)


def test_what_is_offered_is_put_away_with_one_press(visitors: Visitors) -> None:
    page, _ = at_the_door(visitors)
    prove(visitors, page, "Grace")
    page.get_by_role("button", name="Not now").click(timeout=20_000)
    page.get_by_role("link", name="Bills").click()
    expect(page.get_by_text("Next time without a code?")).to_have_count(0)


def test_a_passkey_is_named_and_taken_away_and_lets_nobody_in_afterwards(visitors: Visitors) -> None:
    page, _ = make_one(visitors, "Chloe")
    page.goto("/account/security")
    page.get_by_role("button", name="Rename").click()
    page.get_by_label("What do you call it?").fill("Chloe's phone")
    page.get_by_role("button", name="Save the name").click()
    expect(page.get_by_text("It is called Chloe's phone now.")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Remove Chloe's phone").click()
    page.get_by_role("dialog").get_by_role("button", name="Keep it").click()
    page.get_by_role("button", name="Remove Chloe's phone").click()
    page.get_by_role("button", name="Remove the passkey").click()
    expect(page.get_by_text("You have none yet.")).to_be_visible(timeout=20_000)
    leave(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("Nobody is let in by it.")).to_be_visible(timeout=20_000)
    expect(page.get_by_label("Mobile number or e-mail")).to_be_visible()


def test_a_device_makes_one_for_somebody_and_not_a_second(visitors: Visitors) -> None:
    page, _ = make_one(visitors, "Dev")
    page.goto("/account/security")
    page.get_by_role("button", name="Make a passkey on this device").click()
    expect(page.get_by_text("holds a passkey of yours already")).to_be_visible(timeout=20_000)
    expect(page.get_by_role("button", name="Rename")).to_have_count(1)


def test_who_does_not_unlock_the_device_is_not_let_in_and_can_use_a_code(visitors: Visitors) -> None:
    page, device = make_one(visitors, "Elena")
    leave(page)
    device.is_unlocked(False)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("No passkey was used.")).to_be_visible(timeout=20_000)
    prove(visitors, page, "Elena")
    expect(page.get_by_role("link", name="Bills")).to_be_visible(timeout=20_000)


def test_a_proof_that_has_worn_off_is_renewed_with_the_passkey_and_what_was_begun_goes_on(visitors: Visitors) -> None:
    page, _ = make_one(visitors, "Oscar", DESKTOP)
    before = visitors.count("payment", "Oscar")
    page.goto("/pay")
    page.get_by_label("Another amount").check()
    page.get_by_label("Amount in GBP").fill("5")
    card_is_chosen(page)
    page.get_by_role("button", name="Continue with").click()
    heading(page, "Check and pay")
    visitors.wear_off("Oscar")
    page.get_by_role("button", name="Pay £5.00").click()
    page.get_by_role("dialog").get_by_role("button", name="Confirm with a passkey").click()
    expect(page.get_by_text("£5.00 is paid")).to_be_visible(timeout=20_000)
    assert visitors.count("payment", "Oscar") == before + 1


def test_somebody_else_s_passkey_does_not_go_on_with_what_was_begun(visitors: Visitors) -> None:
    page, _ = make_one(visitors, "Petra")
    leave(page)
    prove(visitors, page, "Ines")
    expect(page.get_by_role("link", name="Bills")).to_be_visible(timeout=20_000)
    page.goto("/account")
    page.get_by_role("button", name="Change name").click()
    page.get_by_label("Family name").fill("Vogel")
    visitors.wear_off("Ines")
    page.get_by_role("button", name="See what changes").click()
    page.get_by_role("button", name="Confirm with a passkey").click()
    expect(page.get_by_text("Somebody else is signed in here")).to_be_visible(timeout=20_000)


def test_where_the_address_is_mere_numbers_no_passkey_is_offered(visitors: Visitors) -> None:
    page = visitors.floor.page(*PHONE)
    page.goto(visitors.floor.url.replace("localhost", LOOPBACK))
    heading(page, "Sign in")
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_have_count(0)
    expect(page.get_by_label("Mobile number or e-mail")).to_be_visible()
