"""Somebody else's site with the chat behind its button, and who visits it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from tests.faults.desk.people import open_for_ever
from tests.web.api_page import Site, running
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

    def leave(self) -> None:
        """Nothing of one test is left to the next."""
        for page in self.pages:
            page.context.close()
        for kept in (self.pages, self.complaints, self.asked, self.operator.given, self.operator.bad):
            kept.clear()
        self.operator.account = ""

    def of_the_chat(self) -> list[str]:
        return [url for url in self.asked if url.startswith(self.chat)]


@contextmanager
def opened(postgres: str, demo_database: str, redis_url: str, browser: Browser) -> Iterator[Shop]:
    port = free_ports(1)[0]
    url = f"http://127.0.0.1:{port}"
    with running(postgres, demo_database, redis_url, others=url) as (chat, database, operator):
        open_for_ever(database)
        served = site("127.0.0.1", port, chat=chat, operator="OptiLink")
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield Shop(url, chat, database, operator, browser)
        served.shutdown()
        served.server_close()


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
