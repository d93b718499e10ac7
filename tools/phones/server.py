"""One address for all of it: the page, what it asks for, and the stand-ins' APIs under the names of their channels."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request, Response
from fastapi.responses import StreamingResponse
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel, Field
from starlette.types import Scope

from tools.phones.bubbles import note_on
from tools.phones.handsets import Handsets
from tools.phones.lines import AppPhones
from tools.phones.operator import Operator

PAGE = Path(__file__).with_name("page")
LOOK_EVERY, BEAT_EVERY = 0.15, 15.0
RULES = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
People = Callable[[], Awaitable[Sequence[Mapping[str, str]]]]


class Typed(BaseModel):
    text: str = Field(min_length=1, max_length=4000, pattern=r"\S")


class Pressed(BaseModel):
    message_id: str
    title: str


class Switched(BaseModel):
    fault: str
    on: bool


class _Page(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(RULES)
        return response


def app_for(phones: Mapping[str, Handsets], people: People, operator: Operator) -> FastAPI:
    app = FastAPI(openapi_url=None)
    app.state.phones, app.state.operator = phones, operator

    @app.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/start")
    async def start() -> dict[str, Any]:
        channels = [{"name": each.channel, "title": each.title, "faults": each.faults} for each in phones.values()]
        return {"operator": operator.name, "example": operator.example, "channels": channels, "people": await people()}

    app.include_router(router)
    for each in phones.values():
        if isinstance(each, AppPhones):
            app.include_router(each.router, prefix=f"/{each.channel}")
    app.mount("/", _Page(directory=PAGE, html=True))
    return app


def _channel(channel: str, request: Request) -> Handsets:
    handsets: Mapping[str, Handsets] = request.app.state.phones
    if channel not in handsets:
        raise HTTPException(404, "There are no phones for this channel here.")
    return handsets[channel]


def _number(number: str, request: Request) -> str:
    operator: Operator = request.app.state.operator
    read = operator.in_full(number)
    if read is None:
        raise HTTPException(422, "That is no phone number.")
    return read


Phones = Annotated[Handsets, Depends(_channel)]
Number = Annotated[str, Depends(_number)]


router = APIRouter()


@router.get("/phones/{channel}/{number}")
def look(phones: Phones, number: Number) -> dict[str, Any]:
    return _seen(phones, number)


@router.get("/phones/{channel}/{number}/live")
def watch(phones: Phones, number: Number) -> StreamingResponse:
    return StreamingResponse(_changes(phones, number), media_type="text/event-stream")


@router.post("/phones/{channel}/{number}/say", status_code=202)
async def say(phones: Phones, number: Number, typed: Typed) -> None:
    phones.say(number, typed.text, note_on(typed.text) if phones.channel == "sms" else "")


@router.post("/phones/{channel}/{number}/press", status_code=202)
async def press(phones: Phones, number: Number, pressed: Pressed) -> None:
    try:
        phones.press(number, pressed.message_id, pressed.title)
    except LookupError:
        raise HTTPException(404, "There is no such button on this phone.") from None


@router.post("/phones/{channel}/{number}/restart", status_code=202)
async def restart(phones: Phones, number: Number) -> None:
    phones.restart(number)


@router.post("/channels/{channel}/faults", status_code=202)
async def switch(phones: Phones, switched: Switched) -> None:
    try:
        await phones.set_wrong(switched.fault, on=switched.on)
    except LookupError:
        raise HTTPException(404, "That can't go wrong here.") from None


def _seen(phones: Handsets, number: str) -> dict[str, Any]:
    return {
        "number": number,
        "connected": phones.is_connected,
        "wrong": sorted(phones.wrong),
        "bubbles": [asdict(each) for each in phones.screen(number)],
    }


async def _changes(phones: Handsets, number: str) -> AsyncIterator[str]:
    """All that is on the phone, whenever any of it has changed: whoever was away has missed nothing."""
    shown, quiet = "", 0.0
    while True:
        seen = json.dumps(_seen(phones, number))
        if seen != shown:
            shown, quiet = seen, 0.0
            yield f"data: {seen}\n\n"
        elif quiet > BEAT_EVERY:
            quiet = 0.0
            yield ": still here\n\n"
        await asyncio.sleep(LOOK_EVERY)
        quiet += LOOK_EVERY
