"""A stored message as the browser gets it."""

from api.conversations.hiding import content_now
from api.conversations.schemas import MessageOut, SenderOut
from connectors.registry import CONNECTORS
from connectors.web.connector import WebContent
from models import Message


def message_out(message: Message) -> MessageOut:
    content = CONNECTORS["web"].render(content_now(message))
    return MessageOut(
        id=message.id,
        seq=message.seq,
        sender=SenderOut(kind=message.sender.value, name=None),
        content=WebContent.model_validate(content),
        created_at=message.created_at,
        client_message_id=message.client_message_id,
        answers_seq=message.answers_seq,
        late=message.late,
    )
