"""Plans over HTTP: for a signed-in browser, an agent's desk, and the bot on a customer's behalf."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.access import AccountUnknown, Anybody, Known, KnownHolder, ServiceUnknown, WhichService
from api.errors import answers
from api.parts import CurrentParts
from api.plans import changing, choosing, roaming, service
from api.plans.choosing import NothingToCompare
from api.plans.countries import CountryUnknown
from api.plans.roaming_schemas import RoamingCountryOut, RoamingPricesOut
from api.plans.schemas import AddonsOut, CatalogueOut, EligibilityOut, Kind, MyPlansOut, PlanComparisonOut, SoldPlanOut
from api.plans.service import PlanUnknown

reading = APIRouter(
    prefix="/v1/plans",
    tags=["plans"],
    responses=answers(
        AccountUnknown,
        ServiceUnknown,
        WhichService,
        PlanUnknown,
        CountryUnknown,
        NothingToCompare,
    ),
)
Named = Annotated[str, Path(min_length=1, max_length=60)]
Price = Annotated[int | None, Query(ge=0, le=1_000_000_000, description="in minor units, a month")]


@reading.get("/mine")
async def show_my_plans(caller: Known, parts: CurrentParts, service_id: uuid.UUID | None = None) -> MyPlansOut:
    """What each of my lines is sold as; the price and the contract for the account holder alone."""
    return await service.my_plans(parts, caller, service_id)


@reading.get("/catalogue")
async def list_plans(
    _caller: Anybody,
    parts: CurrentParts,
    kind: Kind | None = None,
    unlimited: bool | None = None,
    max_price_minor: Price = None,
) -> CatalogueOut:
    """The plans that are sold, the cheapest of a kind first."""
    return await service.catalogue(parts, kind, unlimited, max_price_minor)


@reading.get("/catalogue/{code}")
async def show_plan(_caller: Anybody, parts: CurrentParts, code: Named) -> SoldPlanOut:
    """One plan, also where it is not sold any more."""
    return await service.one_plan(parts, code)


@reading.get("/addons")
async def list_addons(_caller: Anybody, parts: CurrentParts, kind: Kind | None = None) -> AddonsOut:
    """What can be had on top of a plan."""
    return await service.addons(parts, kind)


@reading.get("/roaming")
async def list_roaming_prices(_caller: Anybody, parts: CurrentParts) -> RoamingPricesOut:
    """What the phone costs in each country, where neither a plan nor a pass covers it."""
    return await roaming.prices(parts)


@reading.get("/roaming/{country}")
async def show_roaming(
    caller: Anybody, parts: CurrentParts, country: Named, service_id: uuid.UUID | None = None
) -> RoamingCountryOut:
    """What a country costs; with one's own line also whether its plan or a pass covers it."""
    return await roaming.in_country(parts, caller, country, service_id)


@reading.get("/eligibility")
async def show_eligibility(
    caller: KnownHolder, parts: CurrentParts, service_id: uuid.UUID | None = None
) -> EligibilityOut:
    """Which plans a line may move to, and why not to the others."""
    return await choosing.eligibility(parts, caller, service_id)


@reading.get("/comparison")
async def compare_plans(
    caller: KnownHolder, parts: CurrentParts, service_id: uuid.UUID | None = None
) -> PlanComparisonOut:
    """What each plan would have cost for my own usage of the last three full months."""
    return await choosing.comparison(parts, caller, service_id)


# Each has its whole path itself: what is traced of a call is the route's own path.
router = APIRouter()
router.include_router(reading)
router.include_router(changing.router)
