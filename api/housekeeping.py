"""What is thrown away when nobody can need it any more: the memory of requests, offers that have ended, what
providers brought, and what agents never sent."""

from datetime import timedelta

from sqlalchemy import delete, select, update

from api.db import Database
from models import Arrival, ArrivalState, Conversation, Draft, Quote, Request, UsedToken
from models.base import now

# A client that asks again does so within minutes; a week also covers one that was switched off over a holiday.
REQUESTS_KEPT = timedelta(days=7)
# What was quoted is evidence while the bill it led to may still be disputed.
QUOTES_KEPT = timedelta(days=400)
# What a provider brought can be looked at and let in for so long; afterwards it is only known that it came. Looked for
# among those that have just become old, for there are many more of the older ones.
ARRIVALS_KEPT, JUST_NOW = timedelta(days=30), timedelta(days=7)
# What an agent typed and never sent is of no use once the conversation is over.
DRAFTS_KEPT = timedelta(days=1)
# Of a channel that was taken down: nobody else could read it.
NEVER_TAKEN = {"state": ArrivalState.refused, "waiting": [], "reason": "nobody could take it in all this time"}


async def tidy(database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(delete(Request).where(Request.created_at < now() - REQUESTS_KEPT))
        ended = now() - ARRIVALS_KEPT
        old = Arrival.received_at.between(ended - JUST_NOW, ended)
        await session.execute(update(Arrival).where(old, Arrival.state == ArrivalState.received).values(NEVER_TAKEN))
        await session.execute(update(Arrival).where(old, Arrival.body != b"").values(body=b""))
        # One that has ended can't be used again in any case.
        await session.execute(delete(UsedToken).where(UsedToken.ends_at < now()))
        await session.execute(delete(Quote).where(Quote.ends_at < now() - QUOTES_KEPT))
        over = select(Conversation.id).where(Conversation.closed_at < now() - DRAFTS_KEPT)
        await session.execute(delete(Draft).where(Draft.conversation_id.in_(over)))
