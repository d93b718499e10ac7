"""Emptying the record of a customer. What the trace points to stays, without a word in it."""

import uuid
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Delete, Update, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.conversations import repository
from api.conversations import service as conversations
from api.parts import Parts
from api.privacy import exporting
from api.privacy.whose import Whose
from models import (
    Arrival,
    ArrivalState,
    Attachment,
    BrowserSession,
    Callback,
    CallbackState,
    Consent,
    Contact,
    ContactChange,
    Conversation,
    ConversationOwner,
    Delivery,
    DeliveryPart,
    Draft,
    Fragment,
    Handoff,
    LineTest,
    Message,
    Note,
    Notice,
    NotificationChoice,
    OneTimeCode,
    OutageSubscription,
    Passkey,
    PrivacyExport,
    Quote,
    Rating,
    Request,
    Turn,
    UsageAlert,
)
from models.base import now

Step = Update | Delete
RUNNING = (CallbackState.due, CallbackState.taken)


async def forget(
    parts: Parts, session: AsyncSession, whose: Whose, *, is_over: bool, here: uuid.UUID | None, quote_id: uuid.UUID
) -> None:
    """`is_over`: no contract is left. `here`: the session that asks, which is told how it went and stays for that."""
    await _end(parts, session, whose, here)
    mine = select(PrivacyExport).where(PrivacyExport.customer_id == whose.customer_id).with_for_update()
    await exporting.remove(parts, session, (await session.scalars(mine)).all())
    steps = [*_said(whose), *_about(whose), *_shown_once(whose, quote_id)]
    if is_over:
        steps += _addresses(whose)
    for step in steps:
        await session.execute(step.execution_options(synchronize_session=False))


async def _end(parts: Parts, session: AsyncSession, whose: Whose, here: uuid.UUID | None) -> None:
    """Whatever still goes on: conversations, and sessions elsewhere. In a fixed order, as everywhere."""
    theirs = select(BrowserSession).where(BrowserSession.customer_id == whose.customer_id)
    browsers = (await session.scalars(theirs.order_by(BrowserSession.id))).all()
    await repository.lock_contacts(session, *(browser.contact_id for browser in browsers))
    going_on = (Conversation.id.in_(whose.conversations), Conversation.owner != ConversationOwner.closed)
    open_with = await session.scalars(select(Conversation.contact_id).where(*going_on))
    for contact_id in sorted(set(open_with)):
        await conversations.close_with(parts, session, contact_id)
    for browser in browsers:
        if browser.id != here:
            await conversations.leave(parts, session, browser)


def _said(whose: Whose) -> Iterator[Step]:
    """Words, ours and theirs, with whatever brought them and told of them."""
    in_them = Message.conversation_id.in_(whose.conversations)
    messages = select(Message.id).where(in_them)
    came = select(Message.arrival_id).where(in_them, Message.arrival_id.is_not(None))
    parts_came = select(Fragment.arrival_id).where(Fragment.contact_id.in_(whose.contacts))
    brought = or_(Arrival.id.in_(came), Arrival.id.in_(parts_came))
    yield update(Arrival).where(brought).values(url="", headers={})
    yield update(Arrival).where(brought, Arrival.state != ArrivalState.received).values(body=b"")
    yield update(Arrival).where(brought, Arrival.state == ArrivalState.received).values(has_secret=True)
    yield delete(Fragment).where(Fragment.contact_id.in_(whose.contacts))
    nowhere = {"conversation_id": None, "message_id": None, "name": "erased", "source": None}
    yield update(Attachment).where(Attachment.conversation_id.in_(whose.conversations)).values(nowhere)
    told = or_(Consent.contact_id.in_(whose.contacts), Consent.message_id.in_(messages))
    yield update(Consent).where(told).values(words=None, message_id=None)
    sent = select(Delivery.id).where(Delivery.message_id.in_(messages))
    yield delete(DeliveryPart).where(DeliveryPart.delivery_id.in_(sent))
    yield delete(Delivery).where(Delivery.message_id.in_(messages))
    yield delete(Message).where(in_them)
    yield delete(Turn).where(Turn.conversation_id.in_(whose.conversations))


def _about(whose: Whose) -> Iterator[Step]:
    """What was written and learnt about them."""
    ids = whose.conversations
    yield delete(Note).where(Note.conversation_id.in_(ids))
    yield delete(Draft).where(Draft.conversation_id.in_(ids))
    empty: dict[str, Any] = {"card": {}, "note": None, "summary": None}
    yield update(Handoff).where(Handoff.conversation_id.in_(ids)).values(empty)
    yield update(Rating).where(Rating.conversation_id.in_(ids)).values(comment=None)
    yield update(Conversation).where(Conversation.id.in_(ids)).values(pending=None, tags=[])
    calls = Callback.customer_id == whose.customer_id
    cancelled = {"state": CallbackState.cancelled, "ended_at": now()}
    yield update(Callback).where(calls, Callback.state.in_(RUNNING)).values(cancelled)
    yield update(Callback).where(calls).values(phone="", card={}, note=None)
    yield delete(LineTest).where(LineTest.customer_id == whose.customer_id)
    for table in (Notice, ContactChange, Passkey):
        yield delete(table).where(table.customer_id == whose.customer_id)


def _shown_once(whose: Whose, quote_id: uuid.UUID) -> Iterator[Step]:
    """What requests were answered with, what was offered, and codes. Not the request that is being done."""
    yield delete(Request).where(Request.scope.contains(whose.customer_id.hex), Request.status.is_not(None))
    yield delete(Quote).where(Quote.customer_id == whose.customer_id, Quote.id != quote_id)
    mine = (OneTimeCode.customer_id == whose.customer_id, OneTimeCode.contact_id.in_(whose.contacts))
    yield delete(OneTimeCode).where(or_(*mine, OneTimeCode.address.in_(whose.addresses)))


def _addresses(whose: Whose) -> Iterator[Step]:
    """Where they wrote from, and what they wanted to be told. While a contract goes on, a STOP has to hold."""
    gone = {"customer_id": None, "confirmed_at": None, "language": None}
    of_apps = (Contact.id.in_(whose.contacts), Contact.channel != "web")
    yield update(Contact).where(*of_apps).values({**gone, "address": func.concat("erased:", Contact.id)})
    yield update(Conversation).where(Conversation.id.in_(whose.conversations)).values(own_address="")
    for table in (NotificationChoice, OutageSubscription, UsageAlert):
        yield delete(table).where(table.customer_id == whose.customer_id)
