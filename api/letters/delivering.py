"""Notices go out on the channels their customers chose: each once, and none in the middle of the night."""

import asyncio
import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from api.letters import receipts, repository
from api.letters.hours import morning_after
from api.letters.sending import Due, Outcome, prepare, try_once
from api.letters.ways import can_text_here
from api.parts import Parts
from api.pauses import pause_after
from connectors.base import NotSent, OutcomeUnknown, Taken
from models import DeliveryState, NoticeChannel, NoticeDelivery
from models.base import now

log = logging.getLogger(__name__)
# At once on one channel. A worker that dies leaves so many in doubt and no more.
AT_ONCE = 10
# The waits after a provider could not take one; after the last of them it is given up.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (30, 120, 600, 1800, 7200))
# Old news is worse than none; it stands on the customer's pages in any case.
GIVE_UP_AFTER = timedelta(hours=24)
# What wakes somebody up. Letters lie where they are until they are looked at.
RINGS = frozenset({NoticeChannel.sms, NoticeChannel.push})


@dataclass(frozen=True, slots=True)
class _Batch:
    seen: int
    claimed: Sequence[Due]


async def send_due(parts: Parts, channel: NoticeChannel) -> None:
    """A round, one for each channel: a mail server that hangs keeps no text waiting."""
    if channel is NoticeChannel.sms and not can_text_here(parts):
        return
    while (batch := await _claim(parts, channel)).seen:
        outcomes = await asyncio.gather(*(try_once(parts, each) for each in batch.claimed))
        await _note(parts, {each.id: outcome for each, outcome in zip(batch.claimed, outcomes, strict=True)})
        if outcomes and all(isinstance(outcome, NotSent) and outcome.again for outcome in outcomes):
            # It is away: the others wait for the next round, and are not worn out one by one.
            return


async def _claim(parts: Parts, channel: NoticeChannel) -> _Batch:
    """Marks the next ones as being sent and commits that first: a worker that dies from here on leaves a question,
    never a second message."""
    async with parts.database.transaction() as session:
        rows = await repository.due(session, channel, AT_ONCE)
        prepared = await prepare(parts, session, rows)
        claimed = []
        for delivery, notice, _ in rows:
            each, reason = prepared[delivery.id]
            if now() - notice.created_at > GIVE_UP_AFTER:
                reason = reason or "it had waited for too long"
            if each is None or reason is not None:
                delivery.state, delivery.last_error, delivery.next_attempt_at = DeliveryState.failed, reason, None
            elif not _is_kept_until_morning(parts, delivery):
                delivery.state, delivery.next_attempt_at = DeliveryState.sending, None
                delivery.connector = each.connector
                delivery.attempts += 1
                delivery.updated_at = now()
                claimed.append(each)
        return _Batch(len(rows), claimed)


def _is_kept_until_morning(parts: Parts, delivery: NoticeDelivery) -> bool:
    if delivery.at_night or delivery.channel not in RINGS:
        return False
    morning = morning_after(now(), parts.formats.timezone)
    if morning is not None:
        delivery.next_attempt_at = morning
    return morning is not None


async def _note(parts: Parts, outcomes: dict[uuid.UUID, Outcome]) -> None:
    async with parts.database.transaction() as session:
        for delivery in await repository.hold(session, outcomes):
            outcome = outcomes[delivery.id]
            # A receipt may have been here first, and knows more.
            if isinstance(outcome, Taken):
                await receipts.note_taken(parts, session, delivery, outcome)
            elif delivery.state is not DeliveryState.sending:
                continue
            elif isinstance(outcome, OutcomeUnknown):
                delivery.state, delivery.last_error = DeliveryState.unknown, str(outcome)[:200]
            else:
                _postpone(delivery, outcome)


def _postpone(delivery: NoticeDelivery, refusal: NotSent) -> None:
    delivery.last_error = str(refusal)[:200]
    if not refusal.again or delivery.attempts > len(PAUSES):
        log.warning("notice_delivery=%s failed: %s", delivery.id, refusal)
        delivery.state = DeliveryState.failed
        return
    delivery.next_attempt_at = now() + pause_after(delivery.attempts, PAUSES, refusal.after)
