"""Keeps promised calls honest: a call that slips is told of before its hour is over, and at the end there is a case."""

import logging
import uuid
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api import notices, wording
from api.callbacks import repository
from api.callbacks.windows import window_out, windows
from api.errors import ServiceError
from api.parts import Parts
from api.systems.ports.ticketing import NewTicket
from models import Callback, CallbackState, NoticeKind, Team, TicketKind
from models.base import now

log = logging.getLogger(__name__)
# Whoever is told before the hour is over need not wait beside the telephone.
TOLD_BEFORE = timedelta(minutes=10)
# A call may take longer than its window; after that nobody remembers to say what came of it.
FORGOTTEN_AFTER = timedelta(minutes=30)
MOST_SLIPS = 2


async def keep_promises(parts: Parts) -> None:
    """A round: what will not be made in time is moved once, with a word; the second time it becomes a case."""
    async with parts.database.session() as session:
        found = await repository.slipping(session, now() + TOLD_BEFORE, now() - FORGOTTEN_AFTER)
    for callback_id in found:
        try:
            if not await _slip(parts, callback_id):
                await give_up(parts, callback_id)
        except ServiceError as error:
            # The cases are away: the others' promises are kept all the same, and this one's when they are back.
            log.warning("callback=%s can't be given up yet: %s", callback_id, type(error).__name__)


async def _slip(parts: Parts, callback_id: uuid.UUID) -> bool:
    """Whether there is another time; False: it has slipped too often."""
    async with parts.database.transaction() as session:
        callback = await repository.hold(session, callback_id)
        if callback is None or not _is_slipping(callback):
            return True
        if callback.slips + 1 >= MOST_SLIPS:
            return False
        callback.slips += 1
        return await move(parts, session, callback, max(callback.to_at, now()), "slipped")


def _is_slipping(callback: Callback) -> bool:
    if callback.state is CallbackState.due:
        return callback.to_at <= now() + TOLD_BEFORE
    return callback.state is CallbackState.taken and callback.to_at <= now() - FORGOTTEN_AFTER


async def move(parts: Parts, session: AsyncSession, callback: Callback, after: datetime, why: str) -> bool:
    """To the next window after then, and the customer is told of it in the same breath. False where there is none."""
    team = await session.get_one(Team, callback.team_code)
    window = next(windows(team, after, parts.formats), None)
    if window is None:
        return False
    by = parts.formats.clock(callback.to_at)
    callback.from_at, callback.to_at = window
    callback.state, callback.agent_id, callback.taken_at = CallbackState.due, None, None
    shown = window_out(*window, parts.formats).display
    said = wording.say(f"call.{why}", number=callback.number, window=shown, by=by)
    await _tell(session, callback, said, f"{why}:{callback.tries}:{callback.slips}")
    return True


async def give_up(parts: Parts, callback_id: uuid.UUID) -> str | None:
    """The case first, under one reference: done twice, it is the same one. Then the customer hears its number."""
    async with parts.database.session() as session:
        callback = await session.get_one(Callback, callback_id)
    if callback.state not in (CallbackState.due, CallbackState.taken):
        return None
    text = wording.say("call.text", number=callback.number, tries=str(callback.tries), slips=str(callback.slips))
    new = NewTicket(
        customer_id=callback.customer_id,
        kind=TicketKind.request,
        title=wording.say("call.title"),
        text=text,
        conversation_id=callback.conversation_id,
    )
    ticket = await parts.systems.ticketing.open(new, reference=f"callback:{callback_id}")
    async with parts.database.transaction() as session:
        held = await repository.hold(session, callback_id)
        if held is None or held.state not in (CallbackState.due, CallbackState.taken):
            return ticket.number
        held.state, held.ended_at = CallbackState.given_up, now()
        due = ticket.promised_at or ticket.due_at
        promised = f" by {parts.formats.moment(due).display}" if due else ""
        brand = {"phone": parts.brand.phone, "phone_hours": parts.brand.phone_hours}
        said = wording.say("call.given_up", number=held.number, ticket=ticket.number, promised=promised, **brand)
        await _tell(session, held, said, "given_up")
    return ticket.number


async def _tell(session: AsyncSession, callback: Callback, said: str, what: str) -> None:
    key = f"callback:{callback.id}:{what}"
    await notices.tell(session, customer_id=callback.customer_id, kind=NoticeKind.ticket, text=said, key=key)
