"""Canned texts: found by agents as they type, and kept by leads."""

import uuid
from collections.abc import Sequence

from sqlalchemy import ColumnElement, case, or_, select, true
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import NotFound, Refused
from api.handoff.transfers import TeamUnknown
from api.parts import Parts
from api.writing import filling, trace
from api.writing.canned_schemas import CannedIn, CannedOut, FilledOut, ThenOut
from models import Agent, AgentRole, CannedStep, CannedText, Conversation, Team

KIND = "canned text"
FOUND_AT_MOST = 100


class CannedUnknown(NotFound):
    """There is no such text, or it is another team's."""

    title = "No such canned text"


class ShortcutTaken(Refused):
    """Two texts by one name would make every agent choose each time."""

    title = "That shortcut is taken"


async def find(
    session: AsyncSession, agent_id: uuid.UUID, words: str | None, language: str | None
) -> Sequence[CannedText]:
    """By shortcut first, then by title, then by what it says; without words all, by their shortcuts."""
    agent = await session.get_one(Agent, agent_id)
    wanted = select(CannedText).where(_may_see(agent)).limit(FOUND_AT_MOST)
    if language:
        wanted = wanted.where(CannedText.language == language)
    if words:
        by_shortcut = CannedText.shortcut.istartswith(words, autoescape=True)
        by_title, by_text = (each.icontains(words, autoescape=True) for each in (CannedText.title, CannedText.text))
        wanted = wanted.where(or_(CannedText.shortcut.icontains(words, autoescape=True), by_title, by_text))
        wanted = wanted.order_by(case((by_shortcut, 0), (by_title, 1), else_=2))
    return (await session.scalars(wanted.order_by(CannedText.shortcut, CannedText.language))).all()


async def fill(
    parts: Parts, session: AsyncSession, agent_id: uuid.UUID, conversation: Conversation, canned_id: uuid.UUID
) -> FilledOut:
    agent = await session.get_one(Agent, agent_id)
    found = await session.scalar(select(CannedText).where(CannedText.id == canned_id, _may_see(agent)))
    if found is None:
        raise CannedUnknown("It was removed, or it is another team's.")
    filled = filling.fill(found.text, await filling.values_for(parts, session, agent, conversation))
    return FilledOut(id=found.id, text=filled.text, unfilled=filled.unfilled, then=_then(found))


async def add(session: AsyncSession, lead_id: uuid.UUID, told: CannedIn) -> CannedText:
    row = CannedText(**await _columns(session, told))
    session.add(row)
    await _keep(session, told)
    await trace.keep_about(session, lead_id, "canned text added", KIND, row.id, shortcut=row.shortcut)
    return row


async def change(session: AsyncSession, lead_id: uuid.UUID, canned_id: uuid.UUID, told: CannedIn) -> CannedText:
    row = await _held(session, canned_id)
    before = {"shortcut": row.shortcut, "text": row.text}
    for name, value in (await _columns(session, told)).items():
        setattr(row, name, value)
    await _keep(session, told)
    await trace.keep_about(session, lead_id, "canned text changed", KIND, row.id, before=before)
    return row


async def remove(session: AsyncSession, lead_id: uuid.UUID, canned_id: uuid.UUID) -> None:
    row = await _held(session, canned_id)
    before = {"shortcut": row.shortcut, "text": row.text}
    await session.delete(row)
    await trace.keep_about(session, lead_id, "canned text removed", KIND, canned_id, before=before)


def canned_out(row: CannedText) -> CannedOut:
    return CannedOut(
        id=row.id,
        shortcut=row.shortcut,
        title=row.title,
        text=row.text,
        language=row.language,
        team=row.team_code,
        then=_then(row),
    )


def _then(row: CannedText) -> ThenOut | None:
    return ThenOut(do=row.then_step.value, team=row.then_team_code) if row.then_step else None


def _may_see(agent: Agent) -> ColumnElement[bool]:
    if agent.role is not AgentRole.agent:
        return true()
    return or_(CannedText.team_code.is_(None), CannedText.team_code.in_(agent.teams))


async def _held(session: AsyncSession, canned_id: uuid.UUID) -> CannedText:
    row = await session.get(CannedText, canned_id, with_for_update=True)
    if row is None:
        raise CannedUnknown("It was removed already.")
    return row


async def _keep(session: AsyncSession, told: CannedIn) -> None:
    """The constraint is what counts: two who take one shortcut at once don't both get it."""
    try:
        await session.flush()
    except IntegrityError:
        taken = f"There is a text ;{told.shortcut} in this language ({told.language}) already."
        raise ShortcutTaken(f"{taken} Take another shortcut, or change that one.", field="shortcut") from None


async def _columns(session: AsyncSession, told: CannedIn) -> dict[str, object]:
    filling.insist_on_known(told.text)
    to_team = told.then.team if told.then else None
    for field, code in (("team", told.team), ("then.team", to_team)):
        if code is not None and await session.get(Team, code) is None:
            raise TeamUnknown("See which teams there are.", field=field)
    return {
        "shortcut": told.shortcut,
        "title": told.title,
        "text": told.text,
        "language": told.language,
        "team_code": told.team,
        "then_step": CannedStep(told.then.do) if told.then else None,
        "then_team_code": to_team,
    }
