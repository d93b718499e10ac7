"""The customer's side of a handoff in a real browser: out of the line by text, what is over, a mark that is owed."""

import json
import re
import uuid

import psycopg
from playwright.sync_api import Page, expect

from models.base import new_id
from tests.web.desk_page import Floor, accept, available, end, talk

WAYS = ["My bill", "My data"]


def test_whoever_leaves_the_line_keeps_their_place_and_is_answered_by_text(floor: Floor) -> None:
    customer = floor.customer()
    leave = customer.get_by_role("button", name="Leave, text me")
    leave.click(timeout=30_000)
    expect(talk(customer)).to_contain_text(re.compile("You keep your place in line: we text 07.* when a person"))
    expect(leave).to_have_count(0)
    expect(customer.get_by_role("textbox", name="Message")).to_be_focused()
    agent = floor.agent()
    available(agent)
    accept(agent)
    expect(agent.locator(".thread-head")).to_contain_text("Ana Brown")
    expect(agent.locator(".thread-head")).to_contain_text("SMS")
    agent.keyboard.press("r")
    expect(agent.get_by_role("button", name="Send to Ana by SMS")).to_be_visible()
    # The page is the assistant's again: nothing of the talk by text stands there.
    expect(talk(customer)).not_to_contain_text("joins the conversation")
    agent.keyboard.press("Escape")
    end(agent)


def test_who_is_not_signed_in_is_told_why_they_cannot_be_texted(floor: Floor) -> None:
    customer = floor.customer(None)
    expect(customer.get_by_text("we have no number to text you on")).to_be_visible(timeout=30_000)
    expect(customer.get_by_role("button", name="Leave, text me")).to_have_count(0)
    customer.get_by_role("button", name="Back to assistant").click()
    expect(customer.locator(".in-line")).to_have_count(0, timeout=30_000)


def offer(floor: Floor, conversation: str) -> str:
    """As the assistant would: there is none here."""
    content = {"text": "What is it about?", "quick_replies": [{"title": way} for way in WAYS]}
    with psycopg.connect(floor.database) as record:
        row = record.execute(
            "UPDATE conversation SET last_seq = last_seq + 1 WHERE id = %s RETURNING last_seq", [conversation]
        ).fetchone()
        assert row is not None
        told = [message := new_id(), conversation, row[0], json.dumps(content)]
        record.execute(
            "INSERT INTO message (id, conversation_id, seq, sender, direction, content)"
            " VALUES (%s, %s, %s, 'assistant', 'out', %s)",
            told,
        )
    return str(message)


def test_what_the_assistant_offered_is_over_once_a_person_has_joined(floor: Floor) -> None:
    customer = floor.customer(None)
    conversation = customer.request.post("/v1/conversations", data={"channel": "web"}).json()["id"]
    message = offer(floor, conversation)
    customer.reload()
    for way in WAYS:
        expect(customer.get_by_role("button", name=way)).to_be_visible(timeout=30_000)
    agent = floor.agent()
    available(agent)
    accept(agent)
    expect(talk(customer)).to_contain_text("Priya joins the conversation", timeout=30_000)
    for way in WAYS:
        expect(customer.get_by_text(way, exact=True)).to_be_visible()
        expect(customer.get_by_role("button", name=way)).to_have_count(0)
    # A page that has not heard of it yet is refused.
    body = {"client_message_id": str(uuid.uuid4()), "choice": {"message_id": message, "index": 0}}
    late = customer.request.post(f"/v1/conversations/{conversation}/messages", data=body)
    assert (late.status, late.json()["type"]) == (409, "/problems/choice-over")
    end(agent)


def closed_unrated(floor: Floor) -> Page:
    agent, customer = floor.agent(), floor.customer()
    available(agent)
    accept(agent)
    end(agent)
    expect(talk(customer).get_by_role("button", name="4 Good")).to_be_visible(timeout=30_000)
    customer.reload()
    expect(customer.get_by_text("how was it with Priya")).to_be_visible(timeout=30_000)
    return customer


def test_a_mark_that_is_owed_is_asked_for_in_the_next_conversation_and_counts(floor: Floor) -> None:
    customer = closed_unrated(floor)
    mark = customer.get_by_role("button", name="2 Poor")
    mark.click()
    expect(customer.get_by_text("Thank you, that is noted.")).to_be_visible(timeout=30_000)
    expect(mark).to_have_attribute("aria-pressed", "true")
    customer.get_by_label("Anything to add?").fill("It took long.")
    customer.get_by_role("button", name="Send it too").click()
    expect(customer.get_by_text("Sent. Thank you.")).to_be_visible(timeout=30_000)
    with psycopg.connect(floor.database) as record:
        kept = record.execute("SELECT score, comment FROM rating ORDER BY id DESC LIMIT 1").fetchone()
    assert kept == (2, "It took long.")


def test_a_mark_that_nobody_wants_to_give_is_not_asked_for_again(floor: Floor) -> None:
    customer = closed_unrated(floor)
    customer.get_by_role("button", name="Not now").click()
    expect(customer.get_by_text("how was it with Priya")).to_have_count(0)
    expect(customer.get_by_role("textbox", name="Message")).to_be_focused()
    with customer.expect_response("**/v1/ratings/mine", timeout=30_000):
        customer.reload()
    expect(customer.get_by_text("Connected")).to_be_visible(timeout=30_000)
    expect(customer.get_by_text("how was it with Priya")).to_have_count(0)
