"""The trace of who looked and who changed what. Written here, and never changed again."""

from typing import Any

from fastapi import Request
from sqlalchemy import bindparam, insert

from api.auth import Caller
from api.db import Database
from models import Audit

TOLD = ("actor_kind", "actor_id", "action", "subject_kind", "subject_id", "conversation_id", "detail")
LINE = insert(Audit).values({name: bindparam(name, type_=Audit.__table__.c[name].type) for name in TOLD})


def route_of(request: Request) -> str:
    """The route that was called, without the ids in it. The framework tells only a nested router's part of it."""
    parts = request.url.path.split("/")
    names = {str(value): name for name, value in request.path_params.items()}
    return f"{request.method} {'/'.join(f'{{{names[part]}}}' if part in names else part for part in parts)}"


def values(caller: Caller, action: str, **detail: Any) -> dict[str, Any]:
    """A line of the trace."""
    about = ("customer", str(caller.customer_id)) if caller.customer_id else ("nobody", "")
    return {
        "actor_kind": caller.actor,
        "actor_id": str(caller.actor_id) if caller.actor_id else None,
        "action": action[:64],
        "subject_kind": about[0],
        "subject_id": about[1],
        "conversation_id": caller.conversation_id,
        "detail": detail,
    }


async def note(database: Database, caller: Caller, action: str, **detail: Any) -> None:
    await database.run(LINE, **values(caller, action, **detail))
