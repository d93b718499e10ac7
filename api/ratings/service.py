"""Asking how it was: once for each matter that was solved, and never somebody who came angry, grieving or robbed."""

import uuid
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api import audit, wording
from api.auth import Caller, talks_as
from api.conversations import ledger, ownership_repository
from api.conversations import repository as conversations
from api.errors import NotAllowed, Refused
from api.parts import Parts
from api.ratings import repository
from api.ratings.rendering import rating_out, sums_out
from api.ratings.schemas import RatingIn, RatingOut, RatingSumsOut
from api.sessions import find_browser
from models import ActorKind, Agent, Conversation, ConversationOwner, Handoff, Level, Rating, Resolver
from models.base import now

SOLVED = "solved"
NORMAL = 3
CHANGEABLE = timedelta(days=1)
ASKED = "rating.ask"
# What somebody came for who is not asked how they liked it, as the assistant calls it.
NEVER = frozenset({"complain", "cancel_service", "lost_phone", "privacy_request", "complaint"})
MOMENTS = frozenset({"bereavement", "fraud", "illness", "debt", "emergency", "fire", "distress", "abuse"})


class BotOnly(NotAllowed):
    """Whether something was solved is not for a page to say."""

    title = "The assistant asks, and agents do"


class NothingToRate(Refused):
    """Nothing was asked here, or it is too long ago."""

    title = "There is nothing to rate now"


async def ask_after_agent(
    parts: Parts, session: AsyncSession, conversation: Conversation, handoff: Handoff, agent: Agent
) -> None:
    """The agent has closed it. The conversation is locked; its line that it has ended is written."""
    if not _is_asked_about(handoff):
        return
    intent = handoff.card.get("intent")
    told = {"resolver": Resolver.agent, "agent_id": agent.id, "handoff_id": handoff.id, "topic": intent}
    if await repository.add(session, conversation_id=conversation.id, **told):
        said = wording.say(ASKED, name=agent.given_name)
        await ledger.say(parts, session, conversation, said, key=ASKED)


def _is_asked_about(handoff: Handoff) -> bool:
    """Who had to go first came with more than a question."""
    about = {handoff.reason, handoff.card.get("intent")}
    is_solved = (handoff.outcome or "").strip().casefold() == SOLVED
    return is_solved and handoff.priority == NORMAL and not about & (NEVER | MOMENTS)


async def ask_after_assistant(session: AsyncSession, caller: Caller, topic: str | None) -> RatingOut:
    """The bot has solved something, and asks itself, in its own words, where this says that it may."""
    if caller.actor is not ActorKind.bot or caller.conversation_id is None:
        raise BotOnly("It is asked once something was solved.")
    conversation = await conversations.hold(session, caller.conversation_id)
    mine = conversation.owner is ConversationOwner.bot and topic not in NEVER
    if mine and await ownership_repository.had_person(session, conversation.id):
        # Whoever had an agent too is asked about them.
        mine = False
    told = {"conversation_id": conversation.id, "resolver": Resolver.assistant, "topic": topic}
    if mine and await repository.add(session, **told):
        return RatingOut(state="asked", resolver="assistant", changeable_until=now() + CHANGEABLE)
    return RatingOut(state="none")


async def _found(
    session: AsyncSession, caller: Caller, cookie: str | None, which: uuid.UUID | None = None
) -> Rating | None:
    since = now() - CHANGEABLE
    if caller.actor is ActorKind.bot and caller.conversation_id is not None:
        return await repository.of_conversation(session, caller.conversation_id, since, which)
    browser = await find_browser(session, cookie) if caller.actor is ActorKind.customer else None
    if browser is None:
        return None
    return await repository.of_contacts(session, {browser.contact_id, talks_as(browser)}, since, which)


async def show(session: AsyncSession, caller: Caller, cookie: str | None) -> RatingOut:
    rating = await _found(session, caller, cookie)
    return await _out(session, rating) if rating else RatingOut(state="none")


async def rate(session: AsyncSession, caller: Caller, cookie: str | None, told: RatingIn) -> RatingOut:
    """Within a day it may be changed, and the last word counts, once: for what it was asked of."""
    rating = await _found(session, caller, cookie, told.id)
    if rating is None:
        raise NothingToRate("It can be rated for a day after it was asked.")
    await keep(session, caller, rating, told)
    return await _out(session, rating)


async def keep(session: AsyncSession, caller: Caller, rating: Rating, told: RatingIn) -> None:
    if (rating.score, rating.comment) == (told.score, told.comment or rating.comment):
        return
    rating.score, rating.comment = told.score, told.comment or rating.comment
    rating.rated_at = now()
    by = Caller(caller.customer_id, Level.anonymous, caller.actor, caller.actor_id, rating.conversation_id)
    await session.execute(audit.LINE, audit.values(by, "rated", score=told.score, rating=str(rating.id)))


async def _out(session: AsyncSession, rating: Rating) -> RatingOut:
    agent = await session.get(Agent, rating.agent_id) if rating.agent_id else None
    return rating_out(rating, agent, rating.created_at + CHANGEABLE)


async def sums(session: AsyncSession, days: int) -> RatingSumsOut:
    since = now() - timedelta(days=days)
    return sums_out(since, await repository.sums(session, since))


async def open_question(session: AsyncSession, contact_id: uuid.UUID) -> Rating | None:
    """What a bare number answers: asked in a conversation that has ended, as the last thing said there."""
    conversation = await repository.last_conversation(session, contact_id)
    if conversation is None or conversation.owner is not ConversationOwner.closed:
        return None
    last = await conversations.last_answer(session, conversation.id)
    if last is None or last.content.get("key") != ASKED:
        return None
    return await repository.of_conversation(session, conversation.id, now() - CHANGEABLE)
