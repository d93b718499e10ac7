"""An agent without a mouse: every key goes to what has the focus, and where that is has to be seen."""

from base64 import b32decode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from playwright.sync_api import Locator, Page, expect

from api.factors.totp import code_at, step_at
from tests.web.desk_page import PASSWORD

# Past the last, the next key begins at the first again.
NOWHERE = "nothing has the focus"
# Why nobody could see where they are; empty where they can.
HIDDEN = """() => {
  const one = document.activeElement;
  if (one === null || one === document.body) return "nothing has the focus";
  // The little calendar in it has a frame of the browser's own, which no style tells of.
  if (one.matches("input[type=date]")) return "";
  const box = one.getBoundingClientRect();
  // The frame of a choice may go around its words too.
  const isFramed = [one, one.closest("label")].filter(Boolean).map((each) => getComputedStyle(each))
    .some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
  if (!isFramed) return "no frame around " + one.outerHTML;
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
  if (bottom - top < 1 || right - left < 1) return "out of sight: " + one.outerHTML;
  const seen = [0.1, 0.5, 0.9].some((share) => {
    const found = document.elementFromPoint(left + (right - left) * share, top + (bottom - top) * share);
    return found !== null && (one.contains(found) || found.contains(one));
  });
  return seen ? "" : "something lies over " + one.outerHTML;
}"""


@dataclass(frozen=True, slots=True)
class ByKeys:
    page: Page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def is_at(self, place: Locator) -> None:
        """It has the focus, with a frame around it, in the window and under nothing else."""
        expect(place).to_be_focused(timeout=15_000)
        hidden = self.page.evaluate(HIDDEN)
        assert hidden == "", hidden

    def go_to(self, place: Locator, key: str = "Tab") -> None:
        """As far as the tabulator goes. Wherever it stops on the way has to be seen too."""
        for _ in range(60):
            if place.evaluate("one => one === document.activeElement"):
                return self.is_at(place)
            self.press(key)
            hidden = self.page.evaluate(HIDDEN)
            assert hidden in {"", NOWHERE}, hidden
        raise AssertionError(f"no key leads to {place}")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def box(self, name: str) -> Locator:
        return self.page.get_by_role("textbox", name=name, exact=True)

    @property
    def heading(self) -> Locator:
        """Of the screen: it has the focus where what had it is gone."""
        return self.page.get_by_role("main").get_by_role("heading", level=2).first

    def logs_in(self, name: str, code: Callable[[], str] | None = None) -> None:
        self.page.goto("/desk")
        self.is_at(self.box("E-mail"))
        self.type(f"{name}@optilink.example.com")
        self.press("Tab")
        self.is_at(self.page.get_by_label("Password"))
        self.type(PASSWORD)
        self.press("Enter")
        if code is not None:
            self.is_at(self.box("Code"))
            self.type(code())
            self.press("Enter")
        expect(self.page.get_by_text("Live", exact=True)).to_be_visible(timeout=30_000)
        self.is_at(self.heading)

    def is_available(self) -> None:
        self.go_to(self.button("I am available"))
        self.press("Enter")
        expect(self.page.get_by_label("Your state")).to_have_value("available", timeout=15_000)
        self.is_at(self.heading)

    def accepts(self) -> None:
        expect(self.button("Accept")).to_be_visible(timeout=60_000)
        self.press("a")
        expect(self.button("Transfer")).to_be_visible(timeout=30_000)
        expect(self.page.get_by_role("log")).to_contain_text("joins the conversation", timeout=30_000)
        self.is_at(self.heading)


def set_up_factor(page: Page, name: str) -> Callable[[], str]:
    """What their app shows from now on: a step ahead, as the code of this one is used up."""
    given = {"email": f"{name}@optilink.example.com", "password": PASSWORD}
    begun = page.request.post("/v1/desk/second-factor", data=given)
    secret = b32decode(begun.json()["secret"])

    def code(ahead: int) -> str:
        return code_at(secret, step_at(datetime.now(UTC)) + ahead)

    assert page.request.post("/v1/desk/second-factor/first-code", data=given | {"code": code(0)}).ok
    page.context.clear_cookies()
    return lambda: code(1)
