"""Lost phones, SIMs and orders: what the demo can't show, and what may never be kept."""

import json

import httpx
import pytest
from conftest import day, problem

ME = "/v1/accounts/me"
BARS, PUK, ACTIVATION = "/v1/orders/bars", "/v1/orders/sims/puk", "/v1/orders/sims/activation"
ORDERS = "/v1/orders"
MINE = {"id": "s1", "label": "Mobile ending 114", "kind": "mobile", "state": "active"}
MAYAS = {"id": "s2", "label": "Maya's phone ending 113", "kind": "mobile", "state": "active"}
BARRED = {"state": "barred", "since": "Sat 21 November, 14:06", "told": "It is blocked.", "service": MINE["label"]}
ORDER = {
    "id": "o1",
    "number": "O70001",
    "service_id": "s1",
    "kind": "device",
    "title": "Mesh point",
    "state": "placed",
    "status": "We have your order.",
    "delayed": False,
    "expected_on": day("2030-12-10", "Tue 10 December"),
    "tracking_reference": None,
    "ended_on": None,
    "steps": [{"title": "Ordered", "state": "now"}, {"title": "Packed", "state": "next"}],
    "can_be_cancelled": True,
    "taken_back_at": None,
    "needs_visit": False,
    "sim_id": None,
}


def me(*services):
    return {ME: (200, {"accounts": [{"services": list(services or [MINE])}]})}


def listed(*orders):
    return 200, {"items": list(orders), "next": None}


async def test_a_line_called_a_phone_is_not_the_one_that_is_lost_unless_it_is_named(talk):
    conversation = talk({**me(MINE, MAYAS), BARS: (201, BARRED)})
    [said] = await conversation.hear("lost_phone", "i lost my phone")
    assert (said.key, said.offers) == ("orders.lost_phone_line", ["Mobile 114", "Maya's phone 113"])
    [said] = await conversation.hear("nlu_fallback", "maya's", 0.3)
    assert "Maya's phone ending 113" in said.text


async def test_a_line_that_is_named_is_the_one_whatever_place_in_the_menu_the_name_has_in_it(talk):
    names = (
        "Front desk ending 514",
        "Workshop ending 581",
        "Van 2 ending 604",
        "Kirsty ending 606",
        "Van 1 ending 610",
    )
    lines = [MINE | {"id": f"s{place}", "label": label} for place, label in enumerate(names)]
    conversation = talk(me(*lines))
    await conversation.hear("lost_phone", "a phone was stolen")
    [said] = await conversation.hear("nlu_fallback", "the van 1 one", 0.3)
    assert "Van 1 ending 610" in said.text


@pytest.mark.parametrize(
    ("words", "reason"),
    [("someone nicked my phone", "stolen"), ("left my phone on the train", "lost"), ("they never found it", "lost")],
)
async def test_the_line_is_blocked_for_the_reason_that_was_told(talk, words, reason):
    conversation = talk({**me(), BARS: (201, BARRED)})
    await conversation.hear("lost_phone", words)
    assert conversation.api.sent(BARS) == []
    await conversation.press("Block it now")
    assert conversation.api.sent(BARS) == [{"service_id": "s1", "reason": reason}]


async def test_the_button_s_own_word_is_a_yes_and_a_refusal_with_its_reason_a_no(talk):
    conversation = talk({**me(), BARS: (201, BARRED)})
    await conversation.hear("lost_phone", "phone lost")
    [said] = await conversation.hear("deny", "no, it's in my other coat")
    assert said.key == "orders.lost_phone_declined"
    await conversation.hear("lost_phone", "phone lost")
    [said] = await conversation.hear("nlu_fallback", "BLOCK", 0.3)
    assert said.key == "orders.blocked"


async def test_who_lost_a_phone_proves_who_they_are_without_it(talk):
    conversation = talk({ME: problem("sign-in-required", 403)})
    [said] = await conversation.hear("lost_phone", "my phone was stolen")
    assert said.key == "orders.lost_phone_sign_in"
    assert said.custom["form"] == {"kind": "sign_in", "then": "lost_phone", "by": "email"}


async def test_a_line_that_is_not_in_use_is_not_blocked(talk):
    conversation = talk({**me(), BARS: problem("cannot-be-barred")})
    await conversation.hear("lost_phone", "phone stolen")
    [said] = await conversation.press("Block it now")
    assert said.key == "orders.lost_phone_not_in_use"


async def test_a_puk_is_shown_and_not_kept(talk):
    shown = {"service_id": "s1", "service": MINE["label"], "puk": "12345678", "what_next": ""}
    conversation = talk({**me(), PUK: (200, shown)})
    [said] = await conversation.hear("sim_help", "my sim is locked")
    assert "12345678" in said.text
    assert "12345678" not in json.dumps(conversation.memory)


