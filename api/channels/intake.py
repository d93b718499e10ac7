"""In: one delivery of a provider, kept as it came, and each of its messages and receipts once."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from api.channels import contacts, joining, keywords, receipts, repository
from api.conversations import receiving
from api.errors import NotAllowed, ServiceError
from api.parts import Parts
from connectors.base import Anomalous, Arrived, Inbound, Provider, Receipt, Untrusted
from models import Arrival, ArrivalState, Contact

log = logging.getLogger(__name__)
# People text line by line: so long is waited for the next line before all of them are answered.
BURST = timedelta(seconds=0.7)
AT_ONCE = 100
# Of a request's headers, what proves whose it is and how to read it. Cookies and addresses are nobody's business.
KEPT = ("content-type", "user-agent")


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
    async with parts.database.transaction() as session:
        arrival = _arrival(provider, arrived, ArrivalState.processed, reason, trusted=reason is None)
        session.add(arrival)
        await session.flush()
        await take_all(parts, session, provider, arrival, items)


async def take_all(
    parts: Parts, session: AsyncSession, provider: Provider, arrival: Arrival, items: Sequence[Inbound | Receipt]
) -> None:
    """Sender by sender in a fixed order, so that two deliveries at once never wait for each other in a circle; what
    one sender wrote stays in its order. One that can't be taken keeps none of the others out."""
    failed = []
    for item in sorted(items, key=_whose):
        try:
            async with session.begin_nested():
                await _take(parts, session, provider, arrival, item)
        except (ServiceError, LookupError, ValueError, DataError, IntegrityError) as error:
            log.exception("%s: one of a delivery's messages could not be taken", provider.name)
            failed.append(type(error).__name__)
    if failed:
        arrival.state = ArrivalState.refused
        arrival.reason = f"{len(failed)} of {len(items)} could not be taken: {failed[0]}"
    else:
        arrival.state = ArrivalState.processed


def _whose(item: Inbound | Receipt) -> str:
    return item.sender if isinstance(item, Inbound) else ""


async def _take(
    parts: Parts, session: AsyncSession, provider: Provider, arrival: Arrival, item: Inbound | Receipt
) -> None:
    if isinstance(item, Receipt):
        await receipts.take(parts, session, provider.name, item, arrival.id)
        return
    contact = await repository.contact_at(session, provider.channel, item.sender)
    message = await joining.whole(session, provider, contact, item, arrival)
    if message is not None and not await repository.has_come(session, provider.name, message.provider_message_id):
        await _take_message(parts, session, provider, contact, message, arrival)


async def _take_message(
    parts: Parts, session: AsyncSession, provider: Provider, contact: Contact, item: Inbound, arrival: Arrival
) -> None:
    conversation = await contacts.conversation_with(parts, session, provider, contact, item)
    # Each sender has their own count of codes: one who types many addresses keeps nobody else from signing in.
    said = await receiving.understand_anyhow(parts, session, conversation, replace(item, source=item.sender))
    if item.text and said.intent is None and said.content.text != item.text:
        # A card's number or a code was in it: it is in no other place either.
        arrival.body = b""
    columns = {
        "connector": provider.name,
        "provider_message_id": item.provider_message_id,
        "arrival_id": arrival.id,
    }
    if not await keywords.obey(parts, session, conversation, contact, said, item.keyword, columns):
        await receiving.take_in(parts, session, conversation, said, columns, pause=BURST)


async def join_what_is_left(parts: Parts) -> None:
    """A round: texts whose parts never all came are taken as far as they did."""
    async with parts.database.session() as session:
        found = await joining.left_incomplete(session, AT_ONCE)
    for each, reference in found:
        async with parts.database.transaction() as session:
            contact = await repository.contact_at(session, each.channel, each.address)
            fragments = await joining.hold_incomplete(session, contact, reference)
            if not fragments or (provider := parts.providers.get(fragments[0].connector)) is None:
                continue
            arrival = await session.get_one(Arrival, fragments[-1].arrival_id)
            item = Inbound(fragments[0].provider_message_id, contact.address, fragments[0].own_address)
            await _take_message(parts, session, provider, contact, joining.joined(item, fragments), arrival)


async def _refuse(parts: Parts, provider: Provider, arrived: Arrived, reason: str, *, trusted: bool) -> None:
    async with parts.database.transaction() as session:
        session.add(_arrival(provider, arrived, ArrivalState.refused, reason, trusted=trusted))


def _arrival(
    provider: Provider, arrived: Arrived, state: ArrivalState, reason: str | None, *, trusted: bool
) -> Arrival:
    kept = {name: value for name, value in arrived.headers.items() if name in KEPT or "signature" in name}
    return Arrival(
        connector=provider.name,
        url=arrived.url,
        body=arrived.body,
        headers=kept,
        state=state,
        trusted=trusted,
        reason=reason[:200] if reason else None,
        received_at=arrived.received_at,
    )
