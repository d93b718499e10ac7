"""More time: what may be had, what cannot be had and why, and agreeing on it once."""

import json
from datetime import timedelta

import pytest
from conftest import TODAY, day, money, problem

BASE = "/v1/payments/arrangements"
OPTIONS, QUOTES, AUTOPAY, BALANCE = f"{BASE}/options", f"{BASE}/quotes", "/v1/payments/autopay", "/v1/billing/balance"
DUE = TODAY + timedelta(days=3)


def part(minor, iso="2030-01-01", shown="Tue 1 January"):
    return {"due_on": day(iso, shown), "amount": money(minor)}


def options(*, later=True, counts=(2, 3), why=None):
    until = [day((DUE + timedelta(days=count)).isoformat(), f"day {count}") for count in range(1, 15)]
    extension = {"amount": money(4210), "due_on": day(DUE.isoformat(), "the due day"), "until": until}
    plans = [{"count": count, "instalments": [part(2000)] * count} for count in counts]
    return {"owed": money(6100), "why_not": why, "extension": extension if later else None, "plans": plans}


def quoted(request):
    asked = json.loads(request.content)
    return 201, {"quote_id": "q1", "instalments": [part(2034)] * (asked.get("count") or 1)}


def routes(**more):
    made = {OPTIONS: (200, options()), QUOTES: quoted, BALANCE: (200, {"suspended": False})}
    made |= {f"GET {BASE}": (200, {"items": []}), f"POST {BASE}": (201, {"number": "A-1", "told": "Next is £20."})}
    return made | {AUTOPAY: (200, {"on": False})} | more


async def test_a_later_day_and_parts_are_offered_and_nothing_is_agreed_before_the_yes(talk):
    conversation = talk(routes())
    [said] = await conversation.hear("payment_extension", "can i have more time")
    assert said.key == "payments.payment_extension_how_both"
    assert said.offers == ["A later day", "In 2 parts", "In 3 parts"]
    [said] = await conversation.press("In 3 parts")
    assert (said.key, conversation.api.sent(BASE)) == ("payments.payment_extension_confirm_parts", [])
    [said] = await conversation.hear("affirm", "ok agree")
    assert said.key == "payments.arranged"
    assert conversation.api.sent(BASE) == [{"quote_id": "q1"}]


async def test_the_day_of_the_first_message_is_taken(talk):
    conversation = talk(routes())
    [said] = await conversation.hear("payment_extension", "can it wait for 10 days, in 10 days i get paid")
    assert said.key == "payments.payment_extension_confirm_later"
    [asked] = conversation.api.sent(QUOTES)
    assert asked == {"kind": "extension", "until": (TODAY + timedelta(days=10)).isoformat()}


@pytest.mark.parametrize("words", ["in three parts", "can i split it in 3 goes", "3 instalments please"])
async def test_the_number_of_parts_of_the_first_message_is_taken(talk, words):
    conversation = talk(routes())
    await conversation.hear("payment_extension", words)
    assert conversation.api.sent(QUOTES) == [{"kind": "instalments", "count": 3}]


async def test_a_day_too_far_is_answered_with_the_latest_that_there_is(talk):
    conversation = talk(routes())
    [said] = await conversation.hear("payment_extension", "can i pay in 6 weeks")
    assert (said.key, "day 14" in said.text) == ("payments.too_late", True)
    [said] = await conversation.hear("nlu_fallback", "ok in 9 days then", 0.3)
    assert said.key == "payments.payment_extension_confirm_later"


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("can you wait 5 more days", DUE + timedelta(days=5)),
        ("I need another week", DUE + timedelta(weeks=1)),
        ("could it wait for 10 days", TODAY + timedelta(days=10)),
    ],
)
async def test_a_stretch_of_days_is_a_day_too(talk, words, until):
    conversation = talk(routes())
    await conversation.hear("payment_extension", words)
    assert conversation.api.sent(QUOTES) == [{"kind": "extension", "until": until.isoformat()}]


async def test_a_day_in_answer_to_how_is_taken_with_it(talk):
    conversation = talk(routes())
    await conversation.hear("payment_extension", "more time")
    [said] = await conversation.hear("nlu_fallback", "later, in 12 days", 0.3)
    assert said.key == "payments.payment_extension_confirm_later"


async def test_a_day_before_it_is_due_needs_no_arrangement(talk):
    conversation = talk(routes())
    await conversation.hear("payment_extension", "more time")
    await conversation.press("A later day")
    [said] = await conversation.hear("nlu_fallback", "tomorrow", 0.3)
    assert said.key == "payments.not_later"


async def test_a_suspended_customer_hears_when_the_line_works_again(talk):
    conversation = talk(routes(**{BALANCE: (200, {"suspended": True})}))
    [said] = await conversation.hear("payment_extension", "in 2 parts")
    assert said.key == "payments.payment_extension_confirm_parts_suspended"


