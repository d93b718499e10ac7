"""What the tests of plans look at: facts of a page, and what was ordered."""

import psycopg
from playwright.sync_api import Locator, Page

from tests.web.portal.visitor import Visitors, number


def orders(visitors: Visitors, name: str, kind: str) -> list[str]:
    """The states of what was ordered, in its order."""
    asked = """SELECT o.state FROM customer_order o JOIN customer ON customer.id = o.customer_id
        WHERE customer.phone = %s AND o.kind = %s ORDER BY o.id"""
    with psycopg.connect(visitors.floor.database) as record:
        return [state for (state,) in record.execute(asked, (number(name), kind)).fetchall()]


def fact(page: Page | Locator, term: str) -> Locator:
    # What it has is looked for within it, and not from where the page or its part begins.
    whole = page if isinstance(page, Page) else page.page
    return page.locator(".facts > div", has=whole.locator(f"dt:text-is('{term}')")).locator("dd").first
