"""Somebody who is led through the desk, and what there is to see: customers with something to say."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.talk.customer import Customer
from tests.web.desk_page import ANA, Floor

ELENA, FARID, PETRA = "+447700900105", "+447700900106", "+447700900116"
HANDED_OVER = {
    "intent": "explain_bill",
    "slots": {"bill": "November"},
    "tried": ["Compared the bill with the one before"],
    "failed": [],
}
DRAWN_ANEW = "new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(go, 50))))"
Look = Callable[[str, Page], None]


def height_of(width: int) -> int:
    """As on the screens that are so wide."""
    return {1280: 800, 768: 1024}.get(width, 400)


def resize(name: str, page: Page, width: int) -> None:
    """Where there is little room the customer goes by itself, and is asked for where that is what is looked at."""
    page.set_viewport_size({"width": width, "height": height_of(width)})
    page.evaluate(DRAWN_ANEW)
    panel = page.get_by_role("complementary", name="Customer")
    if name.startswith("customer-") and panel.count() == 0:
        page.keyboard.press("c")
        expect(panel).to_be_visible()


@dataclass(frozen=True, slots=True)
class Tour:
    floor: Floor
    width: int
    look: Look

    def page(self) -> Page:
        return self.floor.page(self.width, height_of(self.width))

    def agent(self, name: str) -> Page:
        return self.floor.agent(name, self.page())

    def customer(self, number: str | None) -> Page:
        return self.floor.customer(number, self.page())

    def shows(self, name: str, page: Page, words: str | re.Pattern[str]) -> None:
        """Looked at once it is there."""
        expect(page.get_by_text(words).first).to_be_visible(timeout=30_000)
        self.look(name, page)

    def in_line(self, number: str | None, said: Sequence[str], **asked: str) -> Customer:
        """Without a page of their own: the desk is what is looked at."""
        customer = Customer(self.floor.url)
        self.floor.others.append(customer)
        customer.conversation = customer.http.post("/v1/conversations", json={"channel": "web"}).json()
        if number is not None:
            customer.sign_in(number, self.floor.read_code)
        customer.http.post("/v1/handoffs", json={"reason": "asked_for_person"} | asked).raise_for_status()
        for text in said:
            customer.say(text)
        return customer

    def ana(self) -> Customer:
        said = ("Why is my bill so high?", "I was in Switzerland for a week, and I thought that was in my plan.")
        ana = self.in_line(ANA, said, topic="billing")
        self.floor.hand_over(ana.conversation["id"], HANDED_OVER)
        return ana

    def others(self) -> list[Customer]:
        return [
            self.in_line(ELENA, ["My internet has been off since yesterday."]),
            self.in_line(None, ["The engineer did not come, for the second time."], reason="complaint"),
            self.in_line(PETRA, ["Can I have my bill by post?"], topic="billing"),
            self.in_line(None, ["I want to bring my number with me."]),
        ]
