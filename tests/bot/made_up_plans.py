"""Lines, plans and what can be had on top, as the api tells of them."""

from datetime import timedelta

from conftest import TODAY, day, money

LINE = "11111111-1111-4111-8111-111111111111"
OTHER = "22222222-2222-4222-8222-222222222222"


def ahead(days):
    on = TODAY + timedelta(days=days)
    return day(on.isoformat(), f"{on:%a} {on.day} {on:%B}")


END, FREE = ahead(40), ahead(200)


def allowances(data=None, told=("Unlimited data",), roaming=()):
    return {
        "data_kilobytes": data,
        "voice_minutes": None,
        "texts": None,
        "speed_mbps": None,
        "roaming": [*roaming],
        "told": [*told],
    }


def line(service_id=LINE, *, label="Mobile ending 101", kind="mobile", addons=(), pending=None, holder=True):
    contract = {
        "starts_on": day("2028-01-01", "Sat 1 January 2028"),
        "ends_on": day("2030-03-01", "Fri 1 March"),
        "notice_days": 30,
        "upgrade_on": day("2030-02-01", "Fri 1 February"),
        "upgrade_now": False,
        "leaving_costs": money(4650),
    }
    return {
        "service": {"id": service_id, "label": label, "kind": kind, "state": "active"},
        "plan_code": "small",
        "plan_name": "Small",
        "allowances": allowances(),
        "price": {"plan": money(1000), "addons": money(0), "total": money(1000)} if holder else None,
        "contract": contract if holder else None,
        "addons": [*addons],
        "pending": pending,
    }


def mine(*lines):
    return 200, {"services": [*lines], "as_of": "12:00"}


def plan(code, name, minor, *, data=None):
    return {
        "code": code,
        "name": name,
        "kind": "mobile",
        "price": money(minor),
        "prepaid": False,
        "business_only": False,
        "allowances": allowances(data),
        "extra_gigabyte": None,
        "contract_months": 12,
    }


SMALL = plan("small", "Small", 1000, data=5_000_000)


def possible(one, *, why=None, text="It can't be had.", on=None):
    reasons = [{"why": why, "text": text, "possible_from": on}] if why else []
    when = [] if why else ["now", "next_bill"]
    difference = money(one["price"]["minor"] - SMALL["price"]["minor"])
    return {"plan": one, "eligible": not why, "when": when, "difference": difference, "reasons": reasons}


def eligibility(*plans):
    present = possible(SMALL, why="present_plan", text="This is the plan you have.")
    body = {"service": line()["service"], "present": SMALL, "next_bill_on": day("2030-01-10", "Thu 10 January")}
    return 200, body | {"plans": [present, *plans], "as_of": "12:00"}


def change_quote(new=None):
    new = new or plan("big", "Big", 2000)
    return 201, {
        "quote_id": "q1",
        "old": SMALL,
        "new": new,
        "difference": money(800, "+£8.00"),
        "once_total": money(444, "+£4.44"),
        "effective_on": day("2030-01-10", "Thu 10 January"),
        "contract_months": 12,
        "contract_ends_on": day("2031-01-10", "Fri 10 January 2031"),
        "loses": [],
    }


def leaving_quote(*, cost=0, alternative=None):
    return 201, {
        "quote_id": "q1",
        "earliest_on": END,
        "ends_on": END,
        "free_on": FREE if cost else END,
        "early_total": money(cost),
        "alternative": alternative,
    }


def addon(code, name, minor, *, days=None):
    return {
        "code": code,
        "name": name,
        "kind": "mobile",
        "text": name,
        "price": money(minor),
        "days": days,
        "gives": [],
        "countries": [],
    }
