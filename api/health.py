"""Whether this process can do its work, and whether it can be reached at all."""

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from api.parts import CurrentParts

router = APIRouter(include_in_schema=False)


@router.get("/health")
async def health(parts: CurrentParts) -> JSONResponse:
    """Healthy means that it can do its work: without the database it can't."""
    if await parts.database.is_up():
        return JSONResponse({"status": "ok", "live": parts.live.connected})
    return JSONResponse({"status": "the database is not answering"}, status_code=503)


@router.get("/here", status_code=204)
async def here() -> Response:
    """That requests come here and answers go back. A page that lost us asks each second, so it costs nothing."""
    return Response(status_code=204, headers={"Cache-Control": "no-store"})
