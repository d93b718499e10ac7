"""In: one delivery of a provider, kept as it came. Only then is the provider thanked, and a job takes it out."""

import hmac
import logging
import uuid
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from api.channels import arrivals
from api.errors import NotAllowed
from api.parts import Parts
from connectors.base import Anomalous, Arrived, Inbound, Provider, Receipt, Untrusted
from models import Arrival, ArrivalState, new_id

log = logging.getLogger(__name__)
# Of a request's headers, what proves whose it is and how to read it. Cookies and addresses are nobody's business.
KEPT = ("content-type", "user-agent")
# Receipts are believed forward only, so their order is nobody's: as many jobs at once may take those of a connector.
LANES = 8


class NotTheProvider(NotAllowed):
    """Nothing proves that this is from the provider. It is kept, and can be let in at the desk."""

    title = "The signature does not fit"


async def take_in(parts: Parts, provider: Provider, arrived: Arrived, *, observed: bool) -> None:
    """`observed`: what can't be trusted is let in and marked, while a new address or secret is tried out."""
    reason = None
    try:
        provider.verify(arrived)
    except Untrusted as error:
        reason = str(error)
        log.warning("%s: a delivery could not be trusted: %s", provider.name, reason)
        if not observed:
            await _refuse(parts, provider, arrived, reason, trusted=False)
            raise NotTheProvider("This was not signed as we expect it.") from None
    try:
        items = provider.parse(arrived)
    except Anomalous as error:
        log.warning("%s: a delivery could not be read: %s", provider.name, error)
        await _refuse(parts, provider, arrived, str(error), trusted=reason is None)
        return
    arrival = arrival_of(provider, arrived, reason, trusted=reason is None)
    _lay_out(parts, arrival, items)
    await arrivals.keep(parts, arrival)


def _lay_out(parts: Parts, arrival: Arrival, items: Sequence[Inbound | Receipt]) -> None:
    """Everybody who has something in it waits."""
    arrival.waiting = list({key_of(parts, arrival, item) for item in items})
    arrival.failed = 0
    arrival.state = ArrivalState.received if arrival.waiting else ArrivalState.processed


async def lay_out_again(
    parts: Parts, session: AsyncSession, arrival: Arrival, items: Sequence[Inbound | Receipt]
) -> None:
    """All of it, and a job takes it out for each. What of it was taken before is known by its ids."""
    _lay_out(parts, arrival, items)
    await session.flush()
    if arrival.waiting:
        await parts.jobs.take(session, arrival.connector, arrival.waiting)


def key_of(parts: Parts, arrival: Arrival, item: Inbound | Receipt) -> uuid.UUID:
    """Under what an item waits: the same for all of one sender, and it tells nobody who that is."""
    whose = f"from {item.sender}" if isinstance(item, Inbound) else f"receipts {arrival.id.int % LANES}"
    secret = parts.settings.token_secret.get_secret_value().encode()
    return uuid.UUID(bytes=hmac.digest(secret, f"{arrival.connector} {whose}".encode(), "sha256")[:16])


async def _refuse(parts: Parts, provider: Provider, arrived: Arrived, reason: str, *, trusted: bool) -> None:
    async with parts.database.transaction() as session:
        arrival = arrival_of(provider, arrived, reason, trusted=trusted)
        arrival.state = ArrivalState.refused
        session.add(arrival)


def arrival_of(provider: Provider, arrived: Arrived, reason: str | None, *, trusted: bool) -> Arrival:
    kept = {name: value for name, value in arrived.headers.items() if name in KEPT or "signature" in name}
    return Arrival(
        id=new_id(),
        connector=provider.name,
        url=arrived.url,
        body=arrived.body,
        headers=kept,
        trusted=trusted,
        reason=reason[:200] if reason else None,
    )
