"""An agent attaches files to a reply in a real browser, and the customer gets them."""

from playwright.sync_api import Locator, Page, expect

from tests.api.files.samples import PDF, picture
from tests.web.desk_page import Floor, accept, available, end, talk
from tests.web.test_chat import faults
from tests.web.test_files import file, hand


def attached(agent: Page) -> Locator:
    return agent.get_by_role("list", name="Files that go with the reply")


def test_files_picked_pasted_and_dropped_reach_the_customer(floor: Floor) -> None:
    agent, customer = floor.agent(), floor.customer()
    available(agent)
    accept(agent)
    agent.keyboard.press("r")
    with agent.expect_file_chooser() as chooser:
        agent.get_by_role("button", name="Attach a picture or PDF").click()
    chooser.value.set_files(
        [file("bill.pdf", "application/pdf", PDF), file("setup.exe", "application/x-dosexec", b"MZ")]
    )
    hand(agent, "paste", "router.png", picture("PNG"))
    hand(agent, "drop", "socket.png", picture("PNG"))
    expect(attached(agent).get_by_text("Goes with the reply")).to_have_count(3, timeout=15_000)
    expect(attached(agent).get_by_text("Only pictures (JPEG, PNG, WebP, GIF) and PDFs")).to_be_visible()
    assert faults(agent) == []
    agent.get_by_role("button", name="Remove setup.exe").click()
    agent.get_by_role("button", name="Remove socket.png").click()
    agent.get_by_role("button", name="Send to Ana").click()
    expect(talk(customer).get_by_role("link", name="bill.pdf")).to_be_visible(timeout=15_000)
    expect(talk(customer).get_by_role("img", name="Picture: router.png")).to_be_visible()
    expect(talk(customer).get_by_text("socket.png")).to_have_count(0)
    expect(talk(agent).get_by_role("link", name="bill.pdf")).to_be_visible()
    end(agent)
