"""Who else has a conversation open, and who of them is writing. Kept in Redis alone, and forgotten within seconds."""

import json
import logging
import time
import uuid
from typing import Any

from redis.exceptions import RedisError

from api.conversations.presence import COLLEAGUE
from api.parts import Parts
from api.writing.schemas import CompanyOut, PresentOut
from models import Agent

log = logging.getLogger(__name__)
# What a hint can say beside "more": somebody has come, gone, begun or stopped to write.
COMPANY = "company"
# A desk says every 15 s that it is still there.
LASTS = 25.0
KEPT = 60


def _key(conversation_id: uuid.UUID) -> str:
    return f"selfcare:company:{conversation_id}"


async def look(parts: Parts, agent: Agent, conversation_id: uuid.UUID, writing: str | None) -> None:
    """Others are told only of what they did not know."""
    key, field, until = _key(conversation_id), str(agent.id), time.time() + LASTS
    row = json.dumps({"name": agent.name, "writing": writing, "until": until})
    try:
        async with parts.redis.pipeline(transaction=True) as pipeline:
            pipeline.hget(key, field)
            pipeline.hset(key, field, row)
            pipeline.expire(key, KEPT)
            before, *_ = await pipeline.execute()
    except RedisError as error:
        log.warning("nobody is told who looks: %s", type(error).__name__)
        return
    known = _present(field, before) if before else None
    if known is None or known.writing != writing:
        await parts.live.tell(conversation_id, COMPANY, who=COLLEAGUE)


async def leave(parts: Parts, agent_id: uuid.UUID, conversation_id: uuid.UUID) -> None:
    try:
        was_there = await _answer(parts.redis.hdel(_key(conversation_id), str(agent_id)))
    except RedisError as error:
        log.warning("nobody is told who has gone: %s", type(error).__name__)
        return
    if was_there:
        await parts.live.tell(conversation_id, COMPANY, who=COLLEAGUE)


async def others(parts: Parts, agent_id: uuid.UUID | None, conversation_id: uuid.UUID) -> CompanyOut:
    """In the order of their names."""
    try:
        rows = await _answer(parts.redis.hgetall(_key(conversation_id)))
    except RedisError as error:
        log.warning("nobody knows who looks: %s", type(error).__name__)
        return CompanyOut(agents=[], known=False)
    present = [found for field, row in rows.items() if (found := _present(field, row)) and found.agent_id != agent_id]
    return CompanyOut(agents=sorted(present, key=lambda each: (each.name, each.agent_id)), known=True)


def _present(field: str, row: str) -> PresentOut | None:
    told = json.loads(row)
    if told["until"] <= time.time():
        return None
    return PresentOut(agent_id=uuid.UUID(field), name=told["name"], writing=told["writing"])


async def _answer(asked: Any) -> Any:
    """The client's types leave open whether there is something to wait for."""
    return await asked
