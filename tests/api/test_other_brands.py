"""The demo as each of the other brands: its name, money, numbers and places everywhere, and nothing of OptiLink's."""

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from api.brand import chosen_brand
from api.colour import contrast, ink
from api.demo.fill import fill
from api.demo.ground import ground
from api.demo.page import log_ins
from api.formats import Formats, Money
from models import migrate
from tests.api.callers import ANA, CHLOE, DEV, ELENA, GRACE, JAMAL, KIRSTY, LIAM, OSCAR, PETRA, Callers
from tests.conftest import new_database

OTHERS = ("opticom", "telecomsphere", "telecomnet")
# Of the first brand: its name, its money, its country's numbers and places.
ITS_OWN = re.compile(r"optilink|£|GBP|07700|\+447700|Europe/London|Ecclesall|Jesmond|Headingley", re.IGNORECASE)
PEOPLE = (ANA, CHLOE, DEV, ELENA, GRACE, JAMAL, KIRSTY, LIAM, OSCAR, PETRA)
OF_CUSTOMERS = (
    *("accounts/me", "accounts/notices", "billing/balance", "billing/current", "billing/current/comparison"),
    *(
        "billing/bills",
        "payments/methods",
        "payments",
        "plans/mine",
        "plans/catalogue",
        "plans/addons",
        "plans/roaming",
    ),
    *("plans/comparison", "usage/current", "usage/lines", "usage/roaming", "usage/top-ups", "usage/alerts"),
    *("outages/mine", "outages/areas", "diagnostics/devices", "tickets", "orders", "orders/appointments"),
    *("orders/equipment", "callbacks/windows"),
)
OF_AGENTS = ("desk/canned", "desk/teams", "desk/colleagues", "desk/me")


@pytest.fixture(scope="module", params=OTHERS)
def worn(request: pytest.FixtureRequest, postgres: str) -> Iterator[str]:
    """A database filled as this brand, in a process that speaks for it."""
    with pytest.MonkeyPatch.context() as patched, new_database(postgres) as url:
        patched.setenv("BRAND", request.param)
        migrate.up(url)
        fill(url)
        yield url


@pytest.fixture
def database_url(worn: str) -> str:
    return worn


def told(answer: httpx.Response) -> str:
    """As people read it. A refusal may speak too."""
    return json.dumps(answer.json(), ensure_ascii=False)


def amounts(said: Any) -> Iterator[dict[str, Any]]:
    if isinstance(said, dict):
        if {"minor", "currency", "display"} <= said.keys():
            yield said
        for inner in said.values():
            yield from amounts(inner)
    if isinstance(said, list):
        for inner in said:
            yield from amounts(inner)


@pytest.fixture
async def said(callers: Callers) -> dict[str, httpx.Response]:
    found = {"brand": await callers.nobody().get("/v1/brand")}
    for digits in PEOPLE:
        person = await callers.customer(digits)
        for path in OF_CUSTOMERS:
            found[f"{digits} {path}"] = await person.get(f"/v1/{path}")
    agent = await callers.agent(ANA)
    for path in OF_AGENTS:
        found[path] = await agent.get(f"/v1/{path}")
    return found


async def test_nothing_that_anybody_reads_is_of_the_first_brand(said: dict[str, httpx.Response]) -> None:
    assert sum(answer.is_success for answer in said.values()) > 0.8 * len(said)
    strange = {path: found.group() for path, answer in said.items() if (found := ITS_OWN.search(told(answer)))}
    assert strange == {}


async def test_all_money_is_the_brand_s_and_written_as_its_country_does(said: dict[str, httpx.Response]) -> None:
    brand = chosen_brand()
    formats = Formats(brand)
    shown = [one for answer in said.values() for one in amounts(answer.json())]
    assert len(shown) > 100
    assert {one["currency"] for one in shown} == {brand.currency}
    for one in shown:
        plain = formats.money(Money(one["minor"], brand.currency)).display
        assert one["display"].lstrip("+") == plain


async def test_a_bill_is_printed_in_the_brand_s_name_and_can_be_read(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    bill = (await ana.get("/v1/billing/current")).json()
    assert bill["number"].startswith(ground().letters)
    paper = await ana.get(f"/v1/billing/bills/{bill['id']}/pdf")
    assert paper.content.startswith(b"%PDF-")
    assert chosen_brand().name in paper.headers["content-disposition"]
    assert contrast(ink(chosen_brand().colour), "#ffffff") >= 4.5


def test_everybody_who_can_sign_in_has_a_number_of_the_country(worn: str) -> None:
    assert worn
    assert len(log_ins().splitlines()) == 17
    assert not ITS_OWN.search(log_ins())
