"""A speed that is asked for is told from a price and from an amount of data; and where the network is asked about."""

import pytest

SOLD = [
    {
        "code": f"fast-{speed}",
        "name": f"Fast {speed}",
        "kind": "broadband",
        "price": {"minor": 100 * speed, "display": f"£{speed}.00"},
        "prepaid": False,
        "business_only": False,
        "contract_months": 24,
        "allowances": {"data_kilobytes": None, "speed_mbps": speed, "told": [f"Up to {speed} Mb/s"]},
    }
    for speed in (50, 500)
]
AREAS = {"areas": [{"area": {"name": "Headingley", "postcode_prefix": "LS6"}}]}
ROUTES = {
    "/v1/plans/catalogue": (200, {"plans": SOLD, "as_of": "10:40"}),
    "/v1/plans/mine": (200, {"services": []}),
    "/v1/outages/areas": (200, AREAS),
}


async def keys(conversation, intent, text, confidence=0.9):
    return [one.key for one in await conversation.hear(intent, text, confidence)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("what would 500 broadband cost", "plans.of_speed"),
        ("broadband under 50", "plans.list"),
        ("500gb broadband", "plans.list"),
        ("broadband for 50 quid", "plans.list"),
    ],
)
async def test_a_speed_is_no_price_and_no_amount(talk, text, key):
    assert await keys(talk(ROUTES), "compare_plans", text) == [key]


@pytest.mark.parametrize(("postcode", "key"), [("LS6 1AA", "plans.reached"), ("ZE1 0AA", "plans.not_reached")])
async def test_a_place_is_asked_for_and_looked_up(talk, postcode, key):
    conversation = talk(ROUTES)
    assert await keys(conversation, "compare_plans", "is fibre available at my address") == ["plans.which_postcode"]
    assert await keys(conversation, "nlu_fallback", postcode, 0.2) == [key]
