"""The chat on somebody else's page: as that looks and speaks, known there, quiet, and honest when out of reach."""

import pytest
from playwright.sync_api import expect

from tests.web.shop_page import DESKTOP, IN_SIGHT, PHONE, Shop, asks_for_a_person, button, chat, open_chat, panel
from tests.web.test_chat import FADED_IN, faults
from tests.web.test_on_other_pages import account_of


@pytest.mark.parametrize(("direction", "side"), [("ltr", "right"), ("rtl", "left")])
def test_it_stands_where_lines_end_on_that_page(shop: Shop, direction: str, side: str) -> None:
    page = shop.visit()
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    place = button(page).bounding_box()
    assert place is not None
    assert (place["x"] > DESKTOP[0] / 2) == (side == "right")
    open_chat(page)
    assert chat(page).locator("html").get_attribute("dir") == direction


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_as_light_or_dark_as_the_page(shop: Shop, scheme: str) -> None:
    page = shop.visit()
    page.evaluate(f"document.documentElement.style.colorScheme = '{scheme}'")
    open_chat(page)
    expect(chat(page).locator("html")).to_have_attribute("data-theme", scheme)
    other = "dark" if scheme == "light" else "light"
    page.evaluate(f"document.documentElement.style.colorScheme = '{other}'")
    expect(chat(page).locator("html")).to_have_attribute("data-theme", other)
    page.evaluate(FADED_IN)
    assert faults(page) == []


def test_a_long_language_from_the_right_fits_on_a_phone(shop: Shop) -> None:
    page = shop.visit(size=PHONE)
    page.goto(f"{shop.operator.url}/in-a-made-up-language")
    button(page).click()
    message = chat(page).get_by_role("textbox")
    expect(message).to_be_visible()
    assert "[Méššàgé" in str(message.get_attribute("aria-label"))
    assert chat(page).locator("html").get_attribute("dir") == "rtl"
    inner = next(frame for frame in page.frames if frame.url.startswith(f"{shop.chat}/chat/"))
    assert inner.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []


def test_where_it_can_t_be_reached_the_page_says_so_and_how_to_call(shop: Shop) -> None:
    page = shop.visit()
    page.route(f"{shop.chat}/chat/**", lambda route: route.abort())
    button(page).click()
    expect(panel(page).get_by_text("can't be reached")).to_be_visible()
    expect(panel(page).get_by_role("link", name="0800 555 0100")).to_be_visible()
    assert faults(page) == []
    page.unroute_all()
    panel(page).get_by_role("button", name="Try again").click()
    expect(chat(page).get_by_text(IN_SIGHT)).to_be_visible()


def test_whoever_signs_in_on_the_page_is_known_in_the_chat_and_out_again_with_it(shop: Shop) -> None:
    page = shop.visit()
    page.goto(f"{shop.operator.url}/behind-a-button")
    open_chat(page)
    expect(chat(page).get_by_text("Signed in as")).to_have_count(0)
    shop.operator.account = account_of((shop.chat, shop.database, shop.operator), "101")
    page.evaluate("signIn()")
    expect(chat(page).get_by_text("Signed in as Ana Brown").first).to_be_visible()
    assert shop.operator.given[0] not in " ".join(frame.url for frame in page.frames)
    page.evaluate("signOut()")
    expect(chat(page).get_by_text("Signed in as")).to_have_count(0)


def test_a_sound_comes_only_to_whoever_wants_it(shop: Shop) -> None:
    page = shop.visit()
    page.context.add_init_script(
        "window.tones = 0; const start = OscillatorNode.prototype.start;"
        "OscillatorNode.prototype.start = function (...when) { window.tones += 1; return start.apply(this, when); };"
    )
    page.reload()
    open_chat(page)
    inner = next(frame for frame in page.frames if frame.url.startswith(f"{shop.chat}/chat/"))
    asks_for_a_person(page, shop)
    expect(chat(page).get_by_role("article").last).to_be_visible()
    expect(chat(page).get_by_role("region", name="Waiting for a person")).to_be_visible()
    assert inner.evaluate("tones") == 0
    chat(page).get_by_role("button", name="Settings").click()
    chat(page).get_by_label("Play a short sound when an answer comes").check()
    assert inner.evaluate("tones") == 2
    chat(page).get_by_role("button", name="Close", exact=True).click()
    chat(page).get_by_role("button", name="Back to assistant").click()
    expect(chat(page).get_by_role("region", name="Waiting for a person")).to_have_count(0)
    expect(chat(page).locator(".event").last).to_contain_text("assistant")
    assert inner.evaluate("tones") > 2
