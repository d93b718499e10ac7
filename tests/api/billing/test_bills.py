"""The list of bills, one of them in full, and any two side by side."""

import uuid
from datetime import date, timedelta

from api.db import Database
from tests.api.billing.accounts import account_of, add_bill
from tests.api.billing.calls import BILLS, bill_of
from tests.api.callers import ANA, BEN, CHLOE, JAMAL, MAYA, NOOR, PETRA, Callers

COMPARISON = "/v1/billing/comparison"


async def test_pages_of_bills_follow_each_other_without_a_gap(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    whole = (await ana.get(BILLS)).json()
    assert (len(whole["items"]), whole["next"]) == (12, None)
    days = [bill["issued_on"]["iso"] for bill in whole["items"]]
    assert days == sorted(days, reverse=True)
    found, cursor = [], ""
    while cursor is not None:
        page = (await ana.get(f"{BILLS}?limit=5" + (f"&cursor={cursor}" if cursor else ""))).json()
        found += page["items"]
        cursor = page["next"]
    assert found == whole["items"]


async def test_a_brief_says_the_month_with_its_year_and_how_the_bill_stands(callers: Callers) -> None:
    newest, before, *_ = (await (await callers.customer(CHLOE)).get(BILLS)).json()["items"]
    assert (newest["state"], before["state"]) == ("due", "overdue")
    assert newest["full_name"] == f"{newest['name']} {newest['issued_on']['iso'][:4]}"


async def test_who_has_no_bills_has_an_empty_list(callers: Callers) -> None:
    answer = await (await callers.customer(JAMAL)).get(BILLS)
    assert answer.json() == {"items": [], "next": None}


async def test_a_made_up_cursor_is_refused(callers: Callers) -> None:
    answer = await (await callers.customer(ANA)).get(f"{BILLS}?cursor=abc")
    assert (answer.status_code, answer.json()["field"]) == (422, "cursor")


async def test_one_bill_has_all_that_the_current_one_has(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    current, found = (await ana.get("/v1/billing/current")).json(), await bill_of(ana)
    assert {name: found[name] for name in current} == current
    assert (found["held"], found["disputes"]) == (None, [])
    assert found["previous_id"] == (await bill_of(ana, 1))["id"]


async def test_an_old_bill_tells_what_was_before_it_and_not_what_came_after(callers: Callers) -> None:
    chloe = await callers.customer(CHLOE)
    newest, overdue, first = await bill_of(chloe), await bill_of(chloe, 1), await bill_of(chloe, 11)
    assert newest["earlier"]["amount"] == overdue["outstanding"]
    assert overdue["earlier"] is None
    assert (first["change"], first["previous_id"]) == (None, None)


async def test_somebody_else_s_bill_is_as_unknown_as_none(callers: Callers) -> None:
    his = (await bill_of(await callers.customer(BEN)))["id"]
    ana = await callers.customer(ANA)
    answers = [await ana.get(f"{BILLS}/{bill_id}") for bill_id in (his, uuid.uuid4())]
    assert answers[0].json() == answers[1].json()
    assert (answers[0].status_code, answers[0].json()["type"]) == (404, "/problems/bill-unknown")


async def test_a_line_s_user_can_not_tell_whether_a_bill_exists(callers: Callers) -> None:
    hers = (await bill_of(await callers.customer(NOOR)))["id"]
    maya = await callers.customer(MAYA)
    answers = [await maya.get(f"{BILLS}/{bill_id}") for bill_id in (hers, uuid.uuid4())]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["type"] == "/problems/not-account-holder"


async def test_two_bills_are_compared_whichever_is_named_first(callers: Callers) -> None:
    petra = await callers.customer(PETRA)
    newest, before = (await bill_of(petra))["id"], (await bill_of(petra, 1))["id"]
    one = await petra.get(COMPARISON, params={"bill_id": newest, "other_id": before})
    other = await petra.get(COMPARISON, params={"bill_id": before, "other_id": newest})
    assert one.json() | {"as_of": ""} == other.json() | {"as_of": ""}
    assert one.json()["difference"]["display"] == "+£10.00"
    assert [cause["reason"] for cause in one.json()["causes"]] == ["discount_ended"]


async def test_a_bill_is_not_compared_with_itself_nor_with_another_account_s(
    callers: Callers, database: Database
) -> None:
    ana = await callers.customer(ANA)
    mine = (await bill_of(ana))["id"]
    his = await add_bill(database, await account_of(database, BEN), date(2019, 1, 15), 100)
    same = await ana.get(COMPARISON, params={"bill_id": mine, "other_id": mine})
    assert (same.status_code, same.json()["field"]) == (422, "other_id")
    foreign = await ana.get(COMPARISON, params={"bill_id": mine, "other_id": str(his.id)})
    assert foreign.json()["type"] == "/problems/bill-unknown"


async def test_two_accounts_of_one_holder_are_not_mixed(callers: Callers, database: Database) -> None:
    account = await account_of(database, BEN)
    bill = await add_bill(database, account, date(2019, 1, 15), 100)
    ana = await callers.customer(ANA)
    mine = await bill_of(ana)
    async with database.transaction() as session:
        (await session.merge(account)).holder_id = (await account_of(database, ANA)).holder_id
    answer = await ana.get(COMPARISON, params={"bill_id": mine["id"], "other_id": str(bill.id)})
    assert answer.json()["type"] == "/problems/not-comparable"
    assert (await ana.get(f"{BILLS}/{bill.id}")).json()["account"]["id"] == str(account.id)
    assert (await ana.get(BILLS, params={"account_id": str(account.id)})).json()["items"][-1]["id"] == str(bill.id)


async def test_the_same_number_of_queries_for_one_bill_or_many(
    callers: Callers, database: Database, queries: list[str]
) -> None:
    account = await account_of(database, ANA)
    ana = await callers.customer(ANA)
    await add_bill(database, account, date(2017, 12, 15), 100)
    small = await add_bill(database, account, date(2018, 1, 15), 100)
    paths = ["/v1/billing/balance", "/v1/billing/current", f"{BILLS}?limit=100", f"{BILLS}/{small.id}"]
    before = []
    for path in paths:
        queries.clear()
        assert (await ana.get(path)).status_code == 200
        before.append(len(queries))
    for months in range(108):
        await add_bill(database, account, date(2008, 1, 15) + timedelta(days=31 * months), 100)
    large = await add_bill(database, account, date(2018, 3, 15), *range(1, 121))
    for path, count in zip([*paths[:3], f"{BILLS}/{large.id}"], before, strict=True):
        queries.clear()
        assert (await ana.get(path)).status_code == 200
        assert len(queries) == count, path
