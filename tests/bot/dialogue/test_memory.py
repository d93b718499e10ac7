"""What is remembered outlives the version that remembered it: a deployment, or its undoing, breaks no conversation."""

import pytest
from conftest import contract

from bot.dialogue.memory import Memory, Opened, Reply, Wish

REPLY = {"title": "Pay £84.20", "value": "yes", "amount": 8420}
KEPT = {
    "form": {"intent": "pay_bill", "values": {"amount": 8420}, "asked": "card", "options": [REPLY]},
    "parked": [{"intent": "report_fault", "text": "no internet"}],
    "again": {"intent": "pay_bill", "text": "pay it"},
    "offered": [REPLY],
    "failures": 1,
}


def newer(kept):
    """The same as a version writes it that knows more."""
    if isinstance(kept, dict):
        return {name: newer(value) for name, value in kept.items()} | {"mood": "calm"}
    return [newer(one) for one in kept] if isinstance(kept, list) else kept


def test_what_is_kept_comes_back():
    memory = Memory.read(KEPT)
    assert memory.form == Opened(
        "pay_bill", {"amount": 8420}, asked="card", options=[Reply("Pay £84.20", None, "yes", 8420)]
    )
    assert Memory.read(memory.kept()) == memory


def test_what_a_newer_version_kept_besides_is_passed_over():
    kept = newer(KEPT)
    # Only what the dataclasses hold is looked at: what a form's values hold is the form's.
    kept["form"]["values"] = KEPT["form"]["values"]
    assert Memory.read(kept) == Memory.read(KEPT)


def test_what_an_older_version_kept_without_what_is_needed_now_is_dropped_alone():
    memory = Memory.read(
        KEPT | {"again": {"words": "pay it"}, "offered": [{"label": "Pay"}, REPLY], "parked": [{"topic": "faults"}]}
    )
    assert (memory.again, memory.parked, memory.offered) == (None, [], [])
    assert memory.form is not None


@pytest.mark.parametrize("kept", [None, {}, {"form": None}, {"form": "pay_bill"}, {"offered": None, "parked": None}])
def test_what_can_not_be_read_is_nothing(kept):
    assert Memory.read(kept) == Memory()


def test_what_belongs_to_a_topic_that_is_gone_is_forgotten():
    memory = Memory(
        form=Opened("pay_by_fax"),
        parked=[Opened("pay_by_fax"), Opened("pay_bill")],
        switch=Wish("pay_by_fax", ""),
        next=Wish("pay_by_fax", ""),
        again=Wish("pay_bill", ""),
        offered=[Reply("By fax", "pay_by_fax"), Reply("Pay", "pay_bill")],
        yes_no=True,
    )
    memory.forget_all_but({"pay_bill"})
    assert memory == Memory(parked=[Opened("pay_bill")], again=Wish("pay_bill", ""))


def test_what_is_still_offered_stays():
    memory = Memory(offered=[Reply("Pay", "pay_bill"), Reply("£84.20", value=8420)], yes_no=True)
    memory.forget_all_but({"pay_bill"})
    assert (len(memory.offered), memory.yes_no) == (2, True)


@pytest.mark.parametrize(
    "kept",
    [
        {"form": {"intent": "pay_by_fax", "asked": "number", "options": [REPLY]}},
        {"parked": [{"intent": "pay_by_fax"}], "next": {"intent": "pay_by_fax", "text": "by fax"}},
        {"again": {"intent": "pay_by_fax", "text": "by fax"}, "switch": {"intent": "pay_by_fax", "text": "by fax"}},
        {"offered": [{"title": "How much is my bill?", "intent": "pay_by_fax"}], "mood": "calm"},
    ],
)
async def test_a_conversation_that_another_version_began_is_answered(talk, kept):
    conversation = talk({"/v1/billing/current": (200, contract("bill_current"))})
    conversation.memory = kept
    [answer] = await conversation.hear("check_bill", "How much is my bill?")
    assert answer.key.startswith("billing.")
    assert "pay_by_fax" not in str(conversation.memory)
