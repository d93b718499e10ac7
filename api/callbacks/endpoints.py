"""Promised calls over HTTP: for a signed-in browser, an agent's desk, and the bot on a customer's behalf."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.access import Known
from api.callbacks import service
from api.callbacks.schemas import CallbackIn, CallbackOut, WindowsOut
from api.callbacks.service import NoHours, NumberNeeded, WindowGone
from api.errors import answers
from api.handoff.schemas import Word
from api.once import DoneOnce
from api.parts import CurrentParts

router = APIRouter(prefix="/v1/callbacks", tags=["callbacks"])


@router.get("/windows")
async def list_windows(
    caller: Known, parts: CurrentParts, topic: Annotated[Word | None, Query(examples=["billing"])] = None
) -> WindowsOut:
    """Between which hours the team of this topic can ring next."""
    return await service.offer(parts, caller, topic)


@router.post("", responses=answers(NumberNeeded, NoHours, WindowGone))
async def promise_call(caller: Known, parts: CurrentParts, body: CallbackIn, once: DoneOnce) -> CallbackOut:
    """Somebody rings the customer in this window. While one is promised, asking again answers with that one."""
    return await once.run(CallbackOut, lambda _: service.promise(parts, caller, body))


@router.get("/mine")
async def show_call(caller: Known, parts: CurrentParts) -> CallbackOut:
    """The call that is promised, if there is one."""
    return await service.show(parts, caller)


@router.delete("/mine")
async def cancel_call(caller: Known, parts: CurrentParts, once: DoneOnce) -> CallbackOut:
    """Nobody rings. Cancelled twice, it is cancelled."""
    return await once.run(CallbackOut, lambda _: service.cancel(parts, caller))
