"""The desk's log-in over HTTP: for an agent's browser alone."""

from fastapi import APIRouter, Request, Response

from api.access import Anybody
from api.auth import AgentUnknown
from api.db import Transaction
from api.desk import service
from api.desk.schemas import AgentOut, LogInIn
from api.desk.service import SHIFT, CurrentAgent, LogInRefused, SecondFactorMissing
from api.errors import answers
from api.limits import TooFast
from api.parts import CurrentParts
from api.sessions import AGENT_COOKIE, SECURE_AGENT_COOKIE, AgentCookie, is_secure

router = APIRouter(prefix="/v1/desk", tags=["desk"], responses=answers(AgentUnknown))


@router.post("/session", status_code=201, responses=answers(AgentUnknown, LogInRefused, SecondFactorMissing, TooFast))
async def log_in(
    body: LogInIn, _caller: Anybody, parts: CurrentParts, request: Request, response: Response, cookie: AgentCookie
) -> AgentOut:
    """Logs an agent in for a shift. It takes no Idempotency-Key: nothing of a password is kept, not even its hash."""
    source = request.client.host if request.client else "unknown"
    agent, token = await service.log_in(parts, body.email, body.password.get_secret_value(), source, cookie)
    _set_cookie(request, response, token)
    return agent


@router.get("/me")
async def show_me(_caller: Anybody, agent: CurrentAgent, parts: CurrentParts, transaction: Transaction) -> AgentOut:
    """Who is logged in here, and until when."""
    return await service.show(parts, transaction, agent)


@router.delete("/session", status_code=204)
async def log_out(
    _caller: Anybody, request: Request, response: Response, transaction: Transaction, cookie: AgentCookie
) -> None:
    """Ends the session. Asked twice, it is over all the same."""
    await service.log_out(transaction, cookie)
    secure = is_secure(request)
    response.delete_cookie(SECURE_AGENT_COOKIE if secure else AGENT_COOKIE, path="/", secure=secure)


def _set_cookie(request: Request, response: Response, token: str) -> None:
    secure = is_secure(request)
    response.set_cookie(
        SECURE_AGENT_COOKIE if secure else AGENT_COOKIE,
        token,
        max_age=int(SHIFT.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=secure,
        path="/",
    )
