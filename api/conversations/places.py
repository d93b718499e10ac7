"""Where a customer is signed in, and ending it there: a phone that was lent, a shop's computer, a lost tablet."""

import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import SignInRequired, level_now
from api.conversations import repository, service
from api.conversations.place_schemas import PlaceOut, PlacesOut, SignedOutOut
from api.devices import UNKNOWN
from api.errors import NotFound
from api.identity.addresses import is_number, masked
from api.parts import Parts
from models import BrowserSession, Contact, Conversation, Level, Message, MessageSender
from models.base import now

# What customers call the channels.
APPS = {"sms": "Text messages", "whatsapp": "WhatsApp", "telegram": "Telegram", "viber": "Viber"}
App = tuple[Contact, datetime]


class PlaceUnknown(NotFound):
    """They are not signed in there, or no longer."""

    title = "You are not signed in there"


def _whose(browser: BrowserSession) -> uuid.UUID:
    """Nobody looks into somebody's devices from a browser whose sign-in has worn off."""
    if browser.customer_id is None or level_now(browser.level, browser.verified_until) is Level.anonymous:
        raise SignInRequired("Sign in to see where you are signed in.", needs=Level.identified.value)
    return browser.customer_id


async def show(parts: Parts, session: AsyncSession, browser: BrowserSession) -> PlacesOut:
    """This browser first, then the others as they were last used."""
    customer_id = _whose(browser)
    shown = [_of_browser(each, is_here=each.id == browser.id) for each in await _browsers(session, customer_id)]
    shown += [_of_app(parts, *each) for each in await _apps(session, customer_id)]
    return PlacesOut(places=sorted(shown, key=lambda each: (each.here, each.last_used_at), reverse=True))


async def end(parts: Parts, session: AsyncSession, browser: BrowserSession, place_id: uuid.UUID) -> None:
    customer_id = _whose(browser)
    for each in _all(await _browsers(session, customer_id), await _apps(session, customer_id)):
        if each.id == place_id:
            return await _end(parts, session, each)
    raise PlaceUnknown("It has been signed out already, or it was never yours.")


async def end_others(parts: Parts, session: AsyncSession, browser: BrowserSession) -> SignedOutOut:
    """Everywhere but here. In a fixed order, so that nobody who does it, signs in or opens a page at the same time
    waits for one that waits for them."""
    customer_id = _whose(browser)
    found = _all(await _browsers(session, customer_id), await _apps(session, customer_id))
    others = sorted((each for each in found if each.id != browser.id), key=lambda each: each.id)
    own = [each.contact_id for each in others if isinstance(each, BrowserSession)]
    await repository.lock_contacts(session, *own)
    for each in others:
        await _end(parts, session, each)
    return SignedOutOut(signed_out=len(others))


def _all(browsers: Sequence[BrowserSession], apps: Sequence[App]) -> Iterator[BrowserSession | Contact]:
    yield from browsers
    yield from (contact for contact, _ in apps)


async def _end(parts: Parts, session: AsyncSession, place: BrowserSession | Contact) -> None:
    """A browser starts as nobody. An app's next message is answered, and a code is asked for before anything personal;
    a number stays its owner's, whom the network vouches for."""
    if isinstance(place, BrowserSession):
        await service.leave(parts, session, place)
        return
    await service.close_with(parts, session, place.id)
    place.confirmed_at = None
    if not is_number(place.address):
        place.customer_id = None


async def _browsers(session: AsyncSession, customer_id: uuid.UUID) -> Sequence[BrowserSession]:
    """Also those whose sign-in has worn off: they are told things still, and nobody else may sign in there."""
    found = await session.scalars(
        select(BrowserSession).where(BrowserSession.customer_id == customer_id, BrowserSession.ends_at > now())
    )
    return found.all()


async def _apps(session: AsyncSession, customer_id: uuid.UUID) -> Sequence[App]:
    """Numbers and apps from which a code was once sent back, and when something was last said from each."""
    said = (
        select(func.max(Message.created_at))
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(Conversation.contact_id == Contact.id, Message.sender == MessageSender.customer)
        .scalar_subquery()
    )
    found = await session.execute(
        select(Contact, func.coalesce(said, Contact.confirmed_at)).where(
            Contact.customer_id == customer_id, Contact.channel != "web", Contact.confirmed_at.is_not(None)
        )
    )
    return [(contact, at) for contact, at in found]


def _of_browser(browser: BrowserSession, *, is_here: bool) -> PlaceOut:
    return PlaceOut(
        id=browser.id,
        channel="web",
        device=browser.device or UNKNOWN,
        here=is_here,
        level=level_now(browser.level, browser.verified_until).value,
        last_used_at=now() if is_here else browser.seen_at,
    )


def _of_app(parts: Parts, contact: Contact, used_at: datetime) -> PlaceOut:
    name = APPS.get(contact.channel, contact.channel.capitalize())
    if is_number(contact.address):
        name = f"{name}, {masked(contact.address, parts.brand.region)}"
    return PlaceOut(
        id=contact.id, channel=contact.channel, device=name, here=False, level="identified", last_used_at=used_at
    )
