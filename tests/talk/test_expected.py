"""What is compared: a talk that goes wrong must never pass."""

from typing import Any

import pytest

from tests.talk.customer import Customer
from tests.talk.effects import CHANGING
from tests.talk.expected import changed, differences, ended
from tests.talk.person import Person
from tests.talk.script import Turn
from tests.talk.stage import Stage
from tests.talk.texting import too_long, unsendable

NOT_STARTED = Stage("http://nowhere", "", "", list)
BILL: dict[str, Any] = {
    "text": "Your bill is £42.10.",
    "key": "billing.due",
    "plain": "Your bill is £42.10. Reply 1 to pay",
    "teaser": "Your bill is here.",
    "quick_replies": [{"index": 0, "title": "Pay my bill"}],
    "card": {"kind": "bill", "period": "October"},
    "form": None,
    "link": None,
    "event": None,
}


def hearing(*contents: dict[str, Any]) -> Person:
    return Person(NOT_STARTED, Customer("http://nowhere"), None, answers=[{"content": content} for content in contents])


@pytest.mark.parametrize(
    "expected",
    [
        {"answer": "billing.due"},
        {
            "offers": "Pay my bill",
            "says": ["YOUR bill", "October"],
            "never says": "overdue",
            "card": "bill",
            "form": "nothing",
        },
        {"never offers": ["Pay nothing"], "link": "nothing"},
    ],
)
def test_what_came_as_it_was_expected_is_no_difference(expected: dict[str, Any]) -> None:
    assert differences(Turn.model_validate({"customer": "my bill"} | expected), hearing(BILL), sms=True) == []


@pytest.mark.parametrize(
    "expected",
    [
        {"answer": "billing.paid"},
        {"answer": ["billing.due", "billing.more"]},
        {"answer": "nothing"},
        {"offers": "Pay"},
        {"never offers": "Pay my bill"},
        {"says": "£42.11"},
        {"says": "to pay"},
        {"never says": "£"},
        {"never says": "October"},
        {"never says": "here"},
        {"card": "nothing"},
        {"card": "bill_comparison"},
        {"form": "sign_in"},
        {"event": "signed_in"},
        {"link": "Pay by card"},
    ],
)
def test_what_came_otherwise_is_a_difference(expected: dict[str, Any]) -> None:
    assert differences(Turn.model_validate({"customer": "my bill"} | expected), hearing(BILL), sms=False)


def test_a_customer_who_gets_no_answer_is_a_difference() -> None:
    assert differences(Turn.model_validate({"customer": "my bill"}), hearing(), sms=False) == ["some answer"]


@pytest.mark.parametrize("plain", [None, "x" * 161, "€" * 81, "a “quote”"])
def test_what_no_text_message_can_carry_is_a_difference(plain: str | None) -> None:
    turn = Turn.model_validate({"customer": "my bill"})
    assert differences(turn, hearing(BILL | {"plain": plain}), sms=True)
    assert not differences(turn, hearing(BILL | {"plain": plain}), sms=False)


def test_more_parts_carry_more() -> None:
    assert not [*too_long("x" * 306, 2), *unsendable("£1 for Zoë's è".replace("ë", "e"))]
    assert [*too_long("x" * 307, 2)]


def test_an_effect_that_a_talk_does_not_name_may_not_have_happened() -> None:
    before = dict.fromkeys(CHANGING, 0)
    assert changed({}, before, before | {"payments": 1}) == ["changes: payments 0, not 1"]
    assert changed({"payments": "1"}, before, before) == ["changes: payments 1, not 0"]
    assert (
        changed({"payments": "1", "money paid": "£40.00"}, before, before | {"payments": 1, "money paid": 4000}) == []
    )


def test_sums_and_cases_by_kind_count_only_where_a_talk_names_them() -> None:
    before = dict.fromkeys(CHANGING, 0)
    assert changed({}, before, before | {"balance": -4000, "open cases": 1}) == []
    assert changed({"balance": "-£30.00"}, before, before | {"balance": -4000}) == [
        "changes: balance -£30.00, not -£40.00"
    ]


def test_how_it_ends_is_compared_as_it_is_written() -> None:
    assert ended({"balance": "£44.20", "autopay": "off"}, hearing(), {"balance": 4420, "autopay": "off"}) == []
    assert ended({"autopay": "on"}, hearing(), {"autopay": "off"}) == ["ends with: autopay on, not off"]