async def test_digits_that_fit_no_sim_are_asked_for_twice_and_then_a_person_is_offered(talk):
    conversation = talk({**me(), ACTIVATION: problem("sim-not-found", detail="Read it again.")})
    await conversation.hear("sim_help", "activate my new sim")
    said = []
    for digits in ("1111", "2222", "3333"):
        await conversation.hear("nlu_fallback", digits, 0.3)
        said += await conversation.press("Activate it")
    assert [one.key for one in said] == ["sims.digits_unknown", "sims.digits_unknown", "sims.sim_not_found"]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("please unlock my handset", "sims.sim_help_unlock"),
        ("my new sim isn't activated yet", "sims.sim_help_digits"),
        ("my sim card broke", "sims.sim_help_form"),
        ("sim", "sims.sim_help_what"),
    ],
)
async def test_what_about_the_sim_is_heard_in_the_first_message(talk, words, key):
    [said] = await talk(me()).hear("sim_help", words)
    assert said.key == key


async def test_of_several_orders_the_one_that_is_meant_is_asked_for(talk):
    other = ORDER | {"id": "o2", "number": "O70002", "title": "SIM for Van 2"}
    routes = {ORDERS: listed(ORDER, other), "/v1/orders/numbers/O70002": (200, other)}
    conversation = talk(routes)
    [said] = await conversation.hear("order_status", "where is my order")
    assert (said.key, said.offers) == ("orders.order_status_which", ["Mesh point", "SIM for Van 2"])
    [said] = await conversation.press("SIM for Van 2")
    assert "O70002" in said.text


async def test_a_change_of_plan_is_taken_back_where_it_was_asked_for(talk):
    back = "/v1/plans/changes/o1"
    planned = ORDER | {"can_be_cancelled": False, "taken_back_at": back, "kind": "plan_change"}
    conversation = talk({ORDERS: listed(planned), f"DELETE {back}": (200, {})})
    await conversation.hear("order_status", "cancel my order")
    [said] = await conversation.press("Cancel this order")
    assert said.key == "orders.order_cancelled"
    assert [one.method for one in conversation.api.requests][-1] == "DELETE"


async def test_an_order_system_that_is_away_can_be_tried_again_without_being_asked_anew(talk):
    answers = [httpx.ReadTimeout("slow"), (200, ORDER | {"state": "cancelled"})]
    conversation = talk({ORDERS: listed(ORDER), "/v1/orders/o1/cancellation": lambda _: answers.pop(0)})
    await conversation.hear("order_status", "cancel my order")
    [said] = await conversation.press("Cancel this order")
    assert (said.key, said.offers) == ("support.unknown", ["Try again", "Talk to a person"])
    [said] = await conversation.press("Try again")
    assert said.key == "orders.order_cancelled"


FIVE = [MINE | {"id": f"s{place}", "label": f"Van {place} ending 60{place}"} for place in range(1, 6)]


async def test_of_five_lines_the_fifth_can_be_reached(talk):
    conversation = talk(me(*FIVE))
    [said] = await conversation.hear("lost_phone", "a phone was stolen")
    assert said.offers == ["Van 1 601", "Van 2 602", "Van 3 603", "Show 2 more"]
    [said] = await conversation.press("Show 2 more")
    assert (said.key, said.offers[:2]) == ("orders.other_lines", ["Van 4 604", "Van 5 605"])
    [said] = await conversation.press("Van 5 605")
    assert "Van 5 ending 605" in said.text


async def test_a_line_that_was_named_before_it_was_understood_is_not_asked_for(talk):
    conversation = talk({**me(*FIVE), BARS: (201, BARRED)})
    await conversation.hear("nlu_fallback", "van 3 has been nicked", 0.78)
    [said] = await conversation.hear("lost_phone")
    assert (said.key, "Van 3 ending 603" in said.text) == ("orders.lost_phone_block", True)
    await conversation.press("Block it now")
    assert conversation.api.sent(BARS)[0]["reason"] == "stolen"


async def test_who_asks_for_their_own_puk_is_not_told_what_one_is(talk):
    known = [{"id": "sims#what-is-a-puk", "score": 0.99}]
    conversation = talk(
        {ME: (200, {"accounts": [{"services": [MINE]}]}), PUK: (200, {"puk": "12345678", "service": MINE})}
    )
    [said] = await conversation.hear("sim_help", "what is my puk", knowledge=known)
    assert "12345678" in said.text
