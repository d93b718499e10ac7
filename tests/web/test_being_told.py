"""Being told while the page is closed: asked for after a reason, shown by the worker that runs then, and off again."""

import json
from collections.abc import Iterator

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Worker, expect

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
    page.goto("/chat/")
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
    line = {"title": "OptiLink", "body": "An answer is waiting for you.", "tag": "answer"}
    assert deliver(context, line | {"url": "/chat/"}) == [line]
    assert pressed(context, "/chat/") == f"focused {served[0]}/chat/"
    assert pressed(context, "https://elsewhere.example/") == f"focused {served[0]}/chat/", "never another site"
    assert pressed(context, "/orders") == f"opened {served[0]}/orders"
    otherwise = {"title": "Chat", "body": "There is something new for you.", "tag": "answer"}
    assert deliver(context, "this is not what we send") == [otherwise], "the tag of before: it takes its place"
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
    page.goto("/chat/")
    expect(page.get_by_text("Connected")).to_be_visible()
    wait_for_an_answer(page)
    page.get_by_role("button", name="Tell me", exact=True).click()
    expect(page.get_by_text("Your browser lets us tell you nothing").first).to_be_visible()


def running_worker(context: BrowserContext) -> Worker:
    return context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker")


def deliver(context: BrowserContext, line: object) -> list[dict[str, str]]:
    """The notices it leads to. What is past our worker is stood in for: the push service, and what draws notices."""
    data = line if isinstance(line, str) else json.dumps(line)
    asked = """(data) => new Promise((done, fail) => {
      const shown = [];
      ServiceWorkerRegistration.prototype.showNotification = async (title, { body, tag }) => {
        shown.push({ title, body, tag });
      };
      const waitUntil = (until) => until.then(() => done(shown), fail);
      dispatchEvent(Object.assign(new Event("push"), { data: { json: () => JSON.parse(data) }, waitUntil }));
    })"""
    shown: list[dict[str, str]] = running_worker(context).evaluate(asked, data)
    return shown


def pressed(context: BrowserContext, url: str) -> str:
    """What pressing a notice of ours does. Only a finger may focus a window, so that is stood in for as well."""
    asked = """(url) => new Promise((done, fail) => {
      WindowClient.prototype.focus = async function () { done("focused " + this.url); };
      Clients.prototype.openWindow = async (opened) => done("opened " + opened);
      const notification = { close() {}, data: { url } };
      const waitUntil = (until) => until.catch(fail);
      dispatchEvent(Object.assign(new Event("notificationclick"), { notification, waitUntil }));
    })"""
    return str(running_worker(context).evaluate(asked, url))
