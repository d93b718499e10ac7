"""What agents have written leaves a line in the trace; the words themselves are not in it."""

import uuid
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api import audit
from api.auth import Caller
from models import ActorKind, Conversation, Level


async def keep(
    session: AsyncSession, agent_id: uuid.UUID, what: str, conversation: Conversation, **detail: Any
) -> None:
    """In the transaction of what it tells of."""
    caller = Caller(conversation.customer_id, Level.anonymous, ActorKind.agent, agent_id, conversation.id)
    await session.execute(audit.LINE, audit.values(caller, what, **detail))


async def keep_about(
    session: AsyncSession, agent_id: uuid.UUID, what: str, kind: str, subject_id: uuid.UUID, **detail: Any
) -> None:
    """The same about what is no customer's."""
    caller = Caller(None, Level.anonymous, ActorKind.agent, agent_id)
    about = {"subject_kind": kind, "subject_id": str(subject_id)}
    await session.execute(audit.LINE, audit.values(caller, what, **detail) | about)
