"""How a parcel is handed over, and whether the technician rings before: asked after it was told."""

import pytest
from test_orders import ORDER, ORDERS, listed

from bot.actions.orders.visit_wants import wants_call_ahead

VISITS = "/v1/orders/appointments"


@pytest.mark.parametrize(
    ("intent", "words", "key"),
    [
        ("order_status", "will i need to be in for it", "orders.order_status_about_home_after"),
        ("greet", "do i have to sign for it", "orders.order_status_about_home_after"),
        (
            "order_status",
            "im at work all day, can they leave it next door",
            "orders.order_status_about_neighbour_after",
        ),
        ("nlu_fallback", "can my neighbour take it in", "orders.order_status_about_neighbour_after"),
        ("nlu_fallback", "could they put it in a safe place", "orders.order_status_about_neighbour_after"),
    ],
)
async def test_what_is_asked_about_a_parcel_that_was_told_is_answered(talk, intent, words, key):
    conversation = talk({ORDERS: listed(ORDER)})
    await conversation.hear("order_status", "wheres my order")
    [said] = await conversation.hear(intent, words, 0.4)
    assert said.key == key


async def test_where_the_order_is_is_told_again_when_it_is_asked_again(talk):
    conversation = talk({ORDERS: listed(ORDER)})
    await conversation.hear("order_status", "wheres my order")
    said = await conversation.hear("order_status", "when will it be at my door")
    assert said[0].key == "orders.order_told"


@pytest.mark.parametrize(
    "words",
    [
        "can you tell him to ring when hes on his way",
        "can the technician phone me before he gets here",
        "will he call first",
        "can they phone ahead my bell is broken",
        "text me when the engineer is near",
    ],
)
def test_a_call_before_the_visit_is_heard(words):
    assert wants_call_ahead(words)


@pytest.mark.parametrize(
    "words",
    [
        "can i call you before the visit",
        "call it off before he comes",
        "book an engineer and let him ring first",
        "when does the phone engineer come",
        "text me when it's booked",
    ],
)
def test_other_calls_are_not(words):
    assert not wants_call_ahead(words)


async def test_a_call_before_the_visit_leaves_the_visit_as_it_is(talk):
    conversation = talk({VISITS: (200, {"items": []})})
    [said] = await conversation.hear("book_technician", "can the technician phone me before he gets here")
    assert (said.key, conversation.memory.get("form")) == ("visits.book_technician_about_call_after", None)
