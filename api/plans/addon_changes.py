"""Adding an add-on to a line, and removing one: quoted first, done by the catalogue."""

import uuid
from datetime import timedelta
from typing import Final

from api.access import held_account
from api.auth import Caller
from api.errors import NotFound, Refused
from api.formats import Formats, Money
from api.parts import Parts
from api.plans.change_schemas import AddonQuoteIn, AddonQuoteOut, AddonReceiptOut
from api.plans.changes import DAY_OVER, OfferOutdated
from api.plans.rendering import addon_out, service_out
from api.plans.standing import Standing, require_usable, standing
from api.plans.terms import AddonTerms
from api.quotes import Offer, executing, offer
from api.systems.ports.addon import AddonNotRunning, AddonRunning, NewAddon, NotEnoughCredit
from api.systems.ports.catalogue import Addon, RunningAddon

QUOTE: Final = "addon_change"


class AddonUnknown(NotFound):
    """No such add-on is sold, or none that this line has."""


class NotForPrepaid(Refused):
    """What goes on by the month needs a bill that it comes with."""

    title = "This add-on needs a billed account"


async def quote(parts: Parts, caller: Caller, body: AddonQuoteIn) -> AddonQuoteOut:
    known = (await parts.systems.catalogue.addons()).fresh()
    addon = next((addon for addon in known if addon.code == body.addon_code), None)
    if addon is None or (addon.withdrawn_on and body.action == "add"):
        raise AddonUnknown("There is no such add-on. The list of add-ons has those that are sold.", field="addon_code")
    here = (await standing(parts, caller, body.service_id, addon.kind, fresh=True)).fresh()
    running = next((one for one in here.sold.addons if one.addon.id == addon.id), None)
    terms = _adding(here, addon, running) if body.action == "add" else _removing(here, addon, running)
    offered = await offer(parts.database, caller, QUOTE, terms)
    return _quote_out(offered, here, addon, terms, parts.formats)


def _adding(here: Standing, addon: Addon, running: RunningAddon | None) -> AddonTerms:
    require_usable(here.service)
    if running is not None and (running.ends_on is None or addon.days):
        raise AddonRunning(f"This line has {addon.name} already.", field="addon_code")
    is_prepaid = here.account.prepaid_balance is not None
    if is_prepaid:
        _require_credit(here, addon)
    next_bill_on = here.cycle.ends_on + timedelta(days=1)
    # One that was to end goes on at the price that was agreed to.
    price = running.price if running else addon.price
    return AddonTerms(
        service_id=here.service.id,
        addon_id=addon.id,
        code=addon.code,
        name=addon.name,
        action="add",
        price_minor=price.minor,
        currency=price.currency,
        starts_on=running.starts_on if running else here.today,
        ends_on=here.today + timedelta(days=addon.days - 1) if addon.days else None,
        running_id=None,
        goes_on=running is not None,
        monthly_minor=0 if addon.days else price.minor,
        charged_on=here.today if is_prepaid else next_bill_on,
    )


def _require_credit(here: Standing, addon: Addon) -> None:
    """The catalogue asks again when it takes the money."""
    balance = here.account.prepaid_balance
    if addon.days is None:
        raise NotForPrepaid("On a prepaid account only passes can be had.", field="addon_code")
    if balance is not None and balance.minor < addon.price.minor:
        raise NotEnoughCredit(
            "The credit is not enough for this. Top up first, and then try again.",
            missing_minor=addon.price.minor - balance.minor,
        )


def _removing(here: Standing, addon: Addon, running: RunningAddon | None) -> AddonTerms:
    if running is None or running.ends_on is not None:
        told = f"This line does not have {addon.name}, or its last day is known already."
        raise AddonNotRunning(told, field="addon_code")
    return AddonTerms(
        service_id=here.service.id,
        addon_id=addon.id,
        code=addon.code,
        name=addon.name,
        action="remove",
        price_minor=running.price.minor,
        currency=running.price.currency,
        starts_on=running.starts_on,
        # The month is paid for.
        ends_on=here.cycle.ends_on,
        running_id=running.id,
        monthly_minor=-running.price.minor,
        charged_on=None,
    )


async def execute(parts: Parts, caller: Caller, quote_id: uuid.UUID) -> AddonReceiptOut:
    await held_account(parts.systems.account, caller, fresh=True)
    catalogue = parts.systems.catalogue
    async with executing(parts.database, caller, QUOTE, quote_id, AddonTerms) as it:
        terms = it.terms
        here = (await standing(parts, caller, terms.service_id, fresh=True)).fresh()
        if terms.running_id is not None:
            assert terms.ends_on is not None
            _require_same_month(here, terms)
            done = await catalogue.remove(terms.running_id, terms.ends_on, reference=it.reference)
        else:
            require_usable(here.service)
            new = NewAddon(terms.service_id, terms.addon_id, terms.price, terms.starts_on, terms.ends_on, here.today)
            done = await catalogue.add(new, reference=it.reference)
        return _receipt_out(done, terms, parts.formats)


def _require_same_month(here: Standing, terms: AddonTerms) -> None:
    """One whose last day an earlier try has set is no reason to refuse: the catalogue knows whose try it was."""
    is_running_on = any(one.id == terms.running_id and one.ends_on is None for one in here.sold.addons)
    if is_running_on and terms.ends_on != here.cycle.ends_on:
        raise OfferOutdated(DAY_OVER)


def _quote_out(offered: Offer, here: Standing, addon: Addon, terms: AddonTerms, formats: Formats) -> AddonQuoteOut:
    return AddonQuoteOut(
        quote_id=offered.id,
        ends_at=offered.ends_at,
        service=service_out(here.service),
        addon=addon_out(addon, formats),
        action=terms.action,
        price=formats.money(terms.price),
        monthly=formats.money(Money(terms.monthly_minor, terms.currency), signed=True),
        starts_on=formats.day(terms.starts_on),
        ends_on=formats.day(terms.ends_on) if terms.ends_on else None,
        charged_on=formats.day(terms.charged_on) if terms.charged_on else None,
        told=_told(terms, formats),
    )


def _told(terms: AddonTerms, formats: Formats) -> str:
    price = formats.money(terms.price).display
    last = formats.day(terms.ends_on).display if terms.ends_on else None
    if terms.action == "remove":
        return f"{terms.name} runs until {last}, as it is paid for. After that you pay {price} a month less."
    if last:
        return f"{terms.name} costs {price} once and holds from today until {last}."
    first = formats.day(terms.charged_on).display if terms.charged_on else ""
    if terms.goes_on:
        return f"{terms.name} goes on as before, for {price} a month."
    return f"{terms.name} starts today; the days until your next bill are free. From {first} it costs {price} a month."


def _receipt_out(done: RunningAddon, terms: AddonTerms, formats: Formats) -> AddonReceiptOut:
    return AddonReceiptOut(
        number=done.number,
        action=terms.action,
        code=terms.code,
        name=terms.name,
        price=formats.money(done.price),
        starts_on=formats.day(done.starts_on),
        ends_on=formats.day(done.ends_on) if done.ends_on else None,
        told=_told(terms, formats),
    )
