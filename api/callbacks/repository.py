"""Promised calls: each customer's one open one, and those that are to be made."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import CALLBACK_NUMBER, Agent, Callback, CallbackState, Customer

OPEN = Callback.state.in_((CallbackState.due, CallbackState.taken))
MOST_LISTED = 200


async def lock_customer(session: AsyncSession, customer_id: uuid.UUID) -> Customer:
    """Two who ask for the same customer at once find the same call."""
    found = select(Customer).where(Customer.id == customer_id).with_for_update(key_share=True)
    return (await session.scalars(found)).one()


async def open_of(session: AsyncSession, customer_id: uuid.UUID) -> Callback | None:
    return await session.scalar(select(Callback).where(Callback.customer_id == customer_id, OPEN).with_for_update())


async def next_number(session: AsyncSession) -> str:
    return f"C{await session.scalar(CALLBACK_NUMBER)}"


async def hold(session: AsyncSession, callback_id: uuid.UUID) -> Callback | None:
    return await session.scalar(
        select(Callback).where(Callback.id == callback_id).with_for_update().execution_options(populate_existing=True)
    )


async def to_make(session: AsyncSession, teams: Sequence[str] | None) -> Sequence[Any]:
    """With whom they are for and who has taken them; None: of every team."""
    mine = () if teams is None else (Callback.team_code.in_(teams),)
    found = await session.execute(
        select(Callback, Customer, Agent)
        .join(Customer, Customer.id == Callback.customer_id)
        .outerjoin(Agent, Agent.id == Callback.agent_id)
        .where(OPEN, *mine)
        .order_by(Callback.from_at, Callback.id)
        .limit(MOST_LISTED)
    )
    return found.all()


async def slipping(session: AsyncSession, soon: datetime, forgotten: datetime) -> Sequence[uuid.UUID]:
    """Promises that are about to be broken, and calls that were taken and nobody said what came of them."""
    missed = and_(Callback.state == CallbackState.due, Callback.to_at <= soon)
    left = and_(Callback.state == CallbackState.taken, Callback.to_at <= forgotten)
    return (await session.scalars(select(Callback.id).where(or_(missed, left)).limit(100))).all()
