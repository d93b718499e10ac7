"""Passkeys over HTTP, for browsers alone: neither the bot nor an agent can hold one."""

import uuid
from datetime import timedelta
from enum import Enum

from fastapi import APIRouter, Request, Response

from api.auth import SignInRequired
from api.conversations.knowing import SomebodyElse
from api.db import Transaction
from api.errors import answers
from api.limits import TooFast
from api.parts import CurrentParts
from api.passkeys import service
from api.passkeys.ceremony import PasskeyRefused, PasskeysNotSetUp
from api.passkeys.schemas import (
    ChallengeOut,
    NewPasskeyBody,
    PasskeyNameBody,
    PasskeyOut,
    PasskeyProofBody,
    PasskeysOut,
)
from api.passkeys.service import ChallengeOver, PasskeyKnown, PasskeyUnknown, TooManyPasskeys
from api.sessions import AnyBrowser, Browser, CookieUnderWay, SessionUnknown, is_secure, renew_cookie, source_of
from api.signing_in.schemas import SignedInOut

TAGS: list[str | Enum] = ["passkeys", "browsers"]
router = APIRouter(prefix="/v1", tags=TAGS)
MINE = (SessionUnknown, SignInRequired)
MINUTE = timedelta(minutes=1)


@router.post(
    "/sign-in/passkeys/challenges", status_code=201, responses=answers(CookieUnderWay, PasskeysNotSetUp, TooFast)
)
async def ask_for_passkey(
    request: Request, browser: AnyBrowser, transaction: Transaction, parts: CurrentParts
) -> ChallengeOut:
    """What a device has to sign. It says itself whose key it is: nothing has to be typed."""
    await parts.limits.count("passkey", source_of(request), times=60, within=MINUTE)
    return await service.begin_showing(parts, transaction, browser)


@router.post(
    "/sign-in/passkeys",
    responses=answers(SessionUnknown, PasskeysNotSetUp, ChallengeOver, PasskeyRefused, SomebodyElse),
)
async def sign_in_with_passkey(
    body: PasskeyProofBody,
    request: Request,
    response: Response,
    browser: Browser,
    transaction: Transaction,
    parts: CurrentParts,
) -> SignedInOut:
    """Signs in, or proves afresh who is signed in. The cookie is a new one."""
    signed_in = await service.sign_in(parts, transaction, browser, body.credential)
    renew_cookie(browser, response, secure=is_secure(request))
    return signed_in


@router.get("/passkeys", responses=answers(*MINE))
async def list_passkeys(browser: Browser, transaction: Transaction, parts: CurrentParts) -> PasskeysOut:
    """The customer's passkeys, and when each was used last."""
    return await service.show(parts, transaction, browser)


@router.post("/passkeys/challenges", status_code=201, responses=answers(*MINE, PasskeysNotSetUp))
async def begin_passkey(browser: Browser, transaction: Transaction, parts: CurrentParts) -> ChallengeOut:
    """What a device needs to make a passkey. Only for who has just proven who they are."""
    return await service.begin_making(parts, transaction, browser)


@router.post(
    "/passkeys",
    status_code=201,
    responses=answers(*MINE, PasskeysNotSetUp, ChallengeOver, PasskeyRefused, PasskeyKnown, TooManyPasskeys),
)
async def add_passkey(
    body: NewPasskeyBody, browser: Browser, transaction: Transaction, parts: CurrentParts
) -> PasskeyOut:
    """Keeps the public half of what the device has made. The customer is told of it."""
    return await service.make(parts, transaction, browser, body.credential, body.name)


@router.put("/passkeys/{passkey_id}/name", responses=answers(*MINE, PasskeyUnknown))
async def name_passkey(
    passkey_id: uuid.UUID, body: PasskeyNameBody, browser: Browser, transaction: Transaction, parts: CurrentParts
) -> PasskeyOut:
    """What its owner calls it."""
    return await service.rename(parts, transaction, browser, passkey_id, body.name)


@router.delete("/passkeys/{passkey_id}", status_code=204, responses=answers(*MINE, PasskeyUnknown))
async def remove_passkey(
    passkey_id: uuid.UUID, browser: Browser, transaction: Transaction, parts: CurrentParts
) -> None:
    """Nobody signs in with it any more. The customer is told of it."""
    await service.remove(parts, transaction, browser, passkey_id)
