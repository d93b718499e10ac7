"""What is used and left, in each state there is, and what can be added."""

import pytest
from conftest import day, money, problem
from made_up_plans import LINE, OTHER, line, mine

CURRENT, MINE, TOP_UPS = "/v1/usage/current", "/v1/plans/mine", "/v1/usage/top-ups"
QUOTES, LINKS = f"{TOP_UPS}/quotes", "/v1/payments/links"
RESETS = day("2030-01-10", "Thu 10 January")
GB = 1_000_000


def quantity(amount, display, unit="kilobytes"):
    return {"amount": amount, "unit": unit, "display": display}


def gauge(limit="allowance", *, used="3 GB", left=17 * GB):
    kept = quantity(left, f"{left // GB} GB") if limit == "allowance" else None
    included = quantity(20 * GB, "20 GB") if limit == "allowance" else None
    return {"limit": limit, "used": quantity(3 * GB, used), "included": included, "extra": None, "left": kept}


def usage(data=None, *, verdict=None, out_on=None, credit=None, **more):
    ahead = {"verdict": verdict, "expected": quantity(1, "1 MB"), "runs_out_on": out_on} if verdict else None
    cycle = {"starts": day("2029-12-10", "Mon 10 December"), "resets_on": RESETS}
    body = {"service": {"id": LINE, "label": "Mobile ending 101"}, "kind": "mobile", "plan": "Small", "cycle": cycle}
    body |= {"data": data or gauge(), "minutes": None, "texts": None, "credit": credit, "forecast": ahead}
    return 200, body | {"fact": "Nothing is counted.", "as_of": "12:00"} | more


def offers(*, paid_by="bill", credit=None):
    def one(code, title, minor, kilobytes):
        data = quantity(kilobytes, title) if kilobytes else None
        return {"code": code, "title": title, "price": money(minor), "data": data}

    data = [one("data-1", "1 GB", 400, GB), one("data-5", "5 GB", 800, 5 * GB)]
    cash = [one("credit-5", "£5 of credit", 500, None), one("credit-10", "£10 of credit", 1000, None)]
    body = {"service": {"id": LINE, "label": "Mobile ending 101"}, "paid_by": paid_by, "credit": credit}
    return 200, body | {"billed_on": RESETS, "offers": data if paid_by == "bill" else cash}


def quoted(**more):
    body = {"quote_id": "q1", "title": "5 GB of data", "paid_by": "bill", "now": money(0), "on_bill": money(800)}
    return 201, body | {"valid_until": RESETS, "billed_on": RESETS} | more


def routes(**more):
    return {MINE: mine(line()), CURRENT: usage(verdict="lasts"), TOP_UPS: offers(), QUOTES: quoted()} | more


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (usage(verdict="lasts"), "usage.lasts"),
        (usage(), "usage.left"),
        (usage(verdict="runs_out", out_on=day("2030-01-05", "Sat 5 January")), "usage.runs_out"),
        (usage(gauge(left=0), verdict="used_up"), "usage.used_up"),
        (usage(gauge("unlimited")), "usage.unlimited"),
        (usage(gauge("by_use")), "usage.by_use"),
        (usage(gauge("by_use"), credit=money(0)), "usage.credit_none"),
        (usage(gauge("by_use"), credit=money(500)), "usage.credit"),
    ],
)
async def test_each_state_has_its_own_words(talk, answer, key):
    [said] = await talk(routes(**{CURRENT: answer})).hear("check_usage", "how much is left")
    assert said.key == key


async def test_a_service_on_which_nothing_is_counted_says_so(talk):
    status, body = usage()
    [said] = await talk(routes(**{CURRENT: (status, body | {"data": None})})).hear("check_usage", "tv usage")
    assert said.key == "usage.not_counted"


async def test_minutes_and_texts_are_told_together(talk):
    answer = usage(minutes=gauge("unlimited", used="105 minutes"), texts=gauge("unlimited", used="13 texts"))
    [said] = await talk(routes(**{CURRENT: answer})).hear("check_usage", "how many mins and texts")
    assert (said.key, "105 minutes" in said.text, "13 texts" in said.text) == ("usage.several", True, True)


async def test_of_several_lines_it_is_first_said_whether_one_is_short(talk):
    lines = line(label="Van 1 ending 151"), line(OTHER, label="Van 2 ending 152")
    conversation = talk(routes(**{MINE: mine(*lines), "/v1/usage/lines": (200, {"fact": "2 lines, none is short."})}))
    first, second = await conversation.hear("check_usage", "data left")
    assert (first.key, second.key) == ("usage.overview", "support.which_line")
    await conversation.hear("nlu_fallback", "van 2", 0.3)
    assert conversation.api.requests[-1].url.params["service_id"] == OTHER


async def test_the_usage_is_told_where_the_plans_are_away(talk):
    conversation = talk(routes(**{MINE: (503, {"type": "/problems/system-unavailable", "status": 503})}))
    [said] = await conversation.hear("check_usage", "data left")
    assert said.key == "usage.lasts"


@pytest.mark.parametrize("words", ["add 5 GB", "add five quid", "top me up by £8"])
async def test_what_is_not_offered_is_never_bought(talk, words):
    conversation = talk(routes())
    await conversation.hear("top_up", words)
    assert {one["code"] for one in conversation.api.sent(QUOTES)} <= {"data-5"}
    assert conversation.api.sent(TOP_UPS) == []


