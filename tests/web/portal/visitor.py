"""A customer on the portal's pages: known from before, or at the door."""

from dataclasses import dataclass, field

import psycopg
from playwright.sync_api import Page, expect

from tests.web.desk_page import Floor
from tests.web.test_chat import FADED_IN

PHONE = (390, 780)
DESKTOP = (1280, 900)
SIZES = [PHONE, DESKTOP]
NUMBERS = {
    "Ana": "101",
    "Ben": "102",
    "Chloe": "103",
    "Dev": "104",
    "Elena": "105",
    "Farid": "106",
    "Grace": "107",
    "Hugo": "108",
    "Ines": "109",
    "Jamal": "110",
    "Kirsty": "111",
    "Liam": "112",
    "Maya": "113",
    "Oscar": "115",
    "Petra": "116",
}


@dataclass
class Visitors:
    """Signs everybody in once: codes for one number are limited, as they should be."""

    floor: Floor
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)

    def at(self, path: str, name: str, size: tuple[int, int] = PHONE) -> Page:
        """On a page, signed in."""
        page = self.floor.page(*size)
        if name not in self.cookies:
            self.cookies[name] = self._sign_in(page, number(name))
        for cookie, value in self.cookies[name].items():
            page.context.add_cookies([{"name": cookie, "value": value, "url": self.floor.url}])
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=20_000)
        return page

    def _sign_in(self, page: Page, number: str) -> dict[str, str]:
        opened = page.request.post("/v1/conversations", data={"channel": "web"}).json()
        path = f"/v1/conversations/{opened['id']}/sign-in"
        assert page.request.post(f"{path}/codes", data={"address": number}).ok
        assert page.request.post(path, data={"code": self.floor.read_code(number)}).ok
        return {cookie.get("name", ""): cookie.get("value", "") for cookie in page.context.cookies()}

    def wear_off(self, name: str) -> None:
        """The quarter of an hour in which a code proves who they are is over."""
        asked = """UPDATE browser_session SET verified_until = now() - interval '1 second'
            WHERE customer_id = (SELECT id FROM customer WHERE phone = %s)"""
        with psycopg.connect(self.floor.database, autocommit=True) as record:
            record.execute(asked, (number(name),))

    def count(self, table: str, name: str) -> int:
        """Of the rows that belong to the customer's account."""
        asked = f"""SELECT count(*) FROM {table} JOIN account ON account.id = {table}.account_id
            JOIN customer ON customer.id = account.holder_id WHERE customer.phone = %s"""
        with psycopg.connect(self.floor.database) as record:
            row = record.execute(asked, (number(name),)).fetchone()
        assert row is not None
        return int(row[0])


def number(name: str) -> str:
    return f"+447700900{NUMBERS[name]}"


def prove(visitors: Visitors, page: Page, name: str) -> None:
    """Enters a fresh code where it is asked for."""
    page.get_by_label("Mobile number or e-mail").fill(number(name))
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Six-digit code").fill(visitors.floor.read_code(number(name)))
    page.keyboard.press("Enter")


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words, timeout=20_000)


def fits(page: Page) -> bool:
    """Nothing has to be scrolled sideways."""
    page.evaluate(FADED_IN)
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
