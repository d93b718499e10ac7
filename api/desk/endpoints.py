"""The desk's log-in over HTTP: for an agent's browser alone."""

from fastapi import APIRouter, Request, Response

from api.access import Anybody
from api.auth import AgentUnknown
from api.db import Transaction
from api.desk import service
from api.desk.proving import CodeNeeded, CodeRefused, LogInRefused, PasswordsOff
from api.desk.schemas import AgentOut, LogInIn
from api.desk.service import SHIFT, AskingBrowser, CurrentAgent, SecondFactorMissing
from api.errors import answers
from api.factors.service import FactorUnreadable
from api.limits import TooFast
from api.parts import CurrentParts
from api.sessions import AGENT_COOKIE, SECURE_AGENT_COOKIE, AgentCookie, is_secure

router = APIRouter(prefix="/v1/desk", tags=["desk"], responses=answers(AgentUnknown))
REFUSALS = (LogInRefused, CodeRefused, CodeNeeded, PasswordsOff, FactorUnreadable, TooFast)


@router.post("/session", status_code=201, responses=answers(AgentUnknown, *REFUSALS, SecondFactorMissing))
async def log_in(
    body: LogInIn, _caller: Anybody, parts: CurrentParts, request: Request, response: Response, browser: AskingBrowser
) -> AgentOut:
    """Logs an agent in for a shift. Whoever has a second factor is asked for its code, and sends all three again. It
    takes no Idempotency-Key: nothing of a password is kept, not even its hash."""
    agent, token = await service.log_in(parts, body, browser)
    set_cookie(request, response, token)
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


def set_cookie(request: Request, response: Response, token: str) -> None:
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
