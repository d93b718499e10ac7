"""The leads' board over HTTP, and the lists that its numbers open."""

import uuid
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import AwareDatetime

from api.access import Anybody
from api.auth import AgentUnknown
from api.board import service
from api.board.repository import Hour, Wanted
from api.board.schemas import AskedOut, BoardOut, RunningListOut
from api.board.service import Chosen
from api.db import Transaction
from api.desk.service import CurrentLead, LeadsOnly
from api.errors import answers
from api.handoff.schemas import Word
from api.paging import AskedPage, CursorNotUnderstood, Page
from api.parts import CurrentParts

router = APIRouter(prefix="/v1/desk/board", tags=["desk"], responses=answers(AgentUnknown, LeadsOnly))


@router.get("")
async def show_board(_lead: CurrentLead, transaction: Transaction, parts: CurrentParts, _caller: Anybody) -> BoardOut:
    """Who waits and how long, what is late, who is there, and the last hour beside the same one a week ago."""
    return await service.board(parts, transaction)


async def _chosen(
    team: Annotated[Word | None, Query()] = None,
    agent: Annotated[uuid.UUID | None, Query()] = None,
    due: Annotated[Literal["fine", "soon", "missed"] | None, Query()] = None,
) -> Chosen:
    return Chosen(team, agent, due)


@router.get("/running")
async def list_running(
    _lead: CurrentLead,
    transaction: Transaction,
    parts: CurrentParts,
    chosen: Annotated[Chosen, Depends(_chosen)],
    _caller: Anybody,
) -> RunningListOut:
    """All who wait and all whom somebody has, who has waited longest first."""
    return await service.running(parts, transaction, chosen)


async def _wanted(
    since: Annotated[AwareDatetime, Query()],
    until: Annotated[AwareDatetime, Query()],
    reason: Annotated[Word | None, Query()] = None,
    missed: Annotated[bool | None, Query(description="whose first reply came too late, or never")] = None,
) -> Wanted:
    return Wanted(Hour(since, until), reason, missed)


@router.get("/handoffs", responses=answers(CursorNotUnderstood))
async def list_handoffs(
    _lead: CurrentLead,
    transaction: Transaction,
    wanted: Annotated[Wanted, Depends(_wanted)],
    asked: AskedPage,
    _caller: Anybody,
) -> Page[AskedOut]:
    """Whoever asked for a person in that time, the latest first."""
    return await service.asked_for(transaction, wanted, asked)
