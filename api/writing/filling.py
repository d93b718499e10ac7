"""Places in a canned text that are filled in for one customer: which there are, and with what."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import level_now
from api.conversations.ownership_repository import running
from api.errors import NotUnderstood, Refused
from api.parts import Parts
from models import Agent, Conversation, Customer, Level, Team
from models.base import now

PLACE = re.compile(r"\{([^{}]*)\}")
# What each stands for, as the desk explains it.
PLACEHOLDERS = {
    "customer.given_name": "the customer's given name, once we know who they are",
    "customer.name": "the customer's whole name, once we know who they are",
    "agent.given_name": "your given name",
    "team.name": "the team whose line the customer came by",
    "brand.name": "the operator's name",
    "brand.phone": "the operator's phone number",
    "brand.phone_hours": "when that phone is answered",
    "brand.site": "the address of the customers' pages",
    "today": "the day, as customers read it",
}


class PlaceholderUnknown(NotUnderstood):
    """It would stand in front of a customer as it is."""

    title = "That can't be filled in"


class PlaceLeft(Refused):
    """A customer would read the name of a place instead of what belongs there."""

    title = "Something is not filled in"


@dataclass(frozen=True, slots=True)
class Filled:
    text: str
    unfilled: list[str]


def insist_on_known(text: str) -> None:
    unknown = [name for name in _names(text) if name not in PLACEHOLDERS]
    if unknown:
        named = ", ".join(f"{{{name}}}" for name in unknown)
        known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        raise PlaceholderUnknown(f"Nothing is known as {named}. There are {known}.", field="text", unknown=unknown)


def insist_on_filled(text: str) -> None:
    """Other braces are the customer's business, or the agent's."""
    left = [name for name in _names(text) if name in PLACEHOLDERS]
    if left:
        named = ", ".join(f"{{{name}}}" for name in left)
        raise PlaceLeft(f"Write what belongs at {named}, or take it out.", field="text", unfilled=left)


def fill(text: str, values: Mapping[str, str | None]) -> Filled:
    """In one go: what is put in is not looked through again. What can't be filled stays, and is named."""
    unfilled = [name for name in _names(text) if not values.get(name)]
    return Filled(PLACE.sub(lambda place: values.get(place[1].strip()) or place[0], text), unfilled)


async def values_for(
    parts: Parts, session: AsyncSession, agent: Agent, conversation: Conversation
) -> dict[str, str | None]:
    customer = await _customer(session, conversation)
    handoff = await running(session, conversation.id)
    team = await session.get(Team, handoff.team_code) if handoff else None
    brand = parts.brand
    return {
        "customer.given_name": customer.given_name if customer else None,
        "customer.name": customer.name if customer else None,
        "agent.given_name": agent.given_name,
        "team.name": team.name if team else None,
        "brand.name": brand.name,
        "brand.phone": brand.phone,
        "brand.phone_hours": brand.phone_hours,
        "brand.site": parts.settings.public_url or None,
        "today": parts.formats.day(parts.formats.today(now())).display,
    }


async def _customer(session: AsyncSession, conversation: Conversation) -> Customer | None:
    """Nobody is called by the name of whoever had the number before."""
    level = level_now(conversation.level, conversation.verified_until)
    if conversation.customer_id is None or level is Level.anonymous:
        return None
    return await session.get(Customer, conversation.customer_id)


def _names(text: str) -> list[str]:
    return list(dict.fromkeys(name.strip() for name in PLACE.findall(text)))
