"""The card: one look at everything that an agent needs before the first line they write."""

import asyncio

from api.card import repository, standing
from api.card.hurrying import Hurry
from api.card.looking import Look
from api.card.proof import proof_of
from api.card.rendering import tried_out, wants_out
from api.card.schemas import CardOut, ProofOut, WantsOut, WhoOut
from api.card.standing import part
from api.card.steps import next_steps
from api.handoff.priorities import NAMES, Priority
from api.identity.addresses import is_number, masked
from api.parts import Parts
from models import Handoff


async def card(parts: Parts, look: Look) -> CardOut:
    who, proof, wants = await _told(parts, look)
    hurry, caller = Hurry(parts), look.caller()
    since, stands = await asyncio.gather(part(hurry, caller, standing.since), standing.all_parts(hurry, caller))
    made = CardOut(
        conversation_id=look.conversation.id,
        channel=look.conversation.channel,
        opened=parts.formats.moment(look.conversation.created_at),
        tags=look.conversation.tags,
        priority=_priority(look.handoff),
        who=who.model_copy(update={"since": since.value}),
        proof=proof,
        wants=wants,
        tried=tried_out(look.handoff),
        next=[],
        **stands,
    )
    return made.model_copy(update={"next": next_steps(made)})


def _priority(handoff: Handoff | None) -> Priority | None:
    return None if handoff is None or handoff.ended_at is not None else NAMES[handoff.priority]


async def _told(parts: Parts, look: Look) -> tuple[WhoOut, ProofOut, WantsOut]:
    """What our own record says. The connection is given back before any system is asked."""
    conversation = look.conversation
    async with parts.database.session() as session:
        contact = await repository.contact_of(session, conversation)
        customer = await repository.customer_of(session, conversation)
        said = await repository.last_wish(session, conversation)
        asked = await repository.asked_about(session, conversation.id)
        proof = await proof_of(session, parts.formats, conversation, contact)
    number = customer.phone if customer else contact.address if is_number(contact.address) else None
    who = WhoOut(
        customer_id=customer.id if customer else None,
        name=customer.name if customer else None,
        number=masked(number, parts.brand.region) if number else None,
        since=None,
    )
    return who, proof, wants_out(look.handoff, asked[-1].intent if asked else None, said)
