"""What the worker does again and again: looking for what is due. Each is safe to do twice, and by two at once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from api import housekeeping
from api.accounts import household
from api.billing.telling import tell_of_bills
from api.callbacks import promises
from api.channels import finding_out, taking
from api.conversations.hiding import hide_secrets
from api.files import keeping
from api.handoff import aside, lateness, line, silence
from api.letters import delivering
from api.letters import finding_out as notices_in_doubt
from api.orders.telling import tell_of_orders
from api.outages.telling import tell_subscribers
from api.parts import Parts
from api.payments.finding_out import collect, find_out
from api.payments.receipts import send_receipts
from api.plans.due import apply_due
from api.privacy import erasing, exporting
from api.tickets import bringing_files
from api.tickets.telling import tell_of_tickets
from api.usage.alerts import tell_alerts
from models import NoticeChannel

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Round:
    name: str
    # Seconds from the end of one to the beginning of the next.
    every: float
    go: Callable[[Parts], Awaitable[object]]


async def _tidy(parts: Parts) -> None:
    await housekeeping.tidy(parts.database)


ROUNDS = (
    Round("end invitations that nobody answered", 600, household.end_old),
    Round("throw away old requests and offers", 3600, _tidy),
    Round("throw away files that nobody sent", 600, keeping.throw_away),
    Round("put files on their tickets", 5, bringing_files.bring),
    Round("write over what was told once", 60, hide_secrets),
    Round("see to who waits for a person", 1, line.see_to),
    Round("bring back what was put aside", 1, aside.bring_back_all),
    Round("note whose answer is late", 2, lateness.note_late),
    Round("see to customers who say nothing more", 10, silence.see_to_the_silent),
    Round("keep promised calls", 30, promises.keep_promises),
    Round("find out about messages", 2, finding_out.find_out),
    Round("take what was left of deliveries", 2, taking.take_what_was_left),
    Round("join texts that miss a part", 20, taking.join_what_is_left),
    Round("find out about payments", 30, find_out),
    Round("take what is due", 300, collect),
    Round("carry out changes that are due", 60, apply_due),
    Round("tell who follows an outage", 10, tell_subscribers),
    Round("tell whose bill is ready", 60, tell_of_bills),
    Round("send receipts of payments", 15, send_receipts),
    Round("tell whose order has moved on", 30, tell_of_orders),
    Round("tell whose case was answered", 30, tell_of_tickets),
    Round("tell whose data is nearly used up", 300, tell_alerts),
    Round("write copies of what is kept about customers", 5, exporting.write_due),
    Round("throw away copies that nobody needs any more", 600, exporting.throw_away),
    Round("erase what need not be kept any more", 3600, erasing.finish_due),
    *(Round(f"send notices by {each}", 2, partial(delivering.send_due, channel=each)) for each in NoticeChannel),
    Round("find out about notices", 30, notices_in_doubt.find_out),
)


async def go_for_ever(parts: Parts) -> None:
    async with asyncio.TaskGroup() as group:
        for each in ROUNDS:
            group.create_task(_go(parts, each), name=each.name)


async def _go(parts: Parts, each: Round) -> None:
    while True:
        try:
            await each.go(parts)
        except Exception:  # a system being away is no reason to stop looking
            log.warning("could not %s", each.name, exc_info=True)
        await asyncio.sleep(each.every)
