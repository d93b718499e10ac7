"""A number that is to come, and one that is on its way: who wants to bring one is not told that none is coming."""

import pytest

ME, ORDERS = "/v1/accounts/me", "/v1/orders"
MINE = {"id": "s1", "label": "Mobile ending 114", "kind": "mobile", "state": "active"}


def routes():
    return {ME: (200, {"accounts": [{"services": [MINE]}]}), ORDERS: (200, {"items": [], "next": None})}


@pytest.mark.parametrize(
    "words",
    [
        "I want to bring my number from vodafone",
        "i went to ee last year and now my number should come over to you",
        "my current number is with o2, bring it over to you",
        "can i still bring my number over to you",
        "i don't want a new number, i want to bring my own",
        "i am not a customer yet, can my number come with me from three",
    ],
)
async def test_who_wants_to_bring_a_number_is_asked_for_it(talk, words):
    [said] = await talk(routes()).hear("port_number", words)
    assert said.key == "numbers.port_number_number"


@pytest.mark.parametrize(
    "words",
    [
        "my number still hasn't switched",
        "the number has not come across",
        "when will my old number work here",
        "number not ported",
        "my number is still with my old network",
        "i still dont have my old number on this sim",
    ],
)
async def test_who_waits_for_a_number_is_told_how_far_it_is(talk, words):
    [said] = await talk(routes()).hear("port_number", words)
    assert said.key == "numbers.none_coming"
