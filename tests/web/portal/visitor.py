"""A customer on the portal's pages: known from before, or at the door."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg
from playwright.sync_api import Page, Route, expect
from redis import Redis

from api.systems.faults import KEY, Fault
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
    "Noor": "114",
    "Oscar": "115",
    "Petra": "116",
    "Quinn": "117",
}


@dataclass
class Visitors:
    """Signs everybody in once: codes for one number are limited, as they should be."""

    floor: Floor
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)

    def at(self, path: str, name: str, size: tuple[int, int] = PHONE, *, keeps: bool = False) -> Page:
        """On a page, signed in."""
        page = self.floor.page(*size, keeps=keeps)
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
        return self._count(f"{table} JOIN account ON account.id = {table}.account_id", name)

    def count_of_lines(self, table: str, name: str) -> int:
        """Of the rows that belong to the lines of the customer's account."""
        lines = f"{table} JOIN service ON service.id = {table}.service_id"
        return self._count(f"{lines} JOIN account ON account.id = service.account_id", name)

    def _count(self, rows: str, name: str) -> int:
        asked = f"""SELECT count(*) FROM {rows} JOIN customer ON customer.id = account.holder_id
            WHERE customer.phone = %s"""
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


def card_is_chosen(page: Page) -> None:
    """One amount and one card: cards come after what is owed, and nothing goes on before."""
    expect(page.get_by_role("radio", checked=True)).to_have_count(2, timeout=20_000)


def fits(page: Page) -> bool:
    """Nothing has to be scrolled sideways."""
    page.evaluate(FADED_IN)
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@contextmanager
def unwell(visitors: Visitors, system: str, read: Callable[[], object]) -> Iterator[None]:
    """A back office that answers nobody, and is well again afterwards: `read` says so once it is no longer stale."""
    with Redis.from_url(visitors.floor.redis_url) as redis:
        redis.hset(KEY, system, Fault.down.value)
        # The api looks for faults now and then.
        wait_until(lambda: read() is True, f"the {system} system is said to be away")
        try:
            yield
        finally:
            redis.hdel(KEY, system)
            wait_until(lambda: read() is False, f"the {system} system is back")


def wait_until(is_so: Callable[[], bool], what: str, seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, f"not within {seconds:.0f} s: {what}"
        time.sleep(0.3)


def lose_the_first_answer() -> Callable[[Route], None]:
    """The server does it, and nobody hears of it. Whatever is asked afterwards has to be the same."""
    asked: list[str] = []

    def handle(route: Route) -> None:
        if route.request.method not in ("POST", "DELETE"):
            route.continue_()
            return
        asked.append(route.request.headers["idempotency-key"])
        assert len(set(asked)) == 1
        if len(asked) > 1:
            route.continue_()
            return
        route.fetch()
        route.abort()

    return handle
