"""One conversation in all of a customer's browsers: whoever signs in finds the one they have, and brings along what
they have said before."""

import uuid

from sqlalchemy import exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from api import wording
from api.auth import IDENTIFIED_FOR, level_now, talks_as
from api.conversations import carrying, ledger, ownership, repository
from api.conversations.ownership import By, Move
from api.devices import UNKNOWN
from api.parts import Parts
from models import ActorKind, BrowserSession, Contact, Conversation, ConversationOwner, Customer, Level
from models.base import now


async def bring(
    parts: Parts, session: AsyncSession, browser: BrowserSession, conversation: Conversation | None
) -> Conversation | None:
    """The conversation that the browser has from now on. The caller holds the one it had, and knows whose it is."""
    if conversation is not None and conversation.contact_id == browser.home_id:
        return conversation
    home = await _contact(session, browser)
    going_on = await repository.hold_open(session, home.id)
    if conversation is not None and conversation is going_on:
        # Another page of this browser has just brought it.
        browser.home_id = home.id
        return conversation
    if conversation is not None and going_on is not None and conversation.owner is not ConversationOwner.bot:
        # Nobody is taken away from the person they talk to: the two stay two until that one has ended.
        browser.home_id = None
        return conversation
    browser.home_id = home.id
    if conversation is None or going_on is None:
        if conversation is not None:
            conversation.contact_id = home.id
        return conversation or going_on
    await carrying.carry(parts, session, conversation, going_on)
    await ownership.change(parts, session, conversation, Move.joined, By(ActorKind.customer, browser.customer_id))
    return going_on


async def _contact(session: AsyncSession, browser: BrowserSession) -> Contact:
    """Locked: two that sign in at once find the same one, and the same conversation."""
    assert browser.customer_id is not None
    named = {"channel": repository.WEB, "address": browser.customer_id.hex}
    values = named | {"id": uuid.uuid4(), "customer_id": browser.customer_id, "confirmed_at": now()}
    await session.execute(insert(Contact).values(values).on_conflict_do_nothing())
    mine = select(Contact).filter_by(**named).with_for_update(key_share=True)
    return (await session.scalars(mine)).one()


async def settle(parts: Parts, session: AsyncSession, browser: BrowserSession) -> uuid.UUID:
    """Where it opens its conversation: at home, once it is known whose it is, unless that would leave one behind."""
    is_known = level_now(browser.level, browser.verified_until) is not Level.anonymous
    if browser.home_id is None and is_known and await repository.find_open(session, browser.contact_id) is None:
        browser.home_id = (await _contact(session, browser)).id
        if going_on := await repository.hold_open(session, browser.home_id):
            customer = await session.get_one(Customer, browser.customer_id)
            await ledger.note_event(parts, session, going_on, "joined", joined(customer, browser))
    contact_id = talks_as(browser)
    if contact_id == browser.home_id:
        await repository.lock_contacts(session, contact_id)
    return contact_id


def joined(customer: Customer, browser: BrowserSession) -> str:
    """What everybody in it reads: whoever did not do that ends it at once."""
    return wording.say("signed_in_at", name=customer.name, device=browser.device or UNKNOWN)


def address_of(customer: Customer) -> str:
    return customer.id.hex


async def has_others(session: AsyncSession, browser: BrowserSession) -> bool:
    """Whether the customer is signed in at another browser, and still known there."""
    known = (BrowserSession.level != Level.anonymous) & (BrowserSession.verified_until > now() - IDENTIFIED_FOR)
    others = (BrowserSession.home_id == browser.home_id) & (BrowserSession.id != browser.id)
    return bool(await session.scalar(select(exists().where(others, known, BrowserSession.ends_at > now()))))
