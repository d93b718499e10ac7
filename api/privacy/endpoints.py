"""A customer's own data over HTTP: a copy of it, and its end. In person: no agent can do it for them."""

import uuid

from fastapi import APIRouter, Response

from api.access import ProvenInPerson
from api.errors import answers
from api.once import DoneOnce
from api.parts import CurrentParts
from api.privacy import erasing, exporting
from api.privacy.exporting import ExportUnknown
from api.privacy.schemas import ConfirmedErasureBody, ErasureOut, ErasureQuoteOut, ExportOut, ExportsOut
from api.quotes import QuoteExpired, QuoteRunning, QuoteUnknown, QuoteUsed
from api.sessions import SessionCookie
from api.stores.base import FileGone, StoreAway

router = APIRouter(prefix="/v1/privacy", tags=["privacy"])


@router.post("/exports", status_code=202)
async def ask_for_export(caller: ProvenInPerson, parts: CurrentParts, once: DoneOnce) -> ExportOut:
    """A copy of all that is kept about the customer, as a ZIP of JSON files. It is written within minutes."""
    return await once.run(ExportOut, lambda _: exporting.ask(parts, caller))


@router.get("/exports")
async def list_exports(caller: ProvenInPerson, parts: CurrentParts) -> ExportsOut:
    """The copy that was asked for, while there is one."""
    return await exporting.show(parts, caller)


@router.get(
    "/exports/{export_id}/file",
    response_class=Response,
    responses={200: {"content": {"application/zip": {}}}, **answers(ExportUnknown, FileGone, StoreAway)},
)
async def fetch_export(export_id: uuid.UUID, caller: ProvenInPerson, parts: CurrentParts) -> Response:
    """The copy itself, for a week after it was written."""
    return await exporting.hand_out(parts, caller, export_id)


@router.post("/erasures/quotes", status_code=201)
async def quote_erasure(caller: ProvenInPerson, parts: CurrentParts, once: DoneOnce) -> ErasureQuoteOut:
    """What would be erased, what has to be kept, why, and until when."""
    return await once.run(ErasureQuoteOut, lambda _: erasing.quote(parts, caller))


@router.post("/erasures", responses=answers(QuoteUnknown, QuoteExpired, QuoteUsed, QuoteRunning))
async def erase_customer(
    body: ConfirmedErasureBody, caller: ProvenInPerson, parts: CurrentParts, once: DoneOnce, cookie: SessionCookie
) -> ErasureOut:
    """Erases what was quoted. There is no way back. Sessions elsewhere end, conversations too."""
    return await once.run(ErasureOut, lambda _: erasing.erase(parts, caller, body.quote_id, cookie))
