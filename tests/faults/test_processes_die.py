"""Processes are killed and come back: every question gets exactly one answer, and the customer is told of a delay."""

import signal
import time
from collections.abc import Iterator

import psycopg
import pytest

from tests.talk.customer import Customer
from tools.supervisor import Stack


@pytest.fixture(autouse=True)
def mended(stack: Stack) -> Iterator[None]:
    """Whatever a test breaks is whole again for the next."""
    yield
    for name in stack.names:
        stack.release(name)
    stack.wait_healthy(120)


def test_while_the_bot_is_down_the_customer_is_told_and_the_answer_follows(stack: Stack, ana: Customer) -> None:
    stack.hold("bot")
    question = ana.say("how much is my bill")
    ana.wait_for(lambda: ana.events("delayed"))
    stack.release("bot")
    answer = ana.answers(question, patience=120)[-1]
    assert answer["late"] is True
    assert answer["content"]["card"]["total"]["display"] == "£84.20"
    assert len(ana.events("delayed")) == 1
    assert len(ana.cards("bill")) == 1


def test_while_the_actions_are_down_nothing_half_done_is_said(stack: Stack, ana: Customer) -> None:
    stack.hold("actions")
    question = ana.say("how much is my bill")
    ana.wait_for(lambda: ana.events("delayed"))
    stack.release("actions")
    assert ana.answers(question, patience=60)[-1]["content"]["card"]["kind"] == "bill"
    assert len(ana.cards("bill")) == 1


def test_a_worker_killed_in_the_middle_of_a_turn_leaves_exactly_one_answer(stack: Stack, ana: Customer) -> None:
    for pause in (0.0, 0.01, 0.02, 0.05, 0.1):
        question = ana.say("how much is my bill")
        time.sleep(pause)
        stack.hold("worker")
        stack.release("worker")
        ana.answers(question, patience=60)
    ana.ask("thanks")
    answered = [message["answers_seq"] for message in ana.new if message["content"]["card"]]
    assert len(answered) == len(set(answered)) == 5


def is_taken_up(stack: Stack, customer: Customer) -> bool:
    asked = "SELECT 1 FROM turn WHERE conversation_id = %s AND state = 'open' AND attempts > 0"
    with psycopg.connect(stack.database_url) as connection:
        return connection.execute(asked, [customer.conversation["id"]]).fetchone() is not None


def test_a_worker_killed_while_the_bot_thinks_is_followed_by_exactly_one_answer(stack: Stack, ana: Customer) -> None:
    stack.kill("bot", signal.SIGSTOP)
    try:
        question = ana.say("how much is my bill")
        # Taken up, the turn waits for a bot that does not move.
        ana.wait_for(lambda: is_taken_up(stack, ana))
        stack.hold("worker")
    finally:
        stack.kill("bot", signal.SIGCONT)
    stack.release("worker")
    ana.answers(question, patience=60)
    ana.ask("thanks")
    assert len(ana.cards("bill")) == 1
    assert any("left by a worker that died" in line for line in stack.log("worker"))


def test_without_a_worker_messages_wait_in_order(stack: Stack, ana: Customer) -> None:
    stack.hold("worker")
    first, second = ana.say("how much is my bill"), ana.say("and why is it higher")
    time.sleep(1)
    assert not ana.answers_to(first["seq"])
    stack.release("worker")
    assert ana.answers(second, patience=60)


def test_the_api_killed_while_a_page_listens_costs_it_nothing(stack: Stack, ana: Customer) -> None:
    ana.ask("how much is my bill")
    stack.kill("api")
    stack.wait_healthy(60)
    assert ana.ask("why is it higher")
    assert [message["seq"] for message in ana.feed] == [message["seq"] for message in ana.ledger()]


def test_without_redis_messages_are_taken_in_and_shown(stack: Stack, ana: Customer) -> None:
    stack.hold("redis")
    question = ana.say("how much is my bill")
    assert ana.wait_for(lambda: [message for message in ana.feed if message["id"] == question["id"]])
    stack.release("redis")
    assert ana.answers(question, patience=90)


def test_a_redis_that_hangs_costs_a_message_no_more_than_a_moment(stack: Stack, ana: Customer) -> None:
    stack.kill("redis", signal.SIGSTOP)
    try:
        started = time.monotonic()
        question = ana.say("how much is my bill")
        assert time.monotonic() - started < 3
    finally:
        stack.kill("redis", signal.SIGCONT)
    assert ana.answers(question, patience=90)


def test_postgresql_killed_loses_nothing_that_was_taken_in(stack: Stack, ana: Customer) -> None:
    question = ana.say("how much is my bill")
    stack.kill("postgres")
    assert ana.answers(question, patience=90)
    assert question["id"] in [message["id"] for message in ana.ledger()]


def test_a_database_that_is_away_is_a_clear_problem(stack: Stack, ana: Customer) -> None:
    stack.hold("postgres")
    response = ana.http.get(ana.path, timeout=30)
    assert response.status_code == 503
    assert response.json()["type"] == "/problems/database-unavailable"
