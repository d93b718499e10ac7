"""An agent who follows a conversation: beside its messages, how far they have got, notes, and who else is there."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.conversations import repository, service
from api.conversations.presence import COLLEAGUE, CUSTOMER
from api.conversations.readers import Read, Told
from api.parts import Parts
from api.writing import company, deliveries, notes, thread
from api.writing.rendering import note_out, state_of
from api.writing.schemas import CompanyOut, DeliveryChangeOut, DeliveryStateOut
from models import Agent, AgentSession, AgentState, Conversation, Delivery
from models.base import now

# Of a page that comes back, how many of the messages it shows are told again.
LAST = 50
# Longer than any transaction takes: what was written before it was committed is not overlooked.
OVERLAP = timedelta(seconds=30)
NOTES_AT_ONCE = 200
Mark = tuple[str, datetime]


def _nobody() -> CompanyOut:
    return CompanyOut(agents=[], known=True)


@dataclass(slots=True)
class AgentReader:
    session_id: uuid.UUID
    conversation_id: uuid.UUID
    notes_shown: int = 0
    is_told_of: frozenset[str] = frozenset({CUSTOMER, COLLEAGUE})
    # Logging out is no news in any conversation, and nobody tells of a colleague's desk that has gone.
    looks_every: float = 10.0
    _agent_id: uuid.UUID | None = None
    _looked_at: datetime | None = None
    # How far each message has got, as it was told last.
    _states: dict[uuid.UUID, Mark] = field(default_factory=dict)
    # A page that begins to follow takes it that nobody is there.
    _company: CompanyOut = field(default_factory=_nobody)

    async def conversation(self, session: AsyncSession) -> Conversation | None:
        desk = await session.get(AgentSession, self.session_id)
        if desk is None or desk.ends_at <= now():
            return None
        agent = await session.get_one(Agent, desk.agent_id)
        if agent.state is AgentState.disabled:
            return None
        self._agent_id = agent.id
        return await session.get(Conversation, self.conversation_id)

    async def read(self, session: AsyncSession, conversation: Conversation, after: int, limit: int) -> Read:
        found = await repository.messages_after(session, conversation.id, after, limit)
        shown = await thread.shown(session, conversation, found)
        self._states |= {each.id: _mark(each.delivery) for each in shown if each.delivery}
        return await service.show(session, conversation), shown

    async def beside(
        self, parts: Parts, session: AsyncSession, conversation: Conversation, shown: int, /
    ) -> Sequence[Told]:
        told = [*await self._deliveries(session, shown), *await self._notes(session, conversation)]
        present = await company.others(parts, self._agent_id, conversation.id)
        # While nobody can say who is there, what was said last stands.
        if present.known and present != self._company:
            self._company = present
            told.append(("company", present.model_dump(mode="json")))
        return told

    async def _deliveries(self, session: AsyncSession, shown: int) -> Sequence[Told]:
        looked_at, self._looked_at = self._looked_at, now()
        if looked_at is None:
            found = await deliveries.last_of(session, self.conversation_id, shown, LAST)
        else:
            found = await deliveries.changed_since(session, self.conversation_id, shown, looked_at - OVERLAP)
        return [change for each in found if (change := self._change(*each))]

    def _change(self, seq: int, delivery: Delivery) -> Told | None:
        """None where it was told already."""
        state = state_of(delivery)
        if self._states.get(delivery.message_id) == _mark(state):
            return None
        self._states[delivery.message_id] = _mark(state)
        change = DeliveryChangeOut(message_id=delivery.message_id, seq=seq, **dict(state))
        return "delivery", change.model_dump(mode="json")

    async def _notes(self, session: AsyncSession, conversation: Conversation) -> Sequence[Told]:
        if conversation.note_seq <= self.notes_shown:
            return ()
        found = await notes.after(session, conversation.id, self.notes_shown, NOTES_AT_ONCE)
        self.notes_shown = found[-1].seq if found else self.notes_shown
        return [("note", note_out(each).model_dump(mode="json")) for each in found]


def _mark(state: DeliveryStateOut) -> Mark:
    return state.state, state.since
