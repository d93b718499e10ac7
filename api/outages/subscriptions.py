"""Who wants to hear how an outage goes on."""

import uuid

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from api.auth import Caller
from api.outages.schemas import SubscriptionOut
from api.parts import Parts
from api.systems.ports.network import Outage, OutageOver, OutageUnknown
from models import Level, OutageSubscription
from models.base import new_id


async def followed(parts: Parts, caller: Caller, outage_ids: set[uuid.UUID]) -> list[uuid.UUID]:
    """Which of these the caller is told about."""
    if not outage_ids:
        return []
    asked = select(OutageSubscription.outage_id).where(
        OutageSubscription.customer_id == caller.require(Level.identified),
        OutageSubscription.outage_id.in_(outage_ids),
    )
    async with parts.database.session() as session:
        return list(await session.scalars(asked))


async def subscribe(parts: Parts, caller: Caller, outage_id: uuid.UUID) -> SubscriptionOut:
    customer_id = caller.require(Level.identified)
    outage = await _outage(parts, outage_id)
    if outage.fixed_at is not None:
        raise OutageOver("This outage has ended, so there is nothing more to hear of it.")
    row = {
        "id": new_id(),
        "outage_id": outage_id,
        "customer_id": customer_id,
        # They have just read what is known: they hear what comes after it.
        "told_update_at": outage.updates[-1].at if outage.updates else None,
    }
    async with parts.database.transaction() as session:
        await session.execute(insert(OutageSubscription).values(**row).on_conflict_do_nothing())
    told = f"We tell you what is new about the outage in {outage.area.name}, and when it is over."
    return SubscriptionOut(outage_id=outage_id, is_subscribed=True, text=told)


async def unsubscribe(parts: Parts, caller: Caller, outage_id: uuid.UUID) -> SubscriptionOut:
    customer_id = caller.require(Level.identified)
    outage = await _outage(parts, outage_id)
    async with parts.database.transaction() as session:
        await session.execute(
            delete(OutageSubscription).where(
                OutageSubscription.outage_id == outage_id, OutageSubscription.customer_id == customer_id
            )
        )
    told = f"We tell you nothing more about the outage in {outage.area.name}."
    return SubscriptionOut(outage_id=outage_id, is_subscribed=False, text=told)


async def _outage(parts: Parts, outage_id: uuid.UUID) -> Outage:
    found = (await parts.systems.network.outages_named([outage_id])).fresh()
    if not found:
        raise OutageUnknown("There is no such outage.")
    return found[0]
