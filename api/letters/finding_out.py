"""What became of notices whose sending was never answered. They are looked for, and never sent again blindly."""

import logging
from datetime import timedelta

from api.letters import receipts, repository
from api.letters.repository import Row
from api.letters.sending import address_of, sms_words
from api.parts import Parts
from api.sent_texts import in_words
from connectors.base import NotSent, Taken
from models import DeliveryState
from models.base import now

log = logging.getLogger(__name__)
# Longer than a batch takes: whoever was at it is dead.
DEAD_AFTER = timedelta(seconds=150)
# The provider has listed by then whatever it took, and after a day it may list it no more.
LISTED_AFTER, LISTED_FOR = timedelta(seconds=30), timedelta(hours=24)
AT_ONCE = 50


async def find_out(parts: Parts) -> None:
    """A round."""
    asked = [name for name, provider in parts.providers.items() if provider.finds]
    async with parts.database.transaction() as session:
        await repository.give_up_on_the_dead(session, now() - DEAD_AFTER)
        after, before = now() - LISTED_FOR, now() - LISTED_AFTER
        rows = await repository.in_doubt(session, asked, after, before, AT_ONCE) if asked else []
    for row in rows:
        await _look_for(parts, row)


async def _look_for(parts: Parts, row: Row) -> None:
    delivery, notice, customer = row
    words = sms_words(parts, notice.text)
    to = address_of(delivery.channel, notice, customer) or ""
    outgoing = in_words(to, words, delivery.id)
    try:
        taken = await parts.providers[delivery.connector or ""].find(outgoing, delivery.created_at)
    except NotSent as error:
        log.warning("%s can't be asked about notice_delivery=%s: %s", delivery.connector, delivery.id, error)
        return
    await _settle(parts, row, taken)


async def _settle(parts: Parts, row: Row, taken: Taken | None) -> None:
    """What the provider never had is not sent anew: by now it is old, and it stands on the customer's pages."""
    async with parts.database.transaction() as session:
        for delivery in await repository.hold(session, [row[0].id]):
            if taken is not None:
                await receipts.note_taken(parts, session, delivery, taken)
            elif delivery.state is DeliveryState.unknown:
                delivery.state, delivery.last_error = DeliveryState.failed, "the provider never had it"
