"""What a Wi-Fi booster costs, by all its names."""

import pytest
from conftest import money, problem

EQUIPMENT = "/v1/orders/equipment"
MESH = {"code": "mesh-1", "name": "Optilink Mesh point", "kind": "mesh", "price": money(6900)}


def sold(*things):
    return {EQUIPMENT: (200, {"items": list(things)})}


@pytest.mark.parametrize(
    "words",
    [
        "do you do them booster things",
        "no a wifi extender for upstairs. how much is one",
        "have you got a wifi repeater",
        "what's the price of a range extender",
        "do you sell mesh points",
    ],
)
async def test_the_price_of_a_booster_is_told_whatever_it_was_taken_for(talk, words):
    [said] = await talk(sold(MESH)).hear("compare_plans", words, 0.87)
    assert (said.key, "£69.00" in said.text, said.offers[0]) == ("homes.booster_price", True, "Order one")


@pytest.mark.parametrize("words", ["do you do data boosters", "how much was my mesh point", "the booster is off"])
async def test_other_boosters_and_their_own_are_heard_as_usual(talk, words):
    said = await talk(sold(MESH)).hear("nlu_fallback", words, 0.3)
    assert "homes.booster_price" not in [one.key for one in said]


@pytest.mark.parametrize("answer", [(200, {"items": []}), problem("system-unavailable", 503)])
async def test_where_none_is_known_the_message_is_heard_as_usual(talk, answer):
    said = await talk({EQUIPMENT: answer}).hear("nlu_fallback", "do you sell boosters", 0.3)
    assert "homes.booster_price" not in [one.key for one in said]