async def test_an_amount_that_is_not_sold_gets_what_is(talk):
    conversation = talk(routes())
    [said] = await conversation.hear("top_up", "add 3 gb")
    assert (said.key, said.offers) == ("usage.top_up_no_such", ["1 GB", "5 GB"])


async def test_credit_is_chosen_by_its_amount(talk):
    paid = quoted(title="£10 of credit", paid_by="method", now=money(1000), valid_until=None, billed_on=None)
    conversation = talk(routes(**{TOP_UPS: offers(paid_by="method", credit=money(0)), QUOTES: paid}))
    [said] = await conversation.hear("top_up", "top up 10 pounds")
    assert (said.key, said.offers[0]) == ("usage.top_up_confirm_method", "Pay £10.00")
    assert conversation.api.sent(QUOTES)[0]["code"] == "credit-10"


async def test_without_a_card_one_is_entered_on_the_providers_page(talk):
    link = 201, {"url": "https://pay.example.com/p/1", "amount": None, "ends_at": "14:46"}
    more = {TOP_UPS: offers(paid_by="method", credit=money(0)), QUOTES: problem("no-method"), LINKS: link}
    conversation = talk(routes(**more))
    [said] = await conversation.hear("top_up", "top up 10 pounds")
    assert said.key == "usage.top_up_card"
    assert conversation.api.sent(LINKS) == [{"purpose": "save_card"}]


async def test_a_line_without_limit_needs_nothing(talk):
    status, body = offers()
    [said] = await talk(routes(**{TOP_UPS: (status, body | {"offers": []})})).hear("top_up", "more data")
    assert said.key == "usage.top_up_unlimited"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("payment-declined", "usage.top_up_not_paid"),
        ("quote-used", "usage.top_up_done_before"),
        ("extra-over", "usage.top_up_outdated"),
        ("line-not-active", "usage.top_up_not_active"),
    ],
)
async def test_a_purchase_that_is_refused_says_why(talk, name, key):
    conversation = talk(routes(**{f"POST {TOP_UPS}": problem(name, detail="This line is barred.")}))
    await conversation.hear("top_up", "add 5 gb")
    [said] = await conversation.hear("affirm", "yes")
    assert said.key == key


async def test_data_is_added_to_the_one_of_several_lines_that_was_just_asked_about(talk):
    lines = line(label="Van 1 ending 151"), line(OTHER, label="Van 2 ending 152")
    conversation = talk(routes(**{MINE: mine(*lines)}))
    await conversation.hear("check_usage", "van 2 data left")
    await conversation.hear("top_up", "add 5gb to it")
    [asked] = [one.url for one in conversation.api.requests if one.url.path == TOP_UPS]
    assert asked.params["service_id"] == OTHER


async def test_of_two_lines_the_second_waits_until_the_first_is_seen_to(talk):
    vans = mine(line(label="Van 1 ending 152"), line(OTHER, label="Van 2 ending 153"))
    receipt = quoted(number="X1", price=money(800))
    conversation = talk(routes(**{MINE: vans, f"POST {TOP_UPS}": receipt}))
    [said] = await conversation.hear("top_up", "put 5 gb on van 1 and 1 gb on van 2")
    assert said.key == "usage.top_up_confirm_bill"
    *_, last = await conversation.hear("affirm", "yes")
    assert last.key == "general.next_wish"
    await conversation.press("Top up")
    looked_up = [one for one in conversation.api.requests if (one.method, one.url.path) == ("GET", TOP_UPS)]
    assert [one.url.params["service_id"] for one in looked_up] == [LINE, OTHER]
    assert len(conversation.api.sent(TOP_UPS)) == 1


async def test_one_line_that_is_named_with_something_else_is_one(talk):
    vans = mine(line(label="Van 1 ending 152"), line(OTHER, label="Van 2 ending 153"))
    conversation = talk(routes(**{MINE: vans}))
    [said] = await conversation.hear("top_up", "put 5 gb on van 1 and tell me when it is done")
    assert said.key == "usage.top_up_confirm_bill"
    assert not (conversation.memory or {}).get("next")


@pytest.mark.parametrize("words", ["did it work", "is that done?", "so has it gone through"])
async def test_asked_whether_it_is_done_the_receipt_is_said_again(talk, words):
    conversation = talk(routes(**{f"POST {TOP_UPS}": quoted(number="X1", price=money(800))}))
    await conversation.hear("top_up", "add 5 gb")
    [receipt] = await conversation.hear("affirm", "yes")
    [again] = await conversation.hear("top_up", words)
    assert again.text == receipt.text
    assert len(conversation.api.sent(TOP_UPS)) == 1


@pytest.mark.parametrize(("words", "asked"), [("my daughters data", OTHER), ("how much has my son left", OTHER)])
async def test_somebody_of_the_family_is_the_only_line_with_a_name(talk, words, asked):
    conversation = talk(routes(**{MINE: mine(line(), line(OTHER, label="Maya's phone ending 153"))}))
    await conversation.hear("check_usage", words)
    assert conversation.api.requests[-1].url.params["service_id"] == asked
