"""A browser asks to be told, and asks not to be any more."""

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import NotFound, NotUnderstood
from api.parts import Parts
from api.push import repository
from api.push.schemas import PushKeyOut, PushSubscriptionBody, PushSubscriptionOut
from connectors.push.connector import Browser


class PushNotSetUp(NotFound):
    """This operator sends nothing to browsers."""

    title = "Push is not set up here"


class BrowserNotReached(NotUnderstood):
    """No push service that we know, or keys that nothing can be closed with."""

    title = "This browser can't be reached"


def key(parts: Parts) -> PushKeyOut:
    return PushKeyOut(key=parts.push.public_key if parts.push else None)


async def subscribe(
    parts: Parts, session: AsyncSession, browser_session_id: uuid.UUID, body: PushSubscriptionBody
) -> PushSubscriptionOut:
    if parts.push is None:
        raise PushNotSetUp("This operator sends nothing to browsers. The page says what is new once it is open.")
    told = Browser(body.endpoint, body.keys.p256dh, body.keys.auth)
    reason = parts.push.refuses(told)
    if reason is not None:
        raise BrowserNotReached(f"Nothing can be sent there: {reason}.", field="endpoint")
    kept = await repository.keep(session, browser_session_id, told.endpoint, told.p256dh, told.auth)
    return PushSubscriptionOut(id=kept)
