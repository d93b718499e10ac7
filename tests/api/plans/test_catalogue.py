"""What is sold."""

from sqlalchemy import select

from api.db import Database
from models import Addon, BillLine, BillLineKind, ServiceAddon
from tests.api.callers import (
    Callers,
)


async def test_the_catalogue_lists_what_is_sold_and_can_be_narrowed(callers: Callers) -> None:
    nobody = callers.nobody()

    async def codes(query: str) -> list[str]:
        return [plan["code"] for plan in (await nobody.get(f"/v1/plans/catalogue{query}")).json()["plans"]]

    everything = await codes("")
    assert "sim-2" not in everything
    assert {"payg", "fast-150", "tv-plus", "home-phone"} < set(everything)
    assert await codes("?kind=mobile&unlimited=true") == ["sim-max"]
    assert await codes("?kind=broadband&max_price_minor=3100") == ["essential-50", "fast-150"]
    assert await codes("?kind=tv&max_price_minor=0") == []
    for wrong, field in (
        ("kind=boat", "kind"),
        ("max_price_minor=-1", "max_price_minor"),
        ("unlimited=x", "unlimited"),
    ):
        answer = await nobody.get(f"/v1/plans/catalogue?{wrong}")
        assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, field)


async def test_a_plan_is_shown_by_its_code_also_when_it_is_not_sold_any_more(callers: Callers) -> None:
    nobody = callers.nobody()
    plan = (await nobody.get("/v1/plans/catalogue/sim-2")).json()
    assert (plan["name"], plan["extra_gigabyte"]["minor"]) == ("SIM 2 GB", 300)
    answer = await nobody.get("/v1/plans/catalogue/sim-3000")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/plan-unknown")


async def test_add_ons_are_listed_by_kind(callers: Callers) -> None:
    nobody = callers.nobody()
    found = (await nobody.get("/v1/plans/addons?kind=tv")).json()["addons"]
    assert [addon["code"] for addon in found] == ["films", "sports"]
    (day,) = [one for one in (await nobody.get("/v1/plans/addons")).json()["addons"] if one["code"] == "europe-day"]
    assert (day["days"], day["gives"]) == (1, ["1 GB of data", "60 minutes"])
    assert "Spain" in day["countries"]


async def test_what_is_had_on_top_is_what_is_billed(database: Database) -> None:
    async with database.session() as session:
        had = await session.execute(select(ServiceAddon.service_id, Addon.code, ServiceAddon.price_minor).join(Addon))
        billed = await session.execute(
            select(BillLine.service_id, BillLine.code, BillLine.amount_minor)
            .where(BillLine.kind == BillLineKind.addon)
            .distinct()
        )
        agreed, lines = {tuple(row) for row in had}, {tuple(row) for row in billed}
    assert lines
    assert lines <= agreed
