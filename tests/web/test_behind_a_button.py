"""The chat behind its button on somebody else's pages, which let in nothing but its script and its frame."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.shop_page import DESKTOP, IN_SIGHT, PHONE, Shop, asks_for_a_person, box, button, chat, open_chat, panel
from tests.web.test_chat import FADED_IN, faults


def test_nothing_but_one_small_script_is_loaded_before_it_is_opened(shop: Shop) -> None:
    page = shop.visit()
    page.wait_for_load_state("networkidle")
    assert shop.of_the_chat() == [f"{shop.chat}/chat/embed.js"]
    expect(page.locator("iframe")).to_have_count(0)
    place = button(page).bounding_box()
    assert place is not None
    assert min(place["width"], place["height"]) >= 44
    assert faults(page) == []
    open_chat(page)
    assert all(url.startswith((shop.chat, shop.url, "data:", "blob:")) for url in shop.asked)


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_it_opens_and_folds_and_the_focus_goes_along(shop: Shop, size: tuple[int, int]) -> None:
    page = shop.visit(size=size)
    open_chat(page)
    expect(button(page)).to_be_hidden()
    page.evaluate(FADED_IN)
    assert faults(page) == []
    where = panel(page).bounding_box()
    assert where is not None
    assert (where["width"], where["height"]) == (PHONE if size == PHONE else (400, 680))
    if size == DESKTOP:
        expect(box(page)).to_be_focused()
        page.keyboard.type("half a thought")
    else:
        # What it covers can't be reached meanwhile.
        assert page.evaluate("document.querySelector('.name').matches(':focus') === false")
        box(page).fill("half a thought")
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(button(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(box(page)).to_have_value("half a thought")
    chat(page).get_by_role("button", name="Close the chat").click()
    expect(panel(page)).to_be_hidden()


def test_a_link_of_the_page_opens_it_with_words_that_are_not_sent(shop: Shop) -> None:
    page = shop.visit()
    link = page.get_by_role("link", name="Ask OptiLink where it is")
    link.click()
    expect(box(page)).to_have_value("Where is my order?")
    expect(chat(page).get_by_role("article").filter(has_text="Where is my order?")).to_have_count(0)
    assert page.url == f"{shop.url}/"
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_a_script_of_the_page_opens_it_with_words(shop: Shop) -> None:
    page = shop.visit()
    page.get_by_role("button", name="Ask OptiLink about it").click()
    expect(box(page)).to_have_value("Is there an outage in S11?")
    page.evaluate("Selfcare.close()")
    expect(panel(page)).to_be_hidden()


def test_an_address_opens_it_once(shop: Shop) -> None:
    page = shop.visit("/opening-hours#selfcare=Are%20you%20open%3F")
    expect(box(page)).to_have_value("Are you open?")
    assert page.url == f"{shop.url}/opening-hours"
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    page.reload()
    expect(button(page)).to_be_visible()
    expect(panel(page)).to_be_hidden()


def test_it_goes_along_from_page_to_page_and_takes_the_focus_from_nobody(shop: Shop) -> None:
    page = shop.visit()
    open_chat(page)
    ask_in(page, "is there an outage")
    for go in (page.reload, page.get_by_role("link", name="Opening hours").click):
        go()
        expect(chat(page).get_by_role("article").filter(has_text="is there an outage")).to_have_count(1)
        assert page.evaluate("document.activeElement === document.body")
    tab = page.context.new_page()
    tab.goto(shop.url)
    expect(button(tab)).to_be_visible()
    expect(tab.locator("iframe")).to_have_count(0)
    # On a page of the product's own it is the same conversation.
    tab.goto(f"{shop.chat}/chat/")
    expect(tab.get_by_role("article").filter(has_text="is there an outage")).to_have_count(1)


def ask_in(page: Page, text: str) -> None:
    box(page).fill(text)
    box(page).press("Enter")
    expect(chat(page).get_by_role("article").filter(has_text=text)).to_have_count(1)


def test_what_comes_while_it_is_folded_stands_on_the_button_until_it_is_opened(shop: Shop) -> None:
    page = shop.visit()
    open_chat(page)
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    asks_for_a_person(page, shop)
    news = page.get_by_role("button", name="Chat with OptiLink, 1 new")
    expect(news).to_be_visible()
    expect(page.get_by_text("An answer waits in the chat.")).to_be_visible()
    page.get_by_role("link", name="Opening hours").click()
    expect(news).to_be_visible()
    news.click()
    expect(chat(page).get_by_text(IN_SIGHT)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Chat with OptiLink", exact=True)).to_be_visible()
