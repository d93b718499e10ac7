"""What can be added to a line, and what is refused before anything is promised."""

from sqlalchemy import func, update

from api.db import Database
from models import (
    Level,
    Service,
    ServiceState,
    TopUpOffer,
)
from tests.api.callers import CHLOE, DEV, JAMAL, PETRA, Callers
from tests.api.usage.buying import CARD, TOP_UPS, refusal
from tests.api.usage.lines import service_of


async def test_dev_is_offered_data_and_jamal_credit(callers: Callers) -> None:
    dev = (await (await callers.customer(DEV, Level.identified)).get(TOP_UPS)).json()
    assert [one["code"] for one in dev["offers"]] == ["data-1", "data-5", "data-20"]
    assert (dev["paid_by"], dev["credit"]) == ("bill", None)
    assert dev["fact"] == f"What you add goes on your bill of {dev['billed_on']['display']}."
    jamal = (await (await callers.customer(JAMAL)).get(TOP_UPS)).json()
    assert [one["price"]["minor"] for one in jamal["offers"]] == [500, 1000, 2000, 5000]
    assert (jamal["paid_by"], jamal["billed_on"], jamal["credit"]["minor"]) == ("method", None, 0)
    assert {one["data"] for one in jamal["offers"]} == {one["valid_until"] for one in jamal["offers"]} == {None}


async def test_what_makes_no_sense_is_refused_by_the_field(callers: Callers) -> None:
    dev, jamal, petra = await callers.customer(DEV), await callers.customer(JAMAL), await callers.customer(PETRA)
    for client, body, kind, where in (
        (dev, {"code": "data-6"}, "top-up-unknown", "code"),
        (dev, {"code": "credit-10"}, "top-up-unknown", "code"),
        (jamal, {"code": "data-1", "method_id": str(CARD)}, "top-up-unknown", "code"),
        (dev, {"code": "data-5", "method_id": str(CARD)}, "method-not-needed", "method_id"),
        (petra, {"code": "data-5"}, "nothing-to-add", "service_id"),
    ):
        problem = await refusal(client, **body)
        assert (problem["type"], problem["field"]) == (kind, where)
    choices = (await refusal(dev, code="data-6"))["choices"]
    assert choices[1] == {"code": "data-5", "title": "5 GB of data"}
    assert (await refusal(dev, code="data-5", colour="red"))["fields"][0]["field"] == "colour"
    assert (await refusal(dev, code="a\x00b"))["fields"][0]["field"] == "code"
    assert (await petra.get(TOP_UPS)).json()["type"] == "/problems/nothing-to-add"


async def test_an_unlimited_line_has_nothing_to_add(callers: Callers, database: Database) -> None:
    chloe, line = await callers.customer(CHLOE), await service_of(database, CHLOE)
    assert (await refusal(chloe, code="data-5"))["type"] == "line-not-active"
    async with database.transaction() as session:
        await session.execute(update(Service).where(Service.id == line.id).values(state=ServiceState.active))
    problem = await refusal(chloe, code="data-5")
    assert (problem["type"], problem["field"]) == ("nothing-to-add", "service_id")
    told = (await chloe.get(TOP_UPS)).json()
    assert (told["offers"], told["fact"]) == ([], "Data on this line is unlimited: there is nothing to add.")


async def test_what_is_no_longer_sold_is_not_offered(callers: Callers, database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(
            update(TopUpOffer).where(TopUpOffer.code == "data-5").values(withdrawn_on=func.current_date())
        )
    dev = await callers.customer(DEV)
    assert [one["code"] for one in (await dev.get(TOP_UPS)).json()["offers"]] == ["data-1", "data-20"]
    assert (await refusal(dev, code="data-5"))["type"] == "top-up-unknown"
