"""Who it is, proven at an agent's wish: by what the agent has checked, or by a code that the customer types back."""

import uuid
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api import wording
from api.auth import VERIFIED_FOR, level_now
from api.card import repository
from api.card.talk_schemas import CheckedIn, CodeAskedOut, VouchedOut
from api.conversations import ledger, ownership, sign_in
from api.conversations.ownership import By
from api.conversations.sign_in import FORM_LIFETIME
from api.errors import Refused
from api.handoff.chats import NotTakenUp, held_by
from api.identity.addresses import find_address, is_number
from api.masking import mask_cards
from api.parts import Parts
from connectors.content import Content, SignInForm
from models import ActorKind, Agent, Conversation, Level
from models.base import now

ASKED_AT_MOST = 10


class NobodyKnown(Refused):
    """There is nobody to vouch for: a name that is only said is nobody's."""

    title = "Nobody knows who this is"


class AlreadyProven(Refused):
    """They would be asked for what they have just given."""

    title = "They are verified already"


async def vouch(
    parts: Parts, session: AsyncSession, agent_id: uuid.UUID, conversation_id: uuid.UUID, told: CheckedIn
) -> VouchedOut:
    """For this conversation alone. The customer's browser is asked for a code all the same: whoever sits at it has
    not been spoken to, and its cookie can't be renewed from here."""
    conversation, agent = await _with_them(session, agent_id, conversation_id)
    if conversation.customer_id is None:
        raise NobodyKnown("Send them the sign-in form. Once they have signed in, there is somebody to check.")
    until = now() + VERIFIED_FOR
    conversation.level, conversation.verified_until, conversation.pending = Level.verified, until, None
    how = mask_cards(told.how)
    await ownership.keep(session, conversation, By(ActorKind.agent, agent.id), "verified", how=how)
    said = wording.say("vouched", name=agent.given_name)
    await ledger.note_event(parts, session, conversation, "vouched", said)
    return VouchedOut(level="verified", until=parts.formats.moment(until))


async def ask_for_code(
    parts: Parts, session: AsyncSession, agent_id: uuid.UUID, conversation_id: uuid.UUID
) -> CodeAskedOut:
    """The code goes where the last one went, or to the phone they write from; else they are asked where to."""
    await parts.limits.count("code-asked", str(agent_id), times=ASKED_AT_MOST, within=timedelta(minutes=1))
    conversation, agent = await _with_them(session, agent_id, conversation_id)
    if level_now(conversation.level, conversation.verified_until) is Level.verified:
        raise AlreadyProven("Nothing has to be proven now.")
    await ownership.keep(session, conversation, By(ActorKind.agent, agent.id), "code asked")
    form = SignInForm(kind="sign_in")
    # What the assistant wanted it for is over: a person answers now.
    sign_in.ask(conversation, form)
    written = await _address(session, conversation)
    address = find_address(written, parts.brand.region) if written else None
    if address is None:
        await ledger.say(parts, session, conversation, wording.say("asked_for_code"), form=form, key="sign_in")
        return CodeAskedOut(asked_for="address", sent_to=None, until=None)
    sent = await sign_in.send_code(parts, session, conversation, address)
    content = Content(text=sign_in.sentence_of(parts, sent), form=SignInForm(kind="sign_in", step="code"))
    await ledger.tell(parts, session, conversation, content)
    return CodeAskedOut(asked_for="code", sent_to=sent.masked, until=parts.formats.moment(sent.ends_at))


async def _with_them(
    session: AsyncSession, agent_id: uuid.UUID, conversation_id: uuid.UUID
) -> tuple[Conversation, Agent]:
    conversation, handoff, agent = await held_by(session, agent_id, conversation_id)
    if handoff.accepted_at is None:
        raise NotTakenUp("Then the customer knows who is asking.")
    return conversation, agent


async def _address(session: AsyncSession, conversation: Conversation) -> str | None:
    last = await repository.code_sent(session, conversation.id, now() - FORM_LIFETIME)
    if last is not None:
        return last
    contact = await repository.contact_of(session, conversation)
    is_their_phone = contact.customer_id is not None and is_number(contact.address)
    return contact.address if is_their_phone else None
