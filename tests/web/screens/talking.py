"""A day's beginning, an offer, and a conversation: what is said, noted and known, with a link and without."""

from playwright.sync_api import Page, expect

from tests.web.desk_page import accept, available
from tests.web.screens.tour import Tour

TABS = ("Handoff", "Account", "Network", "History")


def see(tour: Tour) -> None:
    agent = tour.agent("priya")
    tour.shows("off-duty", agent, "Say that you are available")
    available(agent)
    tour.shows("nobody-waits", agent, "Nobody waits just now.")
    customer = tour.ana()
    expect(agent.get_by_role("button", name="Accept")).to_be_visible(timeout=60_000)
    tour.look("offer", agent)
    accept(agent)
    customer.say("Can you take some of it off?")
    see_writing(tour, agent)
    see_customer(tour, agent)
    see_many(tour, agent)
    see_no_link(tour, agent)


def see_writing(tour: Tour, agent: Page) -> None:
    agent.keyboard.press("n")
    agent.keyboard.type("Roaming in Switzerland, 1.2 GB. @")
    tour.shows("note-mention", agent, "Lucía Herrero")
    agent.keyboard.press("Backspace")
    agent.keyboard.press("Control+Enter")
    agent.keyboard.press("r")
    agent.keyboard.type(";")
    tour.shows("reply-canned", agent, "First line")
    agent.keyboard.press("Escape")
    agent.get_by_label("Reply to the customer").last.fill("@Lucía look at this, please.")
    agent.keyboard.press("Control+Enter")
    tour.shows("reply-or-note", agent, "This looks like words for staff.")
    agent.get_by_label("Reply to the customer").last.fill("It is the roaming of your week in Switzerland.")
    agent.keyboard.press("Control+Enter")
    # Ana has no page open that it could come to.
    expect(agent.get_by_text("Waits to be sent")).to_be_visible(timeout=30_000)
    agent.keyboard.press("r")
    agent.keyboard.type("I take half of it off, as you could not know.")
    tour.look("reply", agent)
    agent.keyboard.press("Escape")
    tour.look("talk", agent)


def see_customer(tour: Tour, agent: Page) -> None:
    agent.keyboard.press("h")
    for name in TABS:
        agent.get_by_role("tab", name=name).click()
        expect(agent.get_by_role("tabpanel")).not_to_contain_text("Loading", timeout=30_000)
        tour.look(f"customer-{name.lower()}", agent)


def see_many(tour: Tour, agent: Page) -> None:
    """As many as one agent may have, and two who wait."""
    tour.others()
    for many in ("2", "3"):
        # Both may be offered at once.
        expect(agent.get_by_role("button", name="Accept").first).to_be_visible(timeout=60_000)
        agent.keyboard.press("a")
        expect(agent.locator("#mine-title")).to_contain_text(many, timeout=30_000)
    expect(agent.locator("#queue-title")).to_contain_text("2", timeout=30_000)
    tour.look("full", agent)
    agent.get_by_role("button", name="Ana Brown").click()


def see_no_link(tour: Tour, agent: Page) -> None:
    expect(agent.get_by_role("log")).to_contain_text("Can you take some of it off?", timeout=30_000)
    expect(agent.get_by_role("complementary", name="Customer")).to_contain_text("Understand the bill", timeout=30_000)
    agent.keyboard.press("r")
    agent.route("**/v1/**", lambda route: route.abort())
    tour.floor.api.signal(9)
    tour.shows("link-gone", agent, "Reconnecting, shown as of")
    tour.shows("sending-off", agent, "Sending is off until the connection is back.")
    agent.unroute_all()
    expect(agent.get_by_text("Live", exact=True)).to_be_visible(timeout=240_000)
    agent.keyboard.press("Escape")
