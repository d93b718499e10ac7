"""The chat on an operator's own page, in a real browser: whoever is signed in there is known, and nobody else is."""

from collections.abc import Iterator

import psycopg
import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.api.identity.signing import signed
from tests.web.api_page import Site, running
from tests.web.test_chat import faults

Served = tuple[str, str, Site]


@pytest.fixture(scope="module")
def served(postgres: str, demo_database: str, redis_url: str) -> Iterator[Served]:
    with running(postgres, demo_database, redis_url) as found:
        yield found


@pytest.fixture
def site(served: Served) -> Site:
    _, _, site = served
    site.account, site.given[:], site.bad[:] = "", [], []
    return site


@pytest.fixture
def host(chromium: Browser, site: Site) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 780}, locale="en-GB")
    yield context.new_page()
    context.close()


def account_of(served: Served, digits: str) -> str:
    asked = "SELECT number FROM account JOIN customer ON customer.id = holder_id WHERE phone = %s"
    with psycopg.connect(served[1]) as connection:
        row = connection.execute(asked, (f"+447700900{digits}",)).fetchone()
    assert row
    return str(row[0])


def chat(host: Page) -> FrameLocator:
    return host.frame_locator("iframe")


def test_who_is_signed_in_at_the_site_is_known_in_the_chat(served: Served, site: Site, host: Page) -> None:
    site.account = account_of(served, "101")
    host.goto(site.url)
    expect(chat(host).get_by_text("Signed in as Ana Brown").first).to_be_visible()
    assert len(site.given) == 1
    assert site.given[0] not in " ".join(frame.url for frame in host.frames)
    assert faults(host) == []


def test_nobody_signed_in_at_the_site_is_nobody_in_the_chat(site: Site, host: Page) -> None:
    host.goto(site.url)
    expect(chat(host).get_by_text("Connected")).to_be_visible()
    expect(chat(host).get_by_text("Signed in as")).to_have_count(0)


def test_a_stale_token_is_asked_for_anew(served: Served, site: Site, host: Page) -> None:
    site.account = account_of(served, "101")
    site.bad = [signed(site.account, iat=1_700_000_000, exp=1_700_000_060)]
    host.goto(site.url)
    expect(chat(host).get_by_text("Signed in as Ana Brown").first).to_be_visible()
    assert len(site.given) == 2


def test_a_forged_token_signs_nobody_in_and_the_chat_works(served: Served, site: Site, host: Page) -> None:
    site.bad = [signed(account_of(served, "101"), "a secret that somebody has made up themselves")]
    host.goto(site.url)
    expect(chat(host).get_by_text("Connected")).to_be_visible()
    expect(chat(host).get_by_text("Signed in as")).to_have_count(0)


def test_another_customer_at_the_site_finds_nothing_of_the_one_before(served: Served, site: Site, host: Page) -> None:
    site.account = account_of(served, "101")
    host.goto(site.url)
    expect(chat(host).get_by_text("Signed in as Ana Brown").first).to_be_visible()
    site.account = account_of(served, "102")
    host.reload()
    expect(chat(host).get_by_text("Signed in as Ben Okafor").first).to_be_visible()
    expect(chat(host).get_by_text("Ana Brown")).to_have_count(0)


def test_the_site_s_own_sign_out_signs_out_of_the_chat(served: Served, site: Site, host: Page) -> None:
    site.account = account_of(served, "101")
    host.goto(site.url)
    expect(chat(host).get_by_text("Signed in as Ana Brown").first).to_be_visible()
    site.account = ""
    host.evaluate("chat.signOut()")
    expect(chat(host).get_by_text("Connected")).to_be_visible()
    expect(chat(host).get_by_text("Signed in as")).to_have_count(0)


def test_a_site_that_is_not_named_shows_nothing_of_it(served: Served, site: Site, host: Page) -> None:
    """The same page under another name, which the operator has not given."""
    site.account = account_of(served, "101")
    host.goto(site.url.replace("127.0.0.1", "localhost"))
    host.wait_for_load_state("networkidle")
    assert site.given == []
    expect(chat(host).get_by_role("log")).to_have_count(0)
