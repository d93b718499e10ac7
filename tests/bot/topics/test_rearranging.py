"""What was just agreed is put right: another day, parts, or nothing; and what stands, stands."""

from datetime import timedelta

import pytest
from conftest import TODAY, day, money, problem

BASE = "/v1/payments/arrangements"
DUE = TODAY + timedelta(days=3)
AGREED = DUE + timedelta(days=4)


def options(why=None):
    until = [day((DUE + timedelta(days=count)).isoformat(), f"day {count}") for count in range(1, 15)]
    extension = {"amount": money(4210), "due_on": day(DUE.isoformat(), "the due day"), "until": until}
    plans = [{"count": count, "instalments": []} for count in (2, 3)]
    return {"owed": money(4210), "why_not": why, "extension": None if why else extension, "plans": [] if why else plans}


def told(request):
    """Why not, unless it is asked what may stand in place of the one that runs."""
    return 200, options(None if request.url.params.get("instead_of") == "a1" else "There is one already.")


def arrangement(*, can_change=True, kind="extension"):
    part = {"due_on": day(AGREED.isoformat(), "the agreed day"), "amount": money(4210)}
    known = {"id": "a1", "number": "A-1", "kind": kind, "state": "running", "told": "Next is £42.10."}
    return known | {"can_change": can_change, "instalments": [part]}


def routes(one, **more):
    quote = {"quote_id": "q1", "instalments": [{"due_on": day("2030-01-01", "a day"), "amount": money(2105)}]}
    made = {f"{BASE}/options": told, f"{BASE}/quotes": (201, quote), "/v1/billing/balance": (200, {"suspended": False})}
    made |= {f"GET {BASE}": (200, {"items": [one]}), f"POST {BASE}": (201, {"number": "A-2", "told": "Next is £1."})}
    made |= {f"{BASE}/a1": (200, {"number": "A-1"}), "/v1/payments/autopay": (200, {"on": False})}
    return made | more


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("actually in 9 days", {"kind": "extension", "until": (TODAY + timedelta(days=9)).isoformat()}),
        ("two more days", {"kind": "extension", "until": (AGREED + timedelta(days=2)).isoformat()}),
        ("2 days later", {"kind": "extension", "until": (AGREED + timedelta(days=2)).isoformat()}),
        ("make it two payments", {"kind": "instalments", "count": 2}),
        ("rather in 3 parts", {"kind": "instalments", "count": 3}),
    ],
)
async def test_something_else_stands_in_its_place(talk, words, wanted):
    conversation = talk(routes(arrangement()))
    [said] = await conversation.hear("payment_extension", words)
    assert said.key.startswith("payments.payment_extension_confirm")
    assert conversation.api.sent(f"{BASE}/quotes") == [wanted | {"instead_of": "a1"}]
    [said] = await conversation.hear("affirm", "ok agree")
    assert said.key == "payments.arranged_instead"


async def test_what_is_not_said_is_asked_and_can_be_left(talk):
    conversation = talk(routes(arrangement()))
    [said] = await conversation.hear("payment_extension", "can i change the arrangement")
    assert (said.key, said.offers[-1]) == ("payments.payment_extension_how_changed", "Take it back")
    await conversation.press("In 2 parts")
    [said] = await conversation.hear("deny", "no leave it")
    assert (said.key, conversation.api.sent(BASE)) == ("payments.stays_agreed", [])


async def test_the_day_that_is_agreed_is_told_to_be(talk):
    conversation = talk(routes(arrangement()))
    [said] = await conversation.hear("payment_extension", f"in {(AGREED - TODAY).days} days")
    assert said.key == "payments.agreed_so"


async def test_another_number_of_parts_after_parts(talk):
    conversation = talk(routes(arrangement(kind="instalments")))
    await conversation.hear("payment_extension", "can it be 3")
    assert conversation.api.sent(f"{BASE}/quotes") == [{"kind": "instalments", "count": 3, "instead_of": "a1"}]


@pytest.mark.parametrize(
    "words",
    ["cancel the arrangement", "cancel it", "i don't want that payment plan any more", "take that back", "undo that"],
)
async def test_it_is_taken_back_after_a_yes(talk, words):
    conversation = talk(routes(arrangement()))
    [said] = await conversation.hear("payment_extension", words)
    assert said.key == "payments.payment_extension_withdraw"
    [said] = await conversation.press("Take it back")
    assert said.key == "payments.withdrawn"


@pytest.mark.parametrize(
    ("items", "key"), [([arrangement(can_change=False)], "arrangement_stands"), ([], "none_agreed")]
)
async def test_what_stands_or_is_not_there_is_said_to_be_so(talk, items, key):
    conversation = talk(routes(arrangement()) | {f"GET {BASE}": (200, {"items": items})})
    [said] = await conversation.hear("payment_extension", "cancel my payment arrangement")
    assert said.key == f"payments.{key}"


async def test_changed_too_often_it_stands(talk):
    stands = {f"{BASE}/quotes": problem("arrangement-stands")}
    conversation = talk(routes(arrangement()) | stands)
    [said] = await conversation.hear("payment_extension", "actually in 9 days")
    assert said.key == "payments.changed_too_late"
