"""What changing hands reads and writes beside the conversation itself."""

import uuid

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import Conversation, Handoff, HandoffState, Turn, TurnState


async def running(session: AsyncSession, conversation_id: uuid.UUID) -> Handoff | None:
    """The handoff that is not over, as it is now. Whoever changes it holds its conversation."""
    return await session.scalar(
        select(Handoff)
        .where(
            Handoff.conversation_id == conversation_id,
            Handoff.state.in_((HandoffState.requested, HandoffState.assigned)),
        )
        # Nobody changes its key: what only refers to it, as a note that it is late, has not to wait, nor be waited for.
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )


async def had_person(session: AsyncSession, conversation_id: uuid.UUID) -> bool:
    """Whether an agent has taken it up at some time."""
    found = select(Handoff.id).where(Handoff.conversation_id == conversation_id, Handoff.accepted_at.is_not(None))
    return await session.scalar(found.limit(1)) is not None


async def has_person(session: AsyncSession, conversation_id: uuid.UUID) -> bool:
    """Whether an agent has taken it up and has it still."""
    found = select(Handoff.id).where(
        Handoff.conversation_id == conversation_id,
        Handoff.state == HandoffState.assigned,
        Handoff.accepted_at.is_not(None),
    )
    return await session.scalar(found) is not None


async def carry_turn_over(session: AsyncSession, conversation: Conversation) -> None:
    """The open turn belongs to the new epoch."""
    await session.execute(
        update(Turn)
        .where(Turn.conversation_id == conversation.id, Turn.state == TurnState.open)
        .values(epoch=conversation.epoch)
        .execution_options(synchronize_session="fetch")
    )
