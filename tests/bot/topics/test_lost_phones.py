"""A lost phone: what is told of it, gone or back, decides whether its line is blocked or works again."""

import pytest

ME = "/v1/accounts/me"
MINE = {"id": "s1", "label": "Mobile ending 114", "kind": "mobile", "state": "active"}


def routes():
    return {ME: (200, {"accounts": [{"services": [MINE]}]})}


@pytest.mark.parametrize(
    "words",
    [
        "I got my phone stolen",
        "someone has got my phone",
        "got the phone nicked on the bus",
        "she got her mobile pinched at school",
        "i found my phone was gone when we got home",
        "i found out my mobile was robbed",
        "whoever found my phone is ringing people with it",
        "somebody has found my phone and uses it",
        "I came back from the car and it had gone",
        "he won't give it back",
        "my ex took it and refuses to give it back",
        "it hasn't turned up",
        "block it until it is found",
        "found it, then lost it again in the taxi",
        "don't unblock it, it was taken again",
    ],
)
async def test_a_phone_that_is_gone_is_blocked_whatever_else_was_got_or_found(talk, words):
    [said] = await talk(routes()).hear("lost_phone", words)
    assert said.key == "orders.lost_phone_block"


@pytest.mark.parametrize(
    "words",
    [
        "found my phone, can you unblock it",
        "i went back to the pub and found it",
        "got it back from the police",
        "I lost my phone yesterday but it turned up this morning",
        "found my stolen phone",
        "the phone i lost has been handed in",
        "please lift the bar, it was never stolen",
        "it's back",
    ],
)
async def test_a_phone_that_is_back_may_work_again(talk, words):
    [said] = await talk(routes()).hear("lost_phone", words)
    assert said.key in ("orders.lost_phone_unblock", "orders.lost_phone_unblock_asked")
