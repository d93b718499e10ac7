"""A call is promised to a customer in a real browser, and made and ended at the desk."""

from playwright.sync_api import expect

from tests.api.callers import key
from tests.web.desk_page import Floor
from tests.web.test_chat import faults


def test_a_promised_call_is_taken_and_made(floor: Floor) -> None:
    customer = floor.customer()
    promised = customer.request.post("/v1/callbacks", headers=key(), data={"topic": "billing"})
    assert promised.ok
    agent = floor.agent()
    agent.keyboard.press("g")
    agent.keyboard.press("c")
    expect(agent.get_by_role("navigation")).to_contain_text("1 call to make", timeout=15_000)
    found = faults(agent)
    agent.get_by_role("button", name="Take: Ana Brown").click()
    expect(agent.get_by_role("link", name="900101")).to_be_visible(timeout=15_000)
    agent.get_by_label("What was said, or who answered").fill("Explained the roaming.")
    found += faults(agent)
    agent.get_by_role("button", name="Called").click()
    expect(agent.get_by_text(f"{promised.json()['number']} is done.")).to_be_visible(timeout=15_000)
    expect(agent.get_by_text("No calls to make.")).to_be_visible()
    assert found == []
