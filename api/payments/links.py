"""Links to the payment provider's page, where a new card is entered: to pay with it, or to keep it."""

import uuid

from pydantic import BaseModel

from api.access import held_account
from api.auth import Caller
from api.errors import NotUnderstood
from api.formats import Money
from api.once import Once
from api.parts import Parts
from api.payments.choosing import NothingOwed, billed_account, owns, refuse_while_waiting
from api.payments.rendering import link_out
from api.payments.schemas import LinkOut, NewLink, NewLinkOut
from api.systems.ports.account import Account
from api.systems.ports.payment import MoreThanOwed
from api.systems.ports.payment_link import Link, NoSuchLink
from api.systems.ports.payment_link import NewLink as WantedLink
from models import Level, LinkPurpose


class AmountNotNeeded(NotUnderstood):
    """Saving a card costs nothing."""

    title = "Saving a card takes no money"


class KeptLink(BaseModel):
    """What is remembered of a link that was asked for: all but its address, which is a secret and kept nowhere."""

    wanted: WantedLink
    reference: str


async def start(parts: Parts, caller: Caller, body: NewLink, once: Once) -> NewLinkOut:
    """Asked again under the same key it is the same link; its address is asked for anew."""
    begun: list[Link] = []

    async def begin(reference: str) -> KeptLink:
        kept = KeptLink(wanted=await _wanted(parts, caller, body), reference=reference)
        begun.append(await parts.systems.payment.start_link(kept.wanted, reference=reference))
        return kept

    kept = await once.run(KeptLink, begin)
    made = begun[0] if begun else await parts.systems.payment.start_link(kept.wanted, reference=kept.reference)
    return NewLinkOut(**link_out(made, parts.formats).model_dump(), url=made.url or "")


async def _wanted(parts: Parts, caller: Caller, body: NewLink) -> WantedLink:
    customer_id = caller.require(Level.verified)
    if body.purpose == "save_card":
        if body.amount_minor is not None:
            raise AmountNotNeeded("Leave the amount out, or ask for a link to pay.", field="amount_minor")
        account, amount = await held_account(parts.systems.account, caller, body.account_id, fresh=True), None
    else:
        account = await billed_account(parts, caller, body.account_id, fresh=True)
        amount = await _amount(parts, account, body.amount_minor)
    return WantedLink(account.id, customer_id, LinkPurpose(body.purpose), amount, account.currency)


async def _amount(parts: Parts, account: Account, asked: int | None) -> Money:
    owed = (await parts.systems.payment.owed(account.id)).fresh()
    refuse_while_waiting(owed.waiting)
    if owed.total.minor == 0:
        raise NothingOwed("All your bills are paid. There is nothing to pay now.")
    if asked is not None and asked > owed.total.minor:
        total = parts.formats.money(owed.total)
        raise MoreThanOwed(
            f"You owe {total.display}. Pay that, or less.", field="amount_minor", owed_minor=owed.total.minor
        )
    return owed.total if asked is None else Money(asked, owed.total.currency)


async def show(parts: Parts, caller: Caller, link_id: uuid.UUID) -> LinkOut:
    await held_account(parts.systems.account, caller)
    found = (await parts.systems.payment.link(link_id)).value
    if not await owns(parts, caller, found.account_id):
        raise NoSuchLink("There is no such link. Ask for a new one.")
    return link_out(found, parts.formats)
