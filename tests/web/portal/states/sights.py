"""What there is to be looked at: the portal with its visitors, and somebody else's site with the chat on it."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.web.portal.visitor import DESKTOP, Visitors


@dataclass(frozen=True, slots=True)
class Sights:
    visitors: Visitors
    shop: str

    def at(self, path: str, who: str) -> Page:
        page = self.visitors.at(path, who, DESKTOP)
        loaded(page)
        return page


Way = Callable[[Sights], Page]


def proven(sights: Sights, path: str, who: str) -> Page:
    """Signed in anew: what costs money wants a proof that is not a quarter of an hour old."""
    sights.visitors.cookies.pop(who, None)
    return sights.at(path, who)


def loaded(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=20_000)
    expect(page.locator("[aria-busy=true]")).to_have_count(0, timeout=20_000)
