"""One customer in two tabs and on a phone: what is said and done in one of them shows in all."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.desk_page import accept, available, end
from tests.web.portal.test_dock import chat, open_help
from tests.web.portal.visitor import DESKTOP, PHONE, SIZES, Visitors, card_is_chosen, heading, prove

# What a browser does when somebody comes back to a tab.
COMES_BACK = "document.dispatchEvent(new Event('visibilitychange'))"
PETRA = "petra.vogel@example.com"
LINK = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}


def second_tab(page: Page, path: str) -> Page:
    tab = page.context.new_page()
    tab.goto(path)
    expect(tab.get_by_role("heading", level=1)).to_be_visible(timeout=20_000)
    return tab


def on_a_phone(visitors: Visitors, path: str, name: str) -> Page:
    """In a browser of its own, with a sign-in of its own."""
    phone = visitors.floor.page(*PHONE)
    phone.goto(path)
    prove(visitors, phone, name)
    expect(phone.get_by_role("button", name="Help", exact=True).first).to_be_visible(timeout=20_000)
    return phone


def say(page: Page, text: str) -> None:
    chat(page).get_by_role("textbox", name="Message").fill(text)
    page.keyboard.press("Enter")


def stands_once(page: Page, text: str) -> None:
    expect(chat(page).get_by_role("article").filter(has_text=text)).to_have_count(1)


@pytest.mark.parametrize("size", SIZES)
def test_two_tabs_show_the_same_talk_and_its_answer_also_after_one_was_without_a_connection(
    visitors: Visitors, size: tuple[int, int]
) -> None:
    one = visitors.at("/bills", "Chloe", size)
    other = second_tab(one, "/usage")
    for tab in (one, other):
        open_help(tab)
    say(one, "My line is off.")
    stands_once(other, "My line is off.")
    say(other, "I would like to pay.")
    stands_once(one, "I would like to pay.")
    assert one.request.post("/v1/handoffs", data={"reason": "asked_for_person", "topic": "billing"}).ok
    link = other.context.new_cdp_session(other)
    link.send("Network.enable")
    link.send("Network.emulateNetworkConditions", {"offline": True, **LINK})
    agent = visitors.floor.agent()
    available(agent)
    accept(agent)
    agent.keyboard.press("r")
    agent.keyboard.type("Once the overdue part is paid, it works again.")
    agent.get_by_role("button", name="Send to Chloe").click()
    stands_once(one, "Once the overdue part is paid, it works again.")
    expect(chat(other).get_by_text("Once the overdue part is paid")).to_have_count(0)
    link.send("Network.emulateNetworkConditions", {"offline": False, **LINK})
    for tab in (one, other):
        stands_once(tab, "Once the overdue part is paid, it works again.")
        stands_once(tab, "My line is off.")
    agent.keyboard.press("Escape")
    end(agent)


def test_what_is_paid_on_a_phone_shows_in_both_tabs_once_somebody_comes_back_to_them(visitors: Visitors) -> None:
    one = visitors.at("/bills", "Chloe", DESKTOP)
    other = second_tab(one, "/")
    expect(one.get_by_role("link", name="Pay £61.00")).to_be_visible(timeout=20_000)
    heading(other, "Chloe, one thing needs you")
    phone = on_a_phone(visitors, "/pay?amount=overdue", "Chloe")
    card_is_chosen(phone)
    phone.get_by_role("button", name="Continue with £28.00").click()
    phone.get_by_role("button", name="Pay £28.00").click()
    expect(phone.get_by_text("£28.00 is paid")).to_be_visible(timeout=20_000)
    for tab in (one, other):
        tab.evaluate(COMES_BACK)
    heading(one, "You owe £33.00")
    expect(one.get_by_role("link", name="Pay £33.00")).to_be_visible(timeout=20_000)
    expect(other.get_by_text("is overdue since")).to_have_count(0, timeout=20_000)


def test_two_tabs_and_a_phone_show_the_same_conversation_also_what_was_said_before_signing_in(
    visitors: Visitors,
) -> None:
    one = visitors.at("/bills", "Petra", DESKTOP)
    other = second_tab(one, "/usage")
    for tab in (one, other):
        open_help(tab)
    say(one, "Why did my bill go up?")
    stands_once(other, "Why did my bill go up?")
    phone = visitors.floor.page(*PHONE)
    phone.goto("/chat/")
    type_in(phone, "Has my discount ended?")
    assert phone.request.post("/v1/sign-in/codes", data={"address": PETRA}).ok
    assert phone.request.post("/v1/sign-in", data={"code": visitors.floor.read_code(PETRA)}).ok
    expect(phone.get_by_role("log")).to_contain_text("Why did my bill go up?", timeout=20_000)
    type_in(phone, "It was ten pounds less.")
    for place in (chat(one), chat(other), phone):
        for said in ("Why did my bill go up?", "Has my discount ended?", "It was ten pounds less."):
            expect(place.get_by_role("article").filter(has_text=said)).to_have_count(1)
        expect(place.get_by_role("log")).to_contain_text("Signed in as Petra Vogel on one more device")
    assert phone.request.post("/v1/sign-out").ok
    expect(phone.get_by_role("log")).not_to_contain_text("Why did my bill go up?", timeout=20_000)
    say(other, "Are you still there?")
    stands_once(one, "Are you still there?")


def type_in(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="Message").fill(text)
    page.keyboard.press("Enter")
    expect(page.get_by_role("article").filter(has_text=text)).to_have_count(1)


@pytest.mark.parametrize("size", SIZES)
def test_who_signs_out_in_one_tab_is_asked_to_sign_in_in_the_other(visitors: Visitors, size: tuple[int, int]) -> None:
    one = visitors.floor.page(*size)
    one.goto("/bills")
    prove(visitors, one, "Petra")
    expect(one.get_by_role("table", name="All bills")).to_be_visible(timeout=20_000)
    other = second_tab(one, "/bills")
    expect(other.get_by_role("table", name="All bills")).to_be_visible(timeout=20_000)
    one.get_by_role("button", name="Petra, more").click()
    one.get_by_role("button", name="Sign out").click()
    expect(one.get_by_text("You are signed out.")).to_be_visible()
    other.evaluate(COMES_BACK)
    expect(other.get_by_role("heading", name="Sign in again")).to_be_visible(timeout=20_000)
    expect(other.get_by_role("table", name="All bills")).to_be_hidden()
