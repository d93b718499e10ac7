"""A stored message as the browser gets it, and as it is shown at the desk."""

from api.conversations.hiding import content_for_agents, content_now
from api.conversations.schemas import MessageOut, SenderOut
from connectors.content import Content
from connectors.registry import CONNECTORS
from connectors.web.connector import WebContent
from models import Agent, BrowserSession, Message


def message_out(message: Message, browser: BrowserSession) -> MessageOut:
    """As it is shown there. An agent is known to customers by the given name."""
    agent = _agent_of(message)
    return _message_out(message, content_now(message, browser), agent.given_name if agent else None)


def message_for_agents(message: Message) -> MessageOut:
    agent = _agent_of(message)
    return _message_out(message, content_for_agents(message), agent.name if agent else None)


def _agent_of(message: Message) -> Agent | None:
    """Nothing is looked up for whoever else said it."""
    return message.agent if message.agent_id else None


def _message_out(message: Message, content: Content, name: str | None) -> MessageOut:
    return MessageOut(
        id=message.id,
        seq=message.seq,
        sender=SenderOut(kind=message.sender.value, name=name),
        content=WebContent.model_validate(CONNECTORS["web"].render(content)),
        created_at=message.created_at,
        client_message_id=message.client_message_id,
        answers_seq=message.answers_seq,
        late=message.late,
    )
