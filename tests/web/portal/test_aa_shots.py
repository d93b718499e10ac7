"""Pictures to look at."""
import pytest
from playwright.sync_api import expect
from tests.web.portal.visitor import Visitors
from tests.web.test_chat import FADED_IN, faults
from tests.web.portal.visitor import fits, number

OUT = "/tmp/p3shots"
PAGES = {"account": "Grace", "account/notices": "Grace", "account/people": "Noor", "account/security": "Grace", "account/privacy": "Grace"}

def shot(page, name):
    page.evaluate(FADED_IN)
    page.wait_for_timeout(400)
    page.screenshot(path=f"{OUT}/{name}.png", full_page=True)

@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (360, "dark"), (768, "light"), (1280, "light"), (1280, "dark")])
def test_shots(visitors: Visitors, width: int, scheme: str) -> None:
    found = {}
    for path, who in PAGES.items():
        page = visitors.at("/" + path, who, (width, 780))
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("[aria-busy=true]")).to_have_count(0, timeout=20_000)
        name = path.replace("/", "_")
        shot(page, f"{name}_{width}_{scheme}")
        found[path] = faults(page) + ([] if fits(page) else ["too wide"])
        if path == "account":
            page.get_by_role("button", name="Change postal address").click()
            page.get_by_label("Street, house and town").fill("4 Mill Lane, Sheffield")
            page.get_by_label("Postcode").fill("S11 8AB")
            shot(page, f"sheet1_{width}_{scheme}")
            page.get_by_role("button", name="See what changes").click()
            expect(page.get_by_role("button", name="Use this address")).to_be_visible(timeout=20000)
            shot(page, f"sheet2_{width}_{scheme}")
            found["sheet"] = faults(page)
            page.keyboard.press("Escape")
            if width == 360:
                page.get_by_role("button", name="More", exact=True).click()
                shot(page, f"more_{width}_{scheme}")
        if path == "account/people":
            page.get_by_role("button", name="Ask somebody to use").first.click()
            shot(page, f"invite_{width}_{scheme}")
            found["invite"] = faults(page)
        if path == "account/privacy":
            page.get_by_role("button", name="See what would be erased").click()
            expect(page.get_by_text("All conversations")).to_be_visible(timeout=20000)
            shot(page, f"erase_{width}_{scheme}")
            found["erase"] = faults(page)
        page.context.close()
        visitors.floor.contexts.remove(page.context) if page.context in visitors.floor.contexts else None
    if width in (360, 1280):
        page = visitors.floor.page(width, 700)
        page.emulate_media(color_scheme=scheme)
        for _ in range(5):
            page.request.post("/v1/sign-in/codes", data={"address": number("Liam")})
        page.goto(visitors.floor.url.replace("127.0.0.1", "localhost"))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        shot(page, f"door_{width}_{scheme}")
        found["door"] = faults(page)
        page.get_by_label("Mobile number or e-mail").fill(number("Liam"))
        page.keyboard.press("Enter")
        page.wait_for_timeout(1500)
        shot(page, f"limited_{width}_{scheme}")
        found["limited"] = faults(page)
    print(found)
    assert not {k: v for k, v in found.items() if v}
