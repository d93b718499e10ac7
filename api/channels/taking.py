"""Out of what is kept: each sender's messages in the order they came, and each message and receipt once."""

import logging
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.ext.asyncio import AsyncSession

from api.channels import arrivals, contacts, intake, joining, keywords, receipts, repository
from api.conversations import receiving
from api.conversations import repository as conversations
from api.parts import Parts
from api.ratings import hearing
from connectors.base import Anomalous, Inbound, Provider, Receipt
from models import Arrival, ArrivalState, Contact

log = logging.getLogger(__name__)
# People text line by line: so long is waited for the next line before all of them are answered.
BURST = timedelta(seconds=0.7)
AT_ONCE, LEFT_AT_ONCE = 100, 500
# The job of what waits for longer than that, and has none, is lost.
LEFT_AFTER = timedelta(seconds=3)
# None of this is a message's fault: it waits, and is taken later.
NOT_NOW = (OperationalError, InterfaceError, NoConnection, OSError)


async def take_all(parts: Parts, key: uuid.UUID) -> None:
    """Whatever waits of one sender, delivery by delivery. What comes from here on has a job of its own."""
    while found := await arrivals.waiting_for(parts.database, key, AT_ONCE):
        for arrival in found:
            provider = parts.providers.get(arrival.connector)
            if provider is None:
                return
            await _take_from(parts, provider, arrival, key)
        if len(found) < AT_ONCE:
            return


async def _take_from(parts: Parts, provider: Provider, arrival: Arrival, key: uuid.UUID) -> None:
    try:
        items = provider.parse(arrivals.as_it_came(arrival))
    except Anomalous as error:
        log.warning("%s: a delivery can't be read any more: %s", provider.name, error)
        await _refuse(parts, arrival.id, str(error))
        return
    theirs = [item for item in items if intake.key_of(parts, arrival, item) == key]
    if not theirs:
        await _lay_out_anew(parts, arrival.id, items)
        return
    async with parts.database.transaction() as session:
        failures = await _take_each(parts, session, provider, arrival, theirs)
        await arrivals.note_taken(session, arrival.id, key, failures, len(items))


async def _refuse(parts: Parts, arrival_id: uuid.UUID, reason: str) -> None:
    async with parts.database.transaction() as session:
        arrival = await arrivals.hold(session, arrival_id)
        if arrival is not None and arrival.state is ArrivalState.received:
            arrival.state, arrival.reason, arrival.waiting = ArrivalState.refused, reason[:200], []


async def _lay_out_anew(parts: Parts, arrival_id: uuid.UUID, items: Sequence[Inbound | Receipt]) -> None:
    """It was laid out under another secret, or other settings."""
    async with parts.database.transaction() as session:
        arrival = await arrivals.hold(session, arrival_id)
        if arrival is not None and arrival.state is ArrivalState.received:
            await intake.lay_out_again(parts, session, arrival, items)


async def _take_each(
    parts: Parts, session: AsyncSession, provider: Provider, arrival: Arrival, items: Sequence[Inbound | Receipt]
) -> list[str]:
    """What went wrong. One that can't be taken keeps none of the others out. Messages stay in their order; receipts
    are taken in that of their ids, so that two deliveries at once never wait for each other in a circle."""
    failures = []
    for item in sorted(items, key=lambda each: each.provider_message_id if isinstance(each, Receipt) else ""):
        try:
            async with session.begin_nested():
                await _take(parts, session, provider, arrival, item)
        except NOT_NOW:
            raise
        except Exception as error:  # whatever is wrong with it, taken again and again it would keep all others waiting
            log.exception("%s: one of a delivery's messages could not be taken", provider.name)
            failures.append(type(error).__name__)
    return failures


async def _take(
    parts: Parts, session: AsyncSession, provider: Provider, arrival: Arrival, item: Inbound | Receipt
) -> None:
    if isinstance(item, Receipt):
        await receipts.take(parts, session, provider.name, item, arrival.id)
        return
    contact = await repository.contact_at(session, provider.channel, item.sender)
    message = await joining.whole(session, provider, contact, item, arrival)
    if message is not None and not await repository.has_come(session, provider.name, message.provider_message_id):
        await _take_message(parts, session, provider, contact, message, arrival.id)


async def _take_message(
    parts: Parts, session: AsyncSession, provider: Provider, contact: Contact, item: Inbound, arrival_id: uuid.UUID
) -> None:
    columns = {
        "connector": provider.name,
        "provider_message_id": item.provider_message_id,
        "arrival_id": arrival_id,
    }
    if await hearing.heard(parts, session, contact, item, columns):
        return
    conversation = await contacts.conversation_with(parts, session, provider, contact, item)
    # Each sender has their own count of codes: one who types many addresses keeps nobody else from signing in.
    said = await receiving.understand_anyhow(parts, session, conversation, replace(item, source=item.sender))
    if item.text and said.intent is None and said.content.text != item.text:
        # A card's number or a code was in it: it is in no other place either.
        await conversations.empty_arrival(session, arrival_id)
    if not await keywords.obey(parts, session, conversation, contact, said, item.keyword, columns):
        await receiving.take_in(parts, session, conversation, said, columns, pause=BURST)


async def take_what_was_left(parts: Parts) -> None:
    """A round: what is kept, and its job was lost with the worker that had it."""
    async with parts.database.transaction() as session:
        left = await arrivals.left_waiting(session, parts.providers, LEFT_AFTER, LEFT_AT_ONCE)
        for connector in sorted({connector for connector, _ in left}):
            await parts.jobs.take(session, connector, [key for name, key in left if name == connector])


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
            item = Inbound(fragments[0].provider_message_id, contact.address, fragments[0].own_address)
            whole = joining.joined(item, fragments)
            await _take_message(parts, session, provider, contact, whole, fragments[-1].arrival_id)
