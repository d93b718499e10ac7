"""How things stand at the desk, in short: while a mark is the same, there is nothing to read again."""

import hashlib
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import text

from api.db import Database
from models import AgentRole

# The version that PostgreSQL keeps of a row stands for all its columns; of a conversation only what a list shows of
# it. What follows from the clock is marked by a note, or asked here.
READ = text("""
    WITH running AS MATERIALIZED (
        SELECT id, xmin AS version, state, aside_since, team_code, agent_id, conversation_id,
               (SELECT count(*) FROM due_note WHERE due_note.handoff_id = handoff.id) AS notes
        FROM handoff WHERE state IN ('requested', 'assigned')
    )
    SELECT 'line' AS kind, team_code AS whose, count(*) AS many, NULL AS role, NULL::jsonb AS teams,
           md5(string_agg(concat_ws(' ', running.id, version, notes, customer_id), ',' ORDER BY running.id)) AS mark
    FROM running JOIN conversation ON conversation.id = conversation_id WHERE state = 'requested' GROUP BY team_code
    UNION ALL
    SELECT 'chats', agent_id::text, count(*) FILTER (WHERE aside_since IS NULL), NULL, NULL, md5(string_agg(concat_ws(
        ' ', running.id, version, notes, last_seq, epoch, customer_id, level, verified_until > now(), tags
    ), ',' ORDER BY running.id))
    FROM running JOIN conversation ON conversation.id = conversation_id WHERE state = 'assigned' GROUP BY agent_id
    UNION ALL
    SELECT 'agent', id::text, 0, role, teams, md5(concat_ws(' ', state, capacity, role, name, teams, skills, languages))
    FROM agent WHERE state <> 'disabled'
    UNION ALL
    SELECT 'late', '', coalesce(sum(notes), 0), NULL, NULL, '' FROM running
    UNION ALL
    SELECT 'failed', '', 0, NULL, NULL, max(updated_at)::text FROM delivery WHERE state = 'failed'
""")
LONG_ENOUGH = 12
Marks = Mapping[str, str]


async def read(database: Database) -> Mapping[uuid.UUID, Marks]:
    """What each agent's desk is told of, and its mark."""
    rows = await database.rows(READ)
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for row in rows:
        found[row.kind][row.whose] = row
    lines, chats = found["line"], found["chats"]
    board = _board(rows)
    return {uuid.UUID(whose): _of(agent, lines, chats.get(whose), board) for whose, agent in found["agent"].items()}


def _of(agent: Any, lines: Mapping[str, Any], chats: Any, board: str) -> Marks:
    leads = agent.role != AgentRole.agent
    seen = [f"{code} {lines[code].mark}" for code in sorted(lines) if leads or code in agent.teams]
    marks = {
        "queue": _short(*seen),
        "chats": _short(chats.mark if chats else ""),
        "state": _short(agent.mark, str(chats.many if chats else 0)),
    }
    return marks | ({"board": board} if leads else {})


def _board(rows: Sequence[Any]) -> str:
    """How many each agent has is on it, and not what is said in them."""
    return _short(
        *sorted(f"{row.kind} {row.whose} {row.many} {'' if row.kind == 'chats' else row.mark}" for row in rows)
    )


def _short(*told: str) -> str:
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:LONG_ENOUGH]
