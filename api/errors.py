"""One way to fail. The tree, and what each branch becomes over HTTP (RFC 9457 problem details):

    ServiceError
    ├── NotUnderstood   422  the request is well formed, a value in it makes no sense
    ├── NotSignedIn     401  nobody we know is asking
    ├── NotAllowed      403  we know who asks, and they may not
    ├── NotFound        404
    ├── Refused         409  it can't be done in the present state
    ├── Gone            410  it could have been done earlier
    ├── ContentTooLarge 413  longer than it may be
    ├── TooMany         429  it may be done later; carries retry_after
    └── Unavailable     503  a system we depend on does not answer; carries retry_after

A topic's own errors are subclasses in its `service.py`; the class name is the stable problem type.
"""

import logging
import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, ClassVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as SqlTimeout
from starlette.exceptions import HTTPException

log = logging.getLogger(__name__)
# Called otherwise by other versions of Python, and a problem type is stable.
RENAMED = {413: "Content Too Large", 422: "Unprocessable Content"}


class Problem(BaseModel):
    """What every error looks like on the wire; some carry more fields, named with their type."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str


class ServiceError(Exception):
    status: ClassVar[HTTPStatus] = HTTPStatus.INTERNAL_SERVER_ERROR
    title: ClassVar[str] = "Something went wrong here"
    # True where the refusal itself is a fact to be remembered, as a wrong code is.
    keeps_changes: ClassVar[bool] = False

    def __init__(self, detail: str, **facts: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.facts = facts

    @classmethod
    def problem_type(cls) -> str:
        return "/problems/" + re.sub(r"(?<=[a-z])(?=[A-Z])", "-", cls.__name__).lower()


class NotUnderstood(ServiceError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    title = "A value was not understood"


class NotSignedIn(ServiceError):
    status = HTTPStatus.UNAUTHORIZED
    title = "Nobody is signed in"


class NotAllowed(ServiceError):
    status = HTTPStatus.FORBIDDEN
    title = "Not allowed"


class NotFound(ServiceError):
    status = HTTPStatus.NOT_FOUND
    title = "Not found"


class Refused(ServiceError):
    status = HTTPStatus.CONFLICT
    title = "Not possible now"


class Gone(ServiceError):
    status = HTTPStatus.GONE
    title = "No longer possible"


class ContentTooLarge(ServiceError):
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    title = "Too large"


class TooMany(ServiceError):
    status = HTTPStatus.TOO_MANY_REQUESTS
    title = "Too fast"


class Unavailable(ServiceError):
    status = HTTPStatus.SERVICE_UNAVAILABLE
    title = "A system is not answering"


def named(kind: str) -> type[ServiceError]:
    """The error of that problem type; a plain refusal for one that only an older version knew."""
    return next((found for found in _all_below(ServiceError) if found.problem_type() == kind), Refused)


def _all_below(tree: type[ServiceError]) -> Iterator[type[ServiceError]]:
    for branch in tree.__subclasses__():
        yield branch
        yield from _all_below(branch)


def _problem(kind: str, title: str, status: int, detail: str, **facts: Any) -> JSONResponse:
    retry_after = facts.get("retry_after")
    return JSONResponse(
        {"type": kind, "title": title, "status": status, "detail": detail, **facts},
        status_code=status,
        media_type="application/problem+json",
        headers={"Retry-After": str(retry_after)} if retry_after is not None else None,
    )


def answer_to(error: ServiceError) -> JSONResponse:
    return _problem(error.problem_type(), error.title, error.status, error.detail, **error.facts)


async def _service_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ServiceError)
    return answer_to(error)


async def _malformed(_request: Request, error: Exception) -> JSONResponse:
    """Names each field that is wrong. The value itself is left out: it may be a secret."""
    assert isinstance(error, RequestValidationError)
    fields = [
        {
            "field": ".".join(str(part) for part in fault["loc"][1:]) or str(fault["loc"][0]),
            "fault": fault["msg"],
        }
        for fault in error.errors()
    ]
    named = "; ".join(f"{fault['field']}: {fault['fault']}" for fault in fields)
    return _problem("/problems/malformed", "The request is malformed", 422, named, fields=fields)


async def _http_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    phrase = RENAMED.get(error.status_code) or HTTPStatus(error.status_code).phrase
    kind = "/problems/" + phrase.lower().replace(" ", "-")
    answer = _problem(kind, phrase, error.status_code, str(error.detail))
    answer.headers.update(error.headers or {})
    return answer


async def _database_away(request: Request, error: Exception) -> JSONResponse:
    log.warning("the database is away at %s %s: %s", request.method, request.url.path, type(error).__name__)
    detail = "The database is not answering. What you sent was not taken in; please send it again."
    return _problem("/problems/database-unavailable", Unavailable.title, 503, detail, retry_after=5)


def unexpected(method: str, path: str, error: Exception) -> JSONResponse:
    """The answer to what nobody foresaw. It is logged here and nowhere else."""
    if isinstance(error, DBAPIError):  # PostgreSQL quotes in its errors what customers wrote
        log.error("unexpected error at %s %s: %s", method, path, type(error.orig).__name__)
    else:
        log.error("unexpected error at %s %s", method, path, exc_info=error)
    detail = "It has been logged. Please try again in a minute."
    return _problem("/problems/unexpected", ServiceError.title, 500, detail)


def render_errors(app: FastAPI) -> None:
    app.add_exception_handler(ServiceError, _service_error)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _http_error)
    for away in (OperationalError, InterfaceError, SqlTimeout):
        app.add_exception_handler(away, _database_away)


def answers(*errors: type[ServiceError]) -> dict[int | str, dict[str, Any]]:
    """The errors of one endpoint, for its documentation."""
    by_status: dict[int | str, dict[str, Any]] = {}
    for error in errors:
        known = by_status.setdefault(int(error.status), {"model": Problem, "description": ""})
        known["description"] = "; ".join(filter(None, [known["description"], error.problem_type()]))
    return by_status
