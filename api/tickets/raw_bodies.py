"""A body that is a file: longer than any other, and refused where it is too long before all of it is read."""

from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.routing import APIRoute
from starlette.types import Message, Receive

from api.errors import ServiceError

LONGEST_FILE = 5 * 1024 * 1024
# The framework's own limit answers in plain text and names no limit: it is set out of the way of ours.
OUT_OF_THE_WAY = 2**62


class FileTooLarge(ServiceError):
    """More than a file may have."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    title = "This file is too large"


class RawBodyRoute(APIRoute):
    """Counts what comes in. One that says beforehand how long it is need not be read at all."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_counted(request: Request) -> Response:
            declared = request.headers.get("content-length", "")
            known = int(declared) if declared.isdecimal() else 0
            return await handle(Request(request.scope, _counted(request.receive, known)))

        return handle_counted


def _counted(receive: Receive, declared: int) -> Receive:
    came = 0

    async def counted() -> Message:
        nonlocal came
        if declared > LONGEST_FILE:
            raise too_large()
        message = await receive()
        came += len(message.get("body", b""))
        if came > LONGEST_FILE:
            raise too_large()
        return message

    return counted


def too_large() -> FileTooLarge:
    return FileTooLarge("A file may have up to 5 MB. A smaller photo will do.", limit=LONGEST_FILE)


async def _content(request: Request) -> bytes:
    return await request.body()


RawBody = Annotated[bytes, Depends(_content)]
