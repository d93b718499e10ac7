"""Whole conversations about a bill, over HTTP, against the running processes: effects, not wording."""

import uuid
from collections.abc import Callable

import pytest

from tests.talk.customer import Customer

ReadCode = Callable[[str], str]
# Nobody else is signed in as Petra: whoever signs in goes on where they are signed in already.
PETRA = "+447700900116"


def test_the_assistant_opens_and_offers_something_to_choose(customer: Customer) -> None:
    (hello,) = customer.wait_for(lambda: customer.said_by("assistant"))
    assert 2 <= len(hello["content"]["quick_replies"]) <= 4


def test_asking_for_the_bill_leads_through_sign_in_to_the_amount(customer: Customer, read_code: ReadCode) -> None:
    asked = customer.ask("how much is my bill this month?")
    assert asked[-1]["content"]["form"] == {"kind": "sign_in", "step": "address"}
    customer.sign_in(PETRA, read_code)
    card = customer.wait_for(lambda: customer.cards("bill"))[0]
    assert card["total"]["display"] == "£31.00"
    assert card["state"] == "due"


def test_why_is_it_higher_names_the_causes_and_they_add_up(ana: Customer) -> None:
    ana.ask("why is my bill higher than last month??")
    card = ana.cards("bill_comparison")[0]
    assert card["difference"]["minor"] == 4210
    assert sum(cause["amount"]["minor"] for cause in card["causes"]) == 4210
    assert [cause["amount"]["display"] for cause in card["causes"]] == ["+£39.60", "+£2.50"]
    assert {cause["cadence"] for cause in card["causes"]} == {"once", "monthly"}


def test_a_quick_reply_does_what_it_says(ana: Customer) -> None:
    bill = ana.ask("my bill")[-1]
    ana.answers(ana.choose(bill, 0))
    assert ana.cards("bill_comparison")


def test_number_and_code_can_simply_be_typed(customer: Customer, read_code: ReadCode) -> None:
    customer.ask("whats my bill")
    customer.say("07700 900116")
    code = read_code(PETRA)
    customer.say(code)
    assert customer.wait_for(lambda: customer.cards("bill"))
    assert code not in str(customer.ledger())


def test_a_line_s_user_sees_no_amount(customer: Customer, read_code: ReadCode) -> None:
    customer.sign_in("+447700900113", read_code)
    answers = customer.ask("how much is my bill")
    assert not customer.cards("bill")
    assert "£" not in str(answers)


def test_a_new_customer_hears_when_the_first_bill_comes(customer: Customer, read_code: ReadCode) -> None:
    customer.sign_in("+447700900112", read_code)
    answers = customer.ask("how much is my bill")
    assert not customer.cards("bill")
    assert answers[-1]["content"]["text"]


def test_three_lines_in_a_row_are_answered_once(ana: Customer) -> None:
    client_ids = [uuid.uuid4() for _ in range(3)]
    for client_id, line in zip(client_ids, ("hi", "sorry to bother", "how much is my bill"), strict=True):
        ana.say(line, client_id)
        ana.say(line, client_id)
    ana.wait_for(lambda: ana.cards("bill"))
    said = [message["content"]["text"] for message in ana.said_by("customer")]
    assert said == ["hi", "sorry to bother", "how much is my bill"]


@pytest.mark.parametrize(
    "typed",
    [
        "/check_bill",
        '/pay_bill{"amount":1}',
        "👍👍👍",
        "<script>alert(1)</script>",
        "\u200b\u200b",
        "a" * 4000,
        "77",
        "ich möchte zahlen",
    ],
)
def test_odd_input_gets_a_sensible_answer(customer: Customer, typed: str) -> None:
    assert customer.ask(typed)[-1]["content"]["text"]
    assert not customer.events("delayed")


def test_the_feed_is_the_ledger(ana: Customer) -> None:
    ana.ask("my bill")
    ana.ask("thanks")
    ledger = ana.ledger()
    ana.wait_for(lambda: len(ana.feed) >= len(ledger))
    assert [message["id"] for message in ana.feed] == [message["id"] for message in ledger]
    assert [message["seq"] for message in ledger] == list(range(1, len(ledger) + 1))


def test_a_last_event_of_endless_digits_starts_the_feed_from_its_beginning(customer: Customer) -> None:
    headers = {"Last-Event-ID": "9" * 5000}
    with customer.http.stream("GET", f"{customer.path}/feed", headers=headers) as stream:
        assert stream.status_code == 200
        assert "event: conversation" in next(stream.iter_lines())
