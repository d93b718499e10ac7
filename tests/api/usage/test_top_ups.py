"""More data on the next bill: what is promised is what is done, and done once."""

from datetime import timedelta

from sqlalchemy import update

from api.db import Database
from models import (
    Level,
    Quote,
    Service,
    ServiceState,
    TopUpOffer,
)
from models.base import now
from tests.api.callers import ANA, DEV, KIRSTY, MAYA, NOOR, Callers, key
from tests.api.usage.buying import TOP_UPS, buy, extras, quoted, refusal
from tests.api.usage.lines import service_of


async def test_dev_adds_5_gb_and_has_half_left(callers: Callers, database: Database) -> None:
    dev = await callers.customer(DEV)
    quote = await quoted(dev, code="data-5")
    assert (quote["now"]["minor"], quote["on_bill"]["minor"], quote["monthly"]["minor"]) == (0, 800, 0)
    assert quote["data"]["display"] == "5 GB"
    assert await extras(database) == []
    answer = await buy(dev, quote)
    receipt = answer.json()
    assert answer.status_code == 201
    assert receipt["number"].startswith("X")
    assert receipt["valid_until"] == quote["valid_until"]
    assert (
        receipt["fact"] == f"5 GB of data added, ready now. £8.00 goes on your bill of {quote['billed_on']['display']}."
    )
    (extra,) = await extras(database)
    assert (extra.kilobytes, extra.on_bill, str(extra.ends_on)) == (5_000_000, True, quote["valid_until"]["iso"])
    told = (await dev.get("/v1/usage/current")).json()
    assert (told["data"]["percent"], told["data"]["left"]["display"], told["data"]["extra"]["display"]) == (
        50,
        "5 GB",
        "5 GB",
    )
    assert told["fact"].startswith("5 of 10 GB used, ")
    assert told["charged"]["minor"] == 800


async def test_only_the_holder_adds_and_only_to_their_own_lines(callers: Callers, database: Database) -> None:
    maya, noor, ana = await callers.customer(MAYA), await callers.customer(NOOR), await callers.customer(ANA)
    line = str((await service_of(database, MAYA)).id)
    assert (await refusal(maya, code="data-5"))["type"] == "not-account-holder"
    assert (await maya.get(TOP_UPS)).json()["type"] == "/problems/not-account-holder"
    assert (await refusal(ana, code="data-5", service_id=line))["type"] == "service-unknown"
    assert (await refusal(noor, code="data-5"))["type"] == "which-service"
    quote = await quoted(noor, code="data-5", service_id=line)
    assert (await buy(ana, quote)).json()["type"] == "/problems/quote-unknown"
    assert (await buy(await callers.customer(NOOR, Level.identified), quote)).json()["needs"] == "verified"
    assert (await buy(noor, quote)).status_code == 201


async def test_the_same_key_twice_adds_once_and_with_another_body_nothing(callers: Callers, database: Database) -> None:
    dev, headers = await callers.customer(DEV), key()
    quote = await quoted(dev, code="data-1")
    first, second = await buy(dev, quote, headers), await buy(dev, quote, headers)
    assert first.json() == second.json()
    assert len(await extras(database)) == 1
    other = await quoted(dev, code="data-1")
    assert (await buy(dev, other, headers)).json()["type"] == "/problems/key-reused"
    assert (await buy(dev, quote)).json()["type"] == "/problems/quote-used"
    assert len(await extras(database)) == 1


async def test_an_offer_ends(callers: Callers, database: Database) -> None:
    dev = await callers.customer(DEV)
    quote = await quoted(dev, code="data-1")
    async with database.transaction() as session:
        await session.execute(update(Quote).values(ends_at=now() - timedelta(seconds=1)))
    answer = await buy(dev, quote)
    assert (answer.status_code, answer.json()["type"]) == (410, "/problems/quote-expired")
    assert await extras(database) == []


async def test_a_line_that_was_barred_meanwhile_gets_nothing(callers: Callers, database: Database) -> None:
    dev, line = await callers.customer(DEV), await service_of(database, DEV)
    quote = await quoted(dev, code="data-1")
    async with database.transaction() as session:
        await session.execute(update(Service).where(Service.id == line.id).values(state=ServiceState.barred))
    assert (await buy(dev, quote)).json()["type"] == "/problems/line-not-active"
    assert await extras(database) == []
    assert (await refusal(dev, code="data-1"))["type"] == "line-not-active"


async def test_what_was_promised_holds_when_the_price_changes(callers: Callers, database: Database) -> None:
    dev = await callers.customer(DEV)
    quote = await quoted(dev, code="data-5")
    async with database.transaction() as session:
        await session.execute(update(TopUpOffer).values(price_minor=9999))
    assert (await buy(dev, quote)).json()["price"]["minor"] == 800


async def test_what_is_added_to_one_line_is_not_on_another(callers: Callers) -> None:
    kirsty = await callers.customer(KIRSTY)
    lines = (await kirsty.get("/v1/usage/lines")).json()["lines"]
    quote = await quoted(kirsty, code="data-20", service_id=lines[2]["service"]["id"])
    await buy(kirsty, quote)
    after = (await kirsty.get("/v1/usage/lines")).json()["lines"]
    assert [line["data"]["extra"] is not None for line in after] == [False, False, True, False, False]
