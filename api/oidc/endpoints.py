"""The company's own log-in over HTTP: a browser goes there and comes back, and lands on the desk's page either way."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse

from api.access import Anybody
from api.desk.endpoints import set_cookie
from api.desk.service import AskingBrowser
from api.errors import ServiceError, answers
from api.oidc import service
from api.oidc.journey import LASTS
from api.oidc.provider import CompanyLogInAway
from api.oidc.schemas import WaysOut
from api.oidc.service import PATH, RETURN, NoCompanyLogIn, Returned
from api.parts import CurrentParts
from api.sessions import is_secure

router = APIRouter(tags=["desk"])
COOKIE = "selfcare_desk_journey"
Told = Annotated[str | None, Query(max_length=4000)]


@router.get("/v1/desk/log-in-ways")
async def show_log_in_ways(parts: CurrentParts, _caller: Anybody) -> WaysOut:
    """How agents log in here: by password, or at the company's own log-in."""
    return service.ways(parts)


@router.get(PATH, status_code=303, response_class=RedirectResponse, responses=answers(NoCompanyLogIn, CompanyLogInAway))
async def begin_company_log_in(request: Request, parts: CurrentParts, _caller: Anybody) -> RedirectResponse:
    """For a browser to go to, not for a script."""
    address, packed = await service.leave(parts)
    response = RedirectResponse(address, 303)
    secure = is_secure(request)
    response.set_cookie(
        _cookie(request),
        packed,
        max_age=int(LASTS.total_seconds()),
        httponly=True,
        # It comes along when the provider sends the browser back.
        samesite="lax",
        secure=secure,
        path="/",
    )
    return response


@router.get(RETURN, status_code=303, response_class=RedirectResponse)
async def return_from_company_log_in(
    request: Request,
    parts: CurrentParts,
    browser: AskingBrowser,
    _caller: Anybody,
    code: Told = None,
    state: Told = None,
) -> RedirectResponse:
    """On to the desk, logged in; or with `#refused=` and why, for the page to tell."""
    page = f"{parts.settings.public_url.rstrip('/')}/desk/"
    response = RedirectResponse(page, 303)
    try:
        token = await service.come_back(parts, Returned(code, state, request.cookies.get(_cookie(request))), browser)
    except ServiceError as error:
        response = RedirectResponse(f"{page}#refused={error.problem_type().rpartition('/')[2]}", 303)
    else:
        set_cookie(request, response, token)
    # A journey is made once, whatever became of it.
    response.delete_cookie(_cookie(request), path="/", secure=is_secure(request))
    return response


def _cookie(request: Request) -> str:
    return f"__Host-{COOKIE}" if is_secure(request) else COOKIE
