"""The chat behind its button on somebody else's pages, which let in nothing but its script and its frame."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from tests.web.api_page import Site, running
from tests.web.test_chat import FADED_IN, faults
from tests.web.test_on_other_pages import account_of
from tools.ports import free_ports
from tools.shop.site import site

DESKTOP, PHONE = (1280, 800), (360, 740)
# Of the pages and of the frames in them.
REFUSALS = """addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  console.error(`refused by the content policy: ${violatedDirective} ${blockedURI}`))"""
IN_SIGHT = "Connected"


@dataclass
class Shop:
    """Somebody else's site; `chat` is where the product is."""

    url: str
    chat: str
    database: str
    operator: Site
    browser: Browser
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)

    def visit(self, path: str = "/", size: tuple[int, int] = DESKTOP) -> Page:
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="en-GB", has_touch=size == PHONE
        )
        context.add_init_script(REFUSALS)
        page = context.new_page()
        self.pages.append(page)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self.complaints.append(line.text) if "policy" in line.text.lower() else None)
        page.goto(self.url + path)
        return page

    def of_the_chat(self) -> list[str]:
        return [url for url in self.asked if url.startswith(self.chat)]


@pytest.fixture(scope="module")
def shops(postgres: str, demo_database: str, redis_url: str, chromium: Browser) -> Iterator[Shop]:
    port = free_ports(1)[0]
    url = f"http://127.0.0.1:{port}"
    with running(postgres, demo_database, redis_url, others=url) as (chat, database, operator):
        served = site("127.0.0.1", port, chat=chat, operator="OptiLink")
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield Shop(url, chat, database, operator, chromium)
        served.shutdown()
        served.server_close()


@pytest.fixture
def shop(shops: Shop) -> Iterator[Shop]:
    shops.complaints.clear()
    shops.asked.clear()
    shops.operator.account, shops.operator.given[:], shops.operator.bad[:] = "", [], []
    yield shops
    for page in shops.pages:
        page.context.close()
    shops.pages.clear()
    assert shops.complaints == []


def button(page: Page) -> Locator:
    return page.get_by_role("button", name="Chat with OptiLink")


def panel(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Chat with OptiLink")


def chat(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def box(page: Page) -> Locator:
    return chat(page).get_by_role("textbox", name="Message")


def open_chat(page: Page) -> None:
    button(page).click()
    expect(chat(page).get_by_text(IN_SIGHT)).to_be_visible()


def asks_for_a_person(page: Page, shop: Shop) -> None:
    """What the line says of it is an answer that comes by itself."""
    asked = page.request.post(f"{shop.chat}/v1/handoffs", data={"reason": "asked_for_person", "topic": "billing"})
    assert asked.ok


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
    page.wait_for_timeout(500)
    assert inner.evaluate("tones") > 2