@pytest.mark.parametrize(
    ("found", "key"),
    [
        (options(later=False), "payments.payment_extension_how_parts"),
        (options(counts=()), "payments.payment_extension_how_later"),
        (options(later=False, counts=()), "payments.too_little"),
        (options(why="Nothing is owed."), "payments.no_arrangement"),
    ],
)
async def test_only_what_can_be_had_is_offered(talk, found, key):
    [said] = await talk(routes(**{OPTIONS: (200, found)})).hear("payment_extension", "more time")
    assert said.key == key


async def test_who_pays_automatically_can_choose_another_day(talk):
    autopay = {"on": True, "told": "Visa ending 4242 pays your bills on the day each bill is due."}
    found = options(why="Automatic payment takes your bills.")
    [said] = await talk(routes(**{OPTIONS: (200, found), AUTOPAY: (200, autopay)})).hear("payment_extension", "wait")
    assert said.key == "payments.autopay_takes_it"
    assert said.offers == ["Another day", "Switch it off", "Talk to a person"]


async def test_an_arrangement_that_runs_is_told(talk):
    running = {"number": "A-7", "state": "running", "can_change": False, "told": "Next is £20.34 by Sat 28 November."}
    found = {OPTIONS: (200, options(why="There is one.")), f"GET {BASE}": (200, {"items": [running]})}
    [said] = await talk(routes(**found)).hear("payment_extension", "more time")
    assert (said.key, "A-7" in said.text) == ("payments.arranged_already", True)


@pytest.mark.parametrize("name", ["nothing-to-arrange", "not-one-of-those", "already-arranged"])
async def test_what_has_changed_meanwhile_is_said(talk, name):
    conversation = talk(routes(**{f"POST {BASE}": problem(name)}))
    await conversation.hear("payment_extension", "in 2 parts")
    [said] = await conversation.hear("affirm", "yes")
    assert said.key.startswith("payments.no")


OWING = {"owed": money(6100), "overdue": {"amount": money(2800)}, "suspended": True, "credit": None}


async def test_taking_a_day_back_asks_for_another_day(talk):
    conversation = talk(routes())
    await conversation.hear("payment_extension", "can it wait for 10 days")
    [said] = await conversation.hear("correct", "no wait, scrap that")
    assert said.key == "payments.payment_extension_until"
    [said] = await conversation.hear("nlu_fallback", "in 9 days", 0.3)
    assert said.key == "payments.payment_extension_confirm_later"


async def test_parts_instead_of_a_day_leave_no_day_behind(talk):
    conversation = talk(routes())
    await conversation.hear("payment_extension", "can it wait for 10 days")
    [said] = await conversation.hear("correct", "actually make it in 3 parts", 0.9)
    assert said.key == "payments.payment_extension_confirm_parts"
    [said] = await conversation.hear("correct", "i got that wrong")
    assert said.key == "payments.payment_extension_how_both"


async def test_what_stays_overdue_is_told_with_a_later_day(talk):
    [said] = await talk(routes(**{BALANCE: (200, OWING)})).hear("payment_extension", "can it wait for 10 days")
    assert (said.key, "£28.00" in said.text) == ("payments.payment_extension_confirm_later_overdue", True)


@pytest.mark.parametrize("intent", ["payment_extension", "pay_bill"])
async def test_a_part_now_is_paid_first_and_the_rest_is_arranged_afterwards(talk, intent):
    paying = {"quote_id": "p1", "pays": money(2000), "left": money(4100), "effect": None, "method": {"label": "Visa"}}
    receipt = {"number": "P1", "amount": money(2000), "left": money(4100), "state": "captured", "method": "Visa"}
    receipt |= {"day": day("2026-11-20", "Fri 20 November"), "at": "10:40"}
    methods = (200, {"items": []})
    more = {BALANCE: (200, OWING), "/v1/payments/quotes": (201, paying), "POST /v1/payments": (201, receipt)}
    conversation = talk(routes(**more, **{"/v1/payments/methods": methods}))
    said = await conversation.hear(intent, "can i pay 20 now and the rest in 10 days")
    assert [one.key for one in said] == ["payments.part_first", "payments.pay_bill_confirm_part"]
    assert conversation.api.sent("/v1/payments/quotes")[0]["amount"] == {"amount_minor": 2000}
    said = await conversation.hear("affirm", "yes")
    assert [one.key for one in said] == ["payments.paid_part", "general.next_wish"]
    await conversation.press("More time to pay")
    [asked] = conversation.api.sent(QUOTES)
    assert asked == {"kind": "extension", "until": (TODAY + timedelta(days=10)).isoformat()}


@pytest.mark.parametrize("words", ["can i have till {day}", "{day}", "another week"])
async def test_asked_how_a_day_is_a_later_day(talk, words):
    conversation = talk(routes())
    await conversation.hear("payment_extension", "i cant afford it")
    said_day = f"{DUE + timedelta(days=4):%A}"
    [said] = await conversation.hear("correct", words.format(day=said_day.lower()), 0.56)
    assert said.key == "payments.payment_extension_confirm_later"
