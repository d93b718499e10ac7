"""A round: what is due soon, or was missed, is noted once, and the desks are told."""

from api.db import after_commit
from api.handoff import desk_service, due_repository
from api.live import DESK
from api.parts import Parts
from models import DueState
from models.base import now


async def note_late(parts: Parts) -> None:
    async with parts.database.transaction() as session:
        handoffs = await due_repository.running(session)
        dues = await desk_service.dues_of(parts, session, handoffs)
        notes = [
            {
                "handoff_id": handoff.id,
                "kind": due.kind,
                "state": due.state,
                "due_at": due.by,
                "at": now(),
                "agent_id": handoff.agent_id,
            }
            for handoff in handoffs
            for due in dues[handoff.id]
            if due.state is not DueState.fine
        ]
        if await due_repository.note(session, notes):
            after_commit(session, lambda: parts.live.tell(DESK))
