"""The phone abroad: what it costs there, which passes help, and whether one's own plan covers it."""

import uuid

from api.access import one_service
from api.auth import Caller
from api.formats import Formats, Money
from api.parts import Parts
from api.plans.countries import country_name, find_country
from api.plans.cycle import rounded
from api.plans.rendering import addon_out, my_addon_out, service_out
from api.plans.roaming_schemas import MyRoamingOut, RoamingCountryOut, RoamingPassOut, RoamingPriceOut, RoamingPricesOut
from api.systems.ports.catalogue import Addon, RoamingPrice
from models import ServiceKind
from models.base import now

# What most people use in a day away.
MEGABYTES, MINUTES, TEXTS = 200, 10, 5
USUAL_DAY = f"{MEGABYTES} MB of data, {MINUTES} minutes of calls and {TEXTS} texts"


async def prices(parts: Parts) -> RoamingPricesOut:
    answer = await parts.systems.catalogue.roaming_prices()
    countries = [_price_out(price, parts.formats) for price in answer.value]
    return RoamingPricesOut(countries=countries, as_of=parts.formats.clock(answer.as_of))


async def in_country(parts: Parts, caller: Caller, asked: str, service_id: uuid.UUID | None) -> RoamingCountryOut:
    answer = await parts.systems.catalogue.roaming_prices()
    price = find_country(answer.value, asked, parts.formats.locale)
    addons = (await parts.systems.catalogue.addons()).value
    passes = [addon for addon in addons if addon.days and not addon.withdrawn_on and price.country in addon.countries]
    return RoamingCountryOut(
        price=_price_out(price, parts.formats),
        usual_day=USUAL_DAY,
        day=parts.formats.money(usual_day(price)),
        passes=_passes(passes, parts.formats),
        mine=await _mine(parts, caller, service_id, price, passes) if service_id else None,
        as_of=parts.formats.clock(answer.as_of),
    )


def usual_day(price: RoamingPrice) -> Money:
    data = rounded(price.gigabyte.minor, MEGABYTES, 1000)
    return Money(data + MINUTES * price.minute.minor + TEXTS * price.text.minor, price.gigabyte.currency)


async def _mine(
    parts: Parts, caller: Caller, service_id: uuid.UUID, price: RoamingPrice, passes: list[Addon]
) -> MyRoamingOut:
    account, service = await one_service(parts.systems.account, caller, service_id, ServiceKind.mobile)
    today = parts.formats.today(now())
    sold = (await parts.systems.catalogue.sold([service.id], today)).value[0]
    covered = price.country in sold.plan.roaming_zones
    running = next((one for one in sold.addons if price.country in one.addon.countries), None)
    day = Money(0, price.gigabyte.currency) if covered or running else usual_day(price)
    is_holder = account.holder_id == caller.customer_id
    name = country_name(parts.formats.locale, price.country)
    if covered:
        told = f"{sold.plan.name} is used in {name} as at home. You pay nothing on top."
    elif running:
        told = f"{running.addon.name} covers {name} until {parts.formats.day(running.ends_on or today).display}."
    else:
        told = _not_covered(sold.plan.name, name, day, passes, parts.formats)
    return MyRoamingOut(
        service=service_out(service),
        switched_on=bool(service.roaming),
        covered=covered,
        running=my_addon_out(running, parts.formats, is_holder=is_holder) if running else None,
        day=parts.formats.money(day),
        told=told,
    )


def _not_covered(plan: str, country: str, day: Money, passes: list[Addon], formats: Formats) -> str:
    told = f"{plan} does not cover {country}. A day with {USUAL_DAY} would cost {formats.money(day).display}"
    cheapest = _passes(passes, formats)[:1]
    if not cheapest or cheapest[0].a_day.minor >= day.minor:
        return f"{told}."
    return f"{told}; with {cheapest[0].addon.name} it is {cheapest[0].a_day.display} a day."


def _passes(passes: list[Addon], formats: Formats) -> list[RoamingPassOut]:
    return [
        RoamingPassOut(addon=addon_out(addon, formats), a_day=formats.money(_a_day(addon)))
        for addon in sorted(passes, key=lambda addon: (_a_day(addon).minor, addon.price.minor))
    ]


def _a_day(addon: Addon) -> Money:
    return Money(-(-addon.price.minor // (addon.days or 1)), addon.price.currency)


def _price_out(price: RoamingPrice, formats: Formats) -> RoamingPriceOut:
    return RoamingPriceOut(
        country=price.country,
        name=country_name(formats.locale, price.country),
        zone=price.zone,
        gigabyte=formats.money(price.gigabyte),
        minute=formats.money(price.minute),
        text=formats.money(price.text),
    )
