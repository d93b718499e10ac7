"""Signing in on a page of ours over HTTP, and who is signed in."""

from enum import Enum

from fastapi import APIRouter, Request, Response

from api.access import Anybody
from api.conversations.knowing import SomebodyElse
from api.conversations.sign_in import limit_codes
from api.db import Transaction
from api.errors import answers
from api.identity.service import AddressNotUnderstood, CodeExpired, CodeWrong, TooManyCodes
from api.limits import TooFast
from api.parts import CurrentParts
from api.sessions import AnyBrowser, Browser, CookieUnderWay, SessionUnknown, is_secure, renew_cookie, source_of
from api.signing_in import service
from api.signing_in.schemas import CodeBody, CodeWantedBody, SignedInOut, SignInCodeOut, WhoOut

# Known by their session, as in conversations: who they are is what they are about to say.
BROWSERS: list[str | Enum] = ["browsers"]
router = APIRouter(prefix="/v1", tags=["signing_in"])


@router.get("/me")
async def show_who_is_signed_in(caller: Anybody, parts: CurrentParts) -> WhoOut:
    """Who is signed in, how well that is known and until when, what they have, and what they may do. Or nobody."""
    return await service.who(parts, caller)


@router.post(
    "/sign-in/codes",
    status_code=202,
    tags=BROWSERS,
    responses=answers(CookieUnderWay, AddressNotUnderstood, TooManyCodes, TooFast),
)
async def send_sign_in_code(
    body: CodeWantedBody, request: Request, browser: AnyBrowser, transaction: Transaction, parts: CurrentParts
) -> SignInCodeOut:
    """Sends a one-time code. The answer is the same whether or not the address is a customer's."""
    await limit_codes(parts, source_of(request))
    return await service.send_code(parts, transaction, browser, body.address)


@router.post("/sign-in", tags=BROWSERS, responses=answers(SessionUnknown, CodeWrong, CodeExpired, SomebodyElse))
async def sign_in_on_page(
    body: CodeBody,
    request: Request,
    response: Response,
    browser: Browser,
    transaction: Transaction,
    parts: CurrentParts,
) -> SignedInOut:
    """Signs in, or proves afresh who is signed in. The cookie is a new one."""
    signed_in = await service.with_code(parts, transaction, browser, body.code)
    renew_cookie(browser, response, secure=is_secure(request))
    return signed_in
