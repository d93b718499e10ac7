"""Push over HTTP: the key that a browser asks its service with, and the browsers that want to be told."""

from enum import Enum

from fastapi import APIRouter

from api.access import Anybody
from api.db import Transaction
from api.errors import answers
from api.parts import CurrentParts
from api.push import repository, service
from api.push.schemas import PushKeyOut, PushStandingOut, PushSubscriptionBody, PushSubscriptionOut
from api.push.service import BrowserNotReached, PushNotSetUp
from api.sessions import Browser, SessionUnknown

router = APIRouter(prefix="/v1/push", tags=["push"])
# Known by their session, as in conversations: whoever has not said their name can wait for an answer too.
BROWSERS: list[str | Enum] = ["browsers"]


@router.get("/key")
async def show_push_key(_caller: Anybody, parts: CurrentParts) -> PushKeyOut:
    """The key that a browser asks its push service with."""
    return service.key(parts)


@router.post(
    "/subscriptions",
    status_code=201,
    tags=BROWSERS,
    responses=answers(SessionUnknown, PushNotSetUp, BrowserNotReached),
)
async def subscribe_browser(
    body: PushSubscriptionBody, browser: Browser, transaction: Transaction, parts: CurrentParts
) -> PushSubscriptionOut:
    """This browser wants to be told while its page is closed. Asked again, nothing changes."""
    return await service.subscribe(parts, transaction, browser.id, body)


@router.get("/subscriptions", tags=BROWSERS, responses=answers(SessionUnknown))
async def show_subscription(browser: Browser, transaction: Transaction) -> PushStandingOut:
    """Whether this browser is told while its page is closed."""
    return PushStandingOut(on=await repository.is_told(transaction, browser.id))


@router.delete("/subscriptions", status_code=204, tags=BROWSERS, responses=answers(SessionUnknown))
async def unsubscribe_browser(browser: Browser, transaction: Transaction) -> None:
    """This browser wants to be told no more. So does one that signs out."""
    await repository.forget(transaction, browser.id)
