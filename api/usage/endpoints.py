"""Usage over HTTP: for a signed-in browser, an agent's desk, and the bot on a customer's behalf."""

import uuid
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from api.access import (
    AccountUnknown,
    Known,
    KnownHolder,
    NotAccountHolder,
    ProvenHolder,
    ServiceUnknown,
    WhichService,
)
from api.errors import answers
from api.once import DoneOnce
from api.parts import CurrentParts
from api.payments.charging import PaymentDeclined
from api.payments.choosing import NoMethod
from api.quotes import QuoteExpired, QuoteUnknown, QuoteUsed
from api.systems.ports.payment_method import MethodExpired, NoSuchMethod
from api.systems.ports.usage import ExtraOver, LineNotActive
from api.usage import alerts, service, top_ups
from api.usage.alert_schemas import AlertsIn, AlertsOut
from api.usage.alerts import NothingToTell
from api.usage.schemas import AbroadOut, CurrentOut, DailyOut, Kind, LinesOut
from api.usage.service import DaysNotUnderstood
from api.usage.top_up_schemas import QuoteIn, TopUpIn, TopUpQuoteOut, TopUpReceiptOut, TopUpsOut
from api.usage.top_ups import MethodNotNeeded, NothingToAdd, TopUpUnknown

router = APIRouter(
    prefix="/v1/usage",
    tags=["usage"],
    responses=answers(
        NotAccountHolder,
        AccountUnknown,
        ServiceUnknown,
        WhichService,
    ),
)
METHODS = (NoMethod, NoSuchMethod, MethodExpired)


@router.get("/current")
async def show_current_usage(caller: Known, parts: CurrentParts, service_id: uuid.UUID | None = None) -> CurrentOut:
    """What a line has used since its last bill, what is left, and whether that lasts."""
    return await service.current(parts, caller, service_id)


@router.get("/lines")
async def show_lines(caller: KnownHolder, parts: CurrentParts, account_id: uuid.UUID | None = None) -> LinesOut:
    """All lines of an account at a glance."""
    return await service.lines(parts, caller, account_id)


@router.get("/daily", responses=answers(DaysNotUnderstood))
async def show_daily_usage(
    caller: Known,
    parts: CurrentParts,
    service_id: uuid.UUID | None = None,
    first: Annotated[date | None, Query(alias="from", description="else the cycle's first day")] = None,
    last: Annotated[date | None, Query(alias="to", description="else today; at most 92 days in all")] = None,
    kind: Kind = "data",
) -> DailyOut:
    """What was used on each day."""
    return await service.daily(parts, caller, service_id, kind, first, last)


@router.get("/roaming")
async def show_roaming(caller: Known, parts: CurrentParts, service_id: uuid.UUID | None = None) -> AbroadOut:
    """What was used abroad in the last twelve months, by trip and by country."""
    return await service.abroad(parts, caller, service_id)


@router.get("/top-ups", responses=answers(NothingToAdd))
async def list_top_ups(caller: KnownHolder, parts: CurrentParts, service_id: uuid.UUID | None = None) -> TopUpsOut:
    """What can be added to a mobile line now, and how it is paid."""
    return await top_ups.list_top_ups(parts, caller, service_id)


@router.post(
    "/top-ups/quotes",
    status_code=201,
    responses=answers(TopUpUnknown, MethodNotNeeded, *METHODS, NothingToAdd, LineNotActive),
)
async def quote_top_up(body: QuoteIn, caller: ProvenHolder, parts: CurrentParts, once: DoneOnce) -> TopUpQuoteOut:
    """What will be added, until when, and what it costs and where; nothing is bought yet."""
    return await once.run(TopUpQuoteOut, lambda _reference: top_ups.quote_top_up(parts, caller, body))


@router.post(
    "/top-ups",
    status_code=201,
    responses=answers(QuoteUnknown, QuoteUsed, QuoteExpired, PaymentDeclined, LineNotActive, ExtraOver),
)
async def buy_top_up(body: TopUpIn, caller: ProvenHolder, parts: CurrentParts, once: DoneOnce) -> TopUpReceiptOut:
    """Buys what was quoted, once, and answers a receipt."""
    return await once.run(TopUpReceiptOut, lambda _reference: top_ups.buy_top_up(parts, caller, body.quote_id))


@router.get("/alerts")
async def show_alerts(caller: Known, parts: CurrentParts, service_id: uuid.UUID | None = None) -> AlertsOut:
    """From which thresholds on a line's people are told how far it has come."""
    return await alerts.show_alerts(parts, caller, service_id)


@router.put("/alerts", responses=answers(NothingToTell))
async def choose_alerts(body: AlertsIn, caller: Known, parts: CurrentParts, once: DoneOnce) -> AlertsOut:
    """Chooses other thresholds; an empty list switches them off."""
    return await once.run(AlertsOut, lambda _reference: alerts.choose_alerts(parts, caller, body))
