"""Accounts over HTTP: for a signed-in browser, an agent's desk, and the bot on a customer's behalf."""

import uuid

from fastapi import APIRouter

from api.access import AccountUnknown, Known, NotAccountHolder, ProvenHolder, ServiceUnknown
from api.accounts import detail_routes, household_routes, notice_routes, roaming, service
from api.accounts.contacts import ContactChangeUnknown, ContactChangeUsed, ContactUnchanged
from api.accounts.details import NothingToChange
from api.accounts.inbox import NoticeUnknown, OneChannelNeeded
from api.accounts.readings import ContactNotUnderstood, NameNotUnderstood, PostcodeNotUnderstood
from api.accounts.roaming import NothingToRoam
from api.accounts.schemas import (
    LanguageBody,
    LanguageOut,
    MeOut,
    NicknameBody,
    NicknameOut,
    RoamingBody,
    RoamingOut,
)
from api.errors import answers
from api.identity.service import CodeExpired, CodeWrong, TooManyCodes
from api.once import DoneOnce
from api.paging import CursorNotUnderstood
from api.parts import CurrentParts
from api.quotes import QuoteExpired, QuoteRunning, QuoteUnknown, QuoteUsed
from api.systems.ports.account import ContactTaken, DetailsMoved

router = APIRouter(
    tags=["accounts"],
    responses=answers(
        *(AccountUnknown, ServiceUnknown),
        *(QuoteUnknown, QuoteExpired, QuoteUsed, QuoteRunning, NothingToChange, DetailsMoved),
        *(ContactNotUnderstood, ContactUnchanged, ContactTaken, ContactChangeUnknown, ContactChangeUsed),
        *(CodeWrong, CodeExpired, TooManyCodes, PostcodeNotUnderstood, NameNotUnderstood),
        *(NoticeUnknown, OneChannelNeeded, CursorNotUnderstood),
    ),
)
own = APIRouter(prefix="/v1/accounts")


@own.get("/me")
async def show_me(caller: Known, parts: CurrentParts) -> MeOut:
    """Who the customer is, and the accounts and services they hold or use."""
    return await service.me(parts, caller)


@own.put("/language")
async def choose_language(body: LanguageBody, caller: Known, parts: CurrentParts, once: DoneOnce) -> LanguageOut:
    """The language the customer is written to in."""
    return await once.run(
        LanguageOut, lambda reference: service.choose_language(parts, caller, body.language, reference)
    )


@own.put("/services/{service_id}/nickname")
async def name_service(
    service_id: uuid.UUID, body: NicknameBody, caller: Known, parts: CurrentParts, once: DoneOnce
) -> NicknameOut:
    """What a service is called by its people, so that they can tell it from their others."""
    return await once.run(
        NicknameOut, lambda reference: service.name_service(parts, caller, service_id, body.nickname, reference)
    )


@own.put("/services/{service_id}/roaming", responses=answers(NotAccountHolder, NothingToRoam))
async def switch_roaming(
    service_id: uuid.UUID, body: RoamingBody, caller: ProvenHolder, parts: CurrentParts, once: DoneOnce
) -> RoamingOut:
    """Whether a mobile line may be used abroad, for calls, texts and data."""
    return await once.run(
        RoamingOut, lambda reference: roaming.switch_roaming(parts, caller, service_id, body.on, reference)
    )


router.include_router(own)
router.include_router(household_routes.router)
router.include_router(detail_routes.router)
router.include_router(notice_routes.router)
