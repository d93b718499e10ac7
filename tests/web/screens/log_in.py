"""The log-in: each of its steps, and each refusal."""

from base64 import b32decode
from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from api.factors.totp import code_at, step_at
from tests.web.desk_page import PASSWORD
from tests.web.screens.tour import Tour

# As where DESK_SECOND_FACTOR is a must: it is not on this floor. In the page, as a route of the browser's now and then
# leaves a request that outlives its page without an answer.
MUST_BE_SET_UP = """() => {
  const real = fetch;
  window.fetch = async (...asked) => {
    if (!String(asked[0]).endsWith("/v1/desk/session")) return real(...asked);
    window.fetch = real;
    const headers = { "Content-Type": "application/problem+json" };
    const problem = { type: "/problems/second-factor-missing", title: "Set up a second factor first" };
    return new Response(JSON.stringify(problem), { status: 403, headers });
  };
}"""


def see(tour: Tour) -> None:
    page = tour.page()
    page.goto("/desk/#set-up=shown-once")
    tour.shows("log-in-choose", page, "Choose a password")
    page.goto("/desk/?again")
    tour.shows("log-in", page, "Log in at the OptiLink desk")
    page.get_by_role("button", name="Log in").click()
    tour.shows("log-in-missing", page, "Enter your e-mail address and your password.")
    give(page, "nobody", "not the right password")
    tour.shows("log-in-refused", page, "That e-mail and password don't go together")
    see_second_factor(tour, page, "tomasz")


def give(page: Page, name: str, password: str) -> None:
    page.get_by_label("E-mail").fill(f"{name}@optilink.example.com")
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")


def see_second_factor(tour: Tour, page: Page, name: str) -> None:
    page.evaluate(MUST_BE_SET_UP)
    give(page, name, PASSWORD)
    tour.shows("log-in-set-up", page, "Your account needs a second factor.")
    secret = b32decode(page.locator(".secret").inner_text().replace(" ", ""))
    page.get_by_label("Code").fill(code_at(secret, step_at(datetime.now(UTC))))
    page.keyboard.press("Enter")
    tour.shows("log-in-codes", page, "Write these recovery codes down")
    page.get_by_role("button", name="I have written them down").click()
    page.get_by_role("button", name="Log out").click(timeout=30_000)
    tour.shows("logged-out", page, "You are logged out.")
    give(page, name, PASSWORD)
    tour.shows("log-in-code", page, "Six digits from your authenticator app")
    page.get_by_label("Code").fill("000000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).not_to_be_empty(timeout=30_000)
    tour.look("log-in-code-refused", page)
