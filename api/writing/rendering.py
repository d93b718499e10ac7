"""What was written, as it is shown at the desk."""

from api.channels.mending import ENDED_BADLY
from api.conversations.rendering import message_for_agents
from api.conversations.repository import WEB
from api.writing.schemas import AgentNameOut, DeliveryStateOut, DeskMessageOut, NoteOut
from models import Delivery, DeliveryState, Message, Note

# While it is being sent, what kept the last try from it.
HAS_A_REASON = (*ENDED_BADLY, DeliveryState.sending)


def desk_message(message: Message, channel: str, delivery: Delivery | None) -> DeskMessageOut:
    shown = message_for_agents(message)
    state = state_of(delivery) if delivery else None
    return DeskMessageOut(**dict(shown), channel=channel, agent_id=message.agent_id, delivery=state)


def state_of(delivery: Delivery) -> DeliveryStateOut:
    return DeliveryStateOut(
        state=delivery.state.value,
        since=delivery.updated_at,
        why=delivery.last_error if delivery.state in HAS_A_REASON else None,
        can_resend=delivery.state in ENDED_BADLY and delivery.channel != WEB,
    )


def note_out(note: Note) -> NoteOut:
    return NoteOut(
        id=note.id,
        conversation_id=note.conversation_id,
        seq=note.seq,
        by=AgentNameOut(id=note.agent_id, name=note.agent.name),
        text=note.text,
        mentions=[AgentNameOut(id=each.agent_id, name=each.agent.name) for each in note.mentions],
        created_at=note.created_at,
        client_note_id=note.client_note_id,
    )
