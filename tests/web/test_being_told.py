"""Being told while the page is closed: asked for after a reason, shown by a real browser, and off again."""

import json
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.api.letters.browsers import KEYS
from tests.web.api_page import Site, running
from tests.web.test_chat import ask, faults

Served = tuple[str, str, Site]
# The push services are out of reach, so the browser's own asking them is stood in for. All else is the browser's.
ASKED = """(() => {
  let asked = JSON.parse(localStorage.getItem("asked") ?? "null");
  const as = (told) => told && { ...told, toJSON: () => told, unsubscribe: async () => {
    asked = null; localStorage.removeItem("asked"); return true; } };
  PushManager.prototype.subscribe = async function (options) {
    asked = { endpoint: "https://fcm.googleapis.com/fcm/send/" + crypto.randomUUID(), keys: KEYS };
    localStorage.setItem("asked", JSON.stringify(asked));
    localStorage.setItem("askedWith", JSON.stringify(options));
    return as(asked);
  };
  PushManager.prototype.getSubscription = async () => as(asked);
  const request = Notification.requestPermission.bind(Notification);
  Notification.requestPermission = async () => { window.permissionAsked = true; return request(); };
})()""".replace("KEYS", json.dumps(KEYS))


@pytest.fixture(scope="module")
def served(postgres: str, demo_database: str, redis_url: str) -> Iterator[Served]:
    with running(postgres, demo_database, redis_url) as found:
        yield found


@pytest.fixture
def context(chromium: Browser, served: Served) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=served[0], viewport={"width": 390, "height": 780}, locale="en-GB")
    context.add_init_script(ASKED)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    context.grant_permissions(["notifications"])
    page = context.new_page()
    page.goto("/")
    expect(page.get_by_text("Connected")).to_be_visible()
    return page


def wait_for_an_answer(page: Page) -> None:
    """There is no bot: whatever is asked waits."""
    ask(page, "how much is my bill")
    expect(page.get_by_role("button", name="Tell me", exact=True)).to_be_visible(timeout=20_000)


def subscriptions(served: Served) -> list[str]:
    with psycopg.connect(served[1]) as connection:
        return [str(row[0]) for row in connection.execute("SELECT endpoint FROM push_subscription").fetchall()]


def test_nobody_is_asked_before_they_wait(page: Page) -> None:
    expect(page.get_by_role("button", name="Tell me", exact=True)).to_have_count(0)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    wait_for_an_answer(page)
    assert not page.evaluate("window.permissionAsked === true"), "their browser asks after our own question only"
    assert faults(page) == []


def test_who_says_no_is_not_asked_again(page: Page, served: Served) -> None:
    wait_for_an_answer(page)
    page.get_by_role("button", name="No, thanks").click()
    expect(page.get_by_role("button", name="Tell me", exact=True)).to_have_count(0)
    page.reload()
    expect(page.get_by_text("how much is my bill")).to_be_visible()
    page.wait_for_timeout(11_000)
    expect(page.get_by_role("button", name="Tell me", exact=True)).to_have_count(0)
    assert subscriptions(served) == []


def test_a_notice_is_shown_and_opens_the_conversation(page: Page, served: Served, context: BrowserContext) -> None:
    wait_for_an_answer(page)
    page.get_by_role("button", name="Tell me", exact=True).click()
    expect(page.get_by_text("On. Your browser tells you")).to_be_visible()
    assert len(subscriptions(served)) == 1
    assert page.evaluate("JSON.parse(localStorage.askedWith).userVisibleOnly") is True
    deliver(context, page, {"title": "OptiLink", "body": "An answer is waiting for you.", "tag": "answer", "url": "/"})
    shown = notices(page)
    assert [(each["title"], each["body"]) for each in shown] == [("OptiLink", "An answer is waiting for you.")]
    assert pressed(context, "/") == f"focused {served[0]}/"
    assert pressed(context, "https://elsewhere.example/") == f"focused {served[0]}/", "never another site"
    assert pressed(context, "/orders") == f"opened {served[0]}/orders"
    deliver(context, page, "this is not what we send")
    assert len(notices(page)) == 1, "one of the same tag takes the place of the one before"
    page.reload()
    page.get_by_role("button", name="Settings").click()
    page.get_by_role("button", name="Turn off").click()
    expect(page.get_by_role("button", name="Tell me", exact=True)).to_be_visible()
    assert subscriptions(served) == []
    assert page.evaluate("localStorage.getItem('asked')") is None


def test_who_signs_out_leaves_no_notices_to_whoever_comes_next(page: Page, served: Served) -> None:
    wait_for_an_answer(page)
    page.get_by_role("button", name="Tell me", exact=True).click()
    expect(page.get_by_text("On. Your browser tells you")).to_be_visible()
    page.evaluate("fetch('/v1/sign-out', { method: 'POST' })")
    page.reload()
    page.get_by_role("button", name="Settings").click()
    expect(page.get_by_role("button", name="Tell me", exact=True)).to_be_visible()
    assert page.evaluate("localStorage.getItem('asked')") is None
    assert subscriptions(served) == []


def test_a_browser_that_says_no_is_believed(context: BrowserContext) -> None:
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(Notification, 'permission', { get: () => window.saidNo ? 'denied' : 'default' });"
        "Notification.requestPermission = async () => { window.saidNo = true; return 'denied'; };"
    )
    page.goto("/")
    expect(page.get_by_text("Connected")).to_be_visible()
    wait_for_an_answer(page)
    page.get_by_role("button", name="Tell me", exact=True).click()
    expect(page.get_by_text("Your browser lets us tell you nothing").first).to_be_visible()


def deliver(context: BrowserContext, page: Page, line: object) -> None:
    """As a push service does, past the encryption that is between it and the browser."""
    client = context.new_cdp_session(page)
    found: list[str] = []
    client.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: found.extend(each["registrationId"] for each in told["registrations"] if not each["isDeleted"]),
    )
    client.send("ServiceWorker.enable")
    for _ in range(100):
        if found:
            break
        page.wait_for_timeout(50)
    data = line if isinstance(line, str) else json.dumps(line)
    origin = page.evaluate("location.origin")
    client.send("ServiceWorker.deliverPushMessage", {"origin": origin, "registrationId": found[-1], "data": data})
    client.detach()


def notices(page: Page) -> list[dict[str, Any]]:
    asked = """async () => {
      const registration = await navigator.serviceWorker.ready;
      const wait = (ms) => new Promise((done) => setTimeout(done, ms));
      for (let tries = 0; tries < 100 && (await registration.getNotifications()).length === 0; tries++) await wait(50);
      await wait(300);
      return (await registration.getNotifications()).map(({ title, body, data }) => ({ title, body, data }));
    }"""
    found: list[dict[str, Any]] = page.evaluate(asked)
    return found


def pressed(context: BrowserContext, url: str) -> str:
    """What pressing a notice of ours does. Only a finger may focus a window, so that alone is stood in for."""
    (worker,) = context.service_workers
    asked = """async (url) => new Promise(async (done) => {
      WindowClient.prototype.focus = async function () { done("focused " + this.url); };
      Clients.prototype.openWindow = async (opened) => done("opened " + opened);
      await registration.showNotification("x", { tag: "pressed", data: { url } });
      const [notification] = await registration.getNotifications({ tag: "pressed" });
      dispatchEvent(new NotificationEvent("notificationclick", { notification }));
    })"""
    return str(worker.evaluate(asked, url))
