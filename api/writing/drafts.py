"""What agents have typed and not sent: kept as they type, so that no reload and no log-out loses it."""

import uuid
from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from api.conversations import repository as conversations
from api.conversations.service import ConversationUnknown
from models import Draft, DraftMode
from models.base import now


async def of_agent(session: AsyncSession, agent_id: uuid.UUID) -> Sequence[Draft]:
    """The last one typed first."""
    mine = select(Draft).where(Draft.agent_id == agent_id).order_by(Draft.updated_at.desc())
    return (await session.scalars(mine)).all()


async def keep(
    session: AsyncSession, agent_id: uuid.UUID, conversation_id: uuid.UUID, mode: DraftMode, text: str
) -> None:
    """The one that was typed last counts. Also where somebody else has the conversation by now: it may become a
    note."""
    if await conversations.find(session, conversation_id) is None:
        raise ConversationUnknown("There is no such conversation.")
    if not text.strip():
        await forget(session, agent_id, conversation_id, mode)
        return
    row = {"agent_id": agent_id, "conversation_id": conversation_id, "mode": mode, "text": text, "updated_at": now()}
    same = [Draft.agent_id, Draft.conversation_id, Draft.mode]
    changed = {"text": text, "updated_at": row["updated_at"]}
    await session.execute(insert(Draft).values(**row).on_conflict_do_update(index_elements=same, set_=changed))


async def forget(session: AsyncSession, agent_id: uuid.UUID, conversation_id: uuid.UUID, mode: DraftMode) -> None:
    """It was sent, or thrown away."""
    mine = (Draft.agent_id == agent_id, Draft.conversation_id == conversation_id, Draft.mode == mode)
    await session.execute(delete(Draft).where(*mine))
