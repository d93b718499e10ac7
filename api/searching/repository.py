"""The search itself. The newest are found first: ids sort by time, so that common words need not all be gathered.

How common words are, PostgreSQL cannot tell: it takes any beginning of a word for one of fifty messages, and would look
through all that was ever said for a rare one. So the newest messages are read first; where they have not enough hits,
the words are rare enough to be gathered by their index.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from api.searching.words import CLOSES, HEADLINE, OPENS
from models.base import first_id_at

# Hits that are looked at for one page: many may be in one conversation, and each of those is listed once.
LOOKED_AT = 200
# Messages that are read for them before the index is asked: its hits are at most some twentieth of all then.
NEWEST = 4000
LAST_ID = uuid.UUID(int=2**128 - 1)
FIRST_ID = uuid.UUID(int=0)
# As the index has it, word by word.
HAS_WORDS = "to_tsvector('simple'::regconfig, {0}.content ->> 'text') @@ to_tsquery('simple', :words)"
CAN_BE_FOUND = "{0}.sender <> 'system' AND NOT {0}.content ? 'secret'"
# A number is somebody's who writes from it, or whose account has it.
FILTERS = {
    "number": "(conversation.contact_id IN (SELECT id FROM contact WHERE address = :number)"
    " OR conversation.customer_id IN (SELECT id FROM customer WHERE phone = :number))",
    "ticket": "conversation.id IN (SELECT conversation_id FROM ticket WHERE ticket.number = :ticket)",
    "tag": "conversation.tags <> '[]' AND conversation.tags ? :tag",
    "agent": "conversation.id IN"
    " (SELECT conversation_id FROM handoff WHERE agent_id = :agent OR last_agent_id = :agent)",
}
# Gathered once: joined, the words would be looked up anew for each conversation.
IN_SOME = "message.conversation_id = ANY (ARRAY(SELECT conversation.id FROM conversation WHERE true{filters}))"
SHOWN = (
    "conversation.id AS conversation_id, conversation.channel, conversation.owner, conversation.tags,"
    " conversation.level, conversation.verified_until, conversation.customer_id,"
    " customer.given_name || ' ' || customer.family_name AS customer_name"
)
WITHIN = f"""{CAN_BE_FOUND.format("message")}
          AND message.id < :before AND message.id >= :since AND message.id < :until {{filters}}"""
FROM_NEWEST = f"""
    WITH said AS MATERIALIZED (
        SELECT message.* FROM message WHERE {WITHIN} ORDER BY message.id DESC LIMIT {NEWEST}
    ), hits AS MATERIALIZED (
        SELECT said.id, said.conversation_id, said.seq FROM said
        WHERE {HAS_WORDS.format("said")} ORDER BY said.id DESC LIMIT {LOOKED_AT}
    )
"""
FROM_ALL = f"""
    WITH said AS MATERIALIZED (
        SELECT message.id, message.conversation_id, message.seq FROM message
        WHERE {HAS_WORDS.format("message")} AND {WITHIN}
    ), hits AS MATERIALIZED (
        SELECT * FROM said ORDER BY id DESC LIMIT {LOOKED_AT}
    )
"""
# A conversation stands at its newest hit, so that one which an earlier page has is left out.
FOUND = f""", newest AS (
        SELECT * FROM (SELECT DISTINCT ON (conversation_id) * FROM hits ORDER BY conversation_id, id DESC) AS each_one
        ORDER BY id DESC OFFSET 0
    ), kept AS (
        SELECT * FROM newest
        WHERE NOT EXISTS (
            SELECT FROM message AS shown
            WHERE shown.conversation_id = newest.conversation_id AND shown.seq > newest.seq
              AND shown.id >= :before AND shown.id < :until
              AND {HAS_WORDS.format("shown")} AND {CAN_BE_FOUND.format("shown")} OFFSET 0
        ) LIMIT :limit
    )
    SELECT message.id AS place, message.created_at AS at, message.seq, message.sender, {SHOWN},
           ts_headline('simple', translate(message.content ->> 'text', '{OPENS}{CLOSES}', ''),
                       to_tsquery('simple', :words), '{HEADLINE}') AS headline,
           looked_at.count AS looked_at, looked_at.last AS last_hit
    FROM (SELECT count(*), min(id::text)::uuid AS last FROM hits) AS looked_at
    LEFT JOIN kept ON true
    LEFT JOIN message ON message.id = kept.id
    LEFT JOIN conversation ON conversation.id = message.conversation_id
    LEFT JOIN customer ON customer.id = conversation.customer_id
    ORDER BY message.id DESC
"""
HELD = f"""
    SELECT conversation.id AS place, coalesce(said.created_at, conversation.created_at) AS at, said.seq, said.sender,
           {SHOWN}, coalesce(said.words, '') AS headline
    FROM conversation
    LEFT JOIN customer ON customer.id = conversation.customer_id
    LEFT JOIN LATERAL (
        SELECT seq, sender, created_at, content ->> 'text' AS words FROM message
        WHERE conversation_id = conversation.id AND {CAN_BE_FOUND.format("message")} ORDER BY seq DESC LIMIT 1
    ) AS said ON true
    WHERE conversation.id < :before AND conversation.id >= :since AND conversation.id < :until {{filters}}
    ORDER BY conversation.id DESC LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """`words` is a query of words.py; `until` is the first moment that is not wanted any more."""

    words: str | None = None
    number: str | None = None
    ticket: str | None = None
    tag: str | None = None
    agent: uuid.UUID | None = None
    since: datetime | None = None
    until: datetime | None = None

    @property
    def named(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in FILTERS if getattr(self, name) is not None}


@dataclass(frozen=True, slots=True)
class Found:
    rows: Sequence[Any]
    # Where the next page goes on; None at the end.
    goes_on: uuid.UUID | None


async def find(session: AsyncSession, wanted: Wanted, before: uuid.UUID | None, limit: int) -> Found:
    filters = "".join(f" AND {FILTERS[name]}" for name in wanted.named)
    values = wanted.named | {
        "before": before or LAST_ID,
        "since": first_id_at(wanted.since) if wanted.since else FIRST_ID,
        "until": first_id_at(wanted.until) if wanted.until else LAST_ID,
        "limit": limit + 1,
    }
    if wanted.words is None:
        return _cut((await session.execute(text(HELD.format(filters=filters)), values)).all(), limit)
    if filters:
        filters = f" AND {IN_SOME.format(filters=filters)}"
    values |= {"words": wanted.words}
    # How many conversations a filter leaves differs: a plan made for any would be wrong for most.
    await session.execute(text("SET LOCAL plan_cache_mode = force_custom_plan"))
    rows: Sequence[Any] = []
    for hits in (FROM_NEWEST, FROM_ALL):
        rows = (await session.execute(text(hits.format(filters=filters) + FOUND), values)).all()
        if rows[0].looked_at == LOOKED_AT:
            break
    return _said(rows, limit)


def _cut(rows: Sequence[Any], limit: int) -> Found:
    return Found(rows[:limit], rows[limit - 1].place if len(rows) > limit else None)


def _said(rows: Sequence[Any], limit: int) -> Found:
    """Where so many hits were in so few conversations that a page is not full, it goes on after the last of them."""
    found = _cut([row for row in rows if row.place is not None], limit)
    was_all = rows[0].looked_at < LOOKED_AT
    return Found(found.rows, found.goes_on or (None if was_all else rows[0].last_hit))
