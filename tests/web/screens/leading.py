"""What leads and admins have beside: the board with its lists, the people, the teams."""

from playwright.sync_api import Page, expect

from tests.web.desk_page import available
from tests.web.screens.tour import Tour


def see(tour: Tour) -> None:
    agent = tour.agent("priya")
    available(agent)
    tour.ana()
    agent.get_by_role("button", name="Accept").click(timeout=60_000)
    tour.others()
    see_board(tour, tour.agent("aisha"))
    admin = tour.agent("owen")
    see_people(tour, admin)
    see_teams(tour, admin)


def go_to(page: Page, letter: str, heading: str) -> None:
    page.keyboard.press("g")
    page.keyboard.press(letter)
    expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()


def see_board(tour: Tour, lead: Page) -> None:
    go_to(lead, "b", "Board")
    tour.shows("board", lead, "Lines by team")
    lead.locator("button.tile").first.click()
    expect(lead.get_by_role("dialog").get_by_role("button").first).to_be_visible()
    tour.shows("board-list", lead, "asked for a person")
    lead.keyboard.press("Escape")


def see_people(tour: Tour, admin: Page) -> None:
    go_to(admin, "p", "People")
    expect(admin.get_by_role("table")).to_be_visible(timeout=30_000)
    tour.look("people", admin)
    admin.get_by_role("button", name="Take somebody on").click()
    expect(admin.get_by_label("Name")).to_be_visible()
    tour.look("person-new", admin)
    admin.get_by_role("button", name="Take somebody on").click()
    tour.shows("person-faults", admin, "2 things to fix")
    admin.get_by_label("Name").fill("Jo Baker")
    admin.get_by_label("E-mail").fill(f"jo{tour.width}@optilink.example.com")
    admin.get_by_role("button", name="Take somebody on").click()
    tour.shows("person-link", admin, "can choose a password now")
    admin.get_by_role("button", name="Back to the list").click()
    admin.get_by_role("button", name="Priya Raman").click()
    admin.get_by_role("button", name="New link for the password").click()
    tour.shows("person", admin, "is worth nothing at once")


def see_teams(tour: Tour, admin: Page) -> None:
    go_to(admin, "t", "Teams")
    expect(admin.get_by_role("table")).to_be_visible(timeout=30_000)
    tour.look("teams", admin)
    admin.get_by_role("table").get_by_role("button").first.click()
    expect(admin.get_by_label("Monday")).to_be_visible()
    tour.look("team", admin)
    admin.get_by_label("Monday").fill("later")
    admin.get_by_role("button", name="Save changes").click()
    tour.shows("team-faults", admin, "1 thing to fix")
